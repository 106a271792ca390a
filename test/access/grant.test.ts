import { type Grant } from '../../src/access/access-model.js';
import { grantsOn, isDay } from '../../src/access/grant.js';

const at = { line: 1, column: 1 };
const ada: Grant = { user: 'ada@example.com', at };
const grace: Grant = { user: 'grace@example.com', until: '2027-03-31', reason: 'covers for Ada', at };

describe('grantsOn', () => {
  it.each([
    ['2027-03-30', [ada, grace]],
    ['2027-03-31', [ada, grace]],
    ['2027-04-01', [ada]],
    ['2028-01-01', [ada]],
  ])('keeps on %s those without an end and those whose last day it is or comes', (day, expected) => {
    expect(grantsOn(day, [ada, grace])).toEqual(expected);
  });
});

describe('isDay', () => {
  it.each(['2027-03-31', '2028-02-29', '0001-01-01'])('takes %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['', '2027-02-30', '2027-02-29', '2027-13-01', '2027-3-1', '2027-03-31T00:00', '31.03.2027', 'tomorrow'])(
    'refuses %j',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});
