import { nearestWord } from '../../src/text/nearest-word.js';

const ROLES = ['admin', 'analyst', 'campaign_coordinator', 'support'];

test.each([
  ['analist', 'analyst'],
  ['Admin', 'admin'],
  ['Campaign coordinator', 'campaign_coordinator'],
  ['suport', 'support'],
])('%s is most likely %s', (found, nearest) => {
  expect(nearestWord(found, ROLES)).toBe(nearest);
});

test.each(['owner', '', 'x', 'x'.repeat(100_000)])('nothing is near %s', (found) => {
  expect(nearestWord(found, ROLES)).toBeUndefined();
});

test('of equally near ones it is the first', () => {
  expect(nearestWord('cat', ['bat', 'rat'])).toBe('bat');
});

test('one letter may always differ', () => {
  expect(nearestWord('if', ['is'])).toBe('is');
});

test.each([
  ['hi', 'high'],
  ['me', 'medium'],
  ['i', undefined],
  ['x', undefined],
])('GIVEN the start %j of one word THEN that one: %s', (found, word) => {
  expect(nearestWord(found, ['critical', 'high', 'medium', 'low', 'info'])).toBe(word);
});

test('GIVEN the start of several words THEN none of them', () => {
  expect(nearestWord('port', ['portfolio_admin', 'portfolio_manager'])).toBeUndefined();
});
