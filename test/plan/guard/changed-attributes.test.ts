import { changesAttribute } from '../../../src/plan/guard/changed-attributes.js';

test.each([
  ['the same value', { a: [1] }, { a: [1] }, false],
  ['another value', { a: [1] }, { a: [2] }, true],
  ['null for a missing one', {}, { a: null }, false],
  ['an object that is created without it', null, { b: 1 }, false],
  ['an object that is created with it', null, { a: 1 }, true],
  ['an object that is deleted with it', { a: 1 }, null, true],
])('GIVEN %s THEN the attribute changes, or not', (_what, before, after, changes) => {
  expect(changesAttribute({ before, after, afterUnknown: undefined }, 'a')).toBe(changes);
});

test('GIVEN a value that is known only after the apply THEN the attribute may change', () => {
  expect(changesAttribute({ before: { a: 1 }, after: {}, afterUnknown: { a: true } }, 'a')).toBe(true);
});
