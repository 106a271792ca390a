import { hasMark, marksAt, plannedValue } from '../../src/provider/plan-values.js';

describe('the marks on a value of a plan', () => {
  it.each([
    [true, true],
    [{ a: [{}, { b: true }] }, true],
    [{ a: [false, {}], b: null }, false],
    [{}, false],
    [false, false],
    [null, false],
    [undefined, false],
    ['true', false],
  ])('GIVEN the marks %j THEN whether one is set is %j', (marks, set) => {
    expect(hasMark(marks)).toBe(set);
  });

  it('GIVEN a mark on the whole THEN it is on each member; else each member has its own, or none', () => {
    expect(marksAt(true, 'a')).toBe(true);
    expect(marksAt(undefined, 'a')).toBeUndefined();
    expect(marksAt(null, 'a')).toBeNull();
    expect(marksAt({ a: { b: true } }, 'a')).toEqual({ b: true });
    expect(marksAt({ a: true }, 'b')).toBeUndefined();
    expect(marksAt([true], '0')).toBe(true);
    expect(marksAt({}, 'constructor')).toBeUndefined();
  });
});

test.each([
  [null, { shown: 'none' }],
  [undefined, { shown: 'none' }],
  ['', { shown: 'value', value: '' }],
  [false, { shown: 'value', value: false }],
])('the value %j is planned as %j', (value, planned) => {
  expect(plannedValue(value)).toEqual(planned);
});
