import fc from 'fast-check';
import { anyText } from './any-text.js';

const SEED = { seed: 1, numRuns: 3_000 };

test('GIVEN any text THEN it is what fast-check gives as binary, from the same seed', () => {
  expect(fc.sample(anyText({ maxLength: 20 }), SEED)).toEqual(
    fc.sample(fc.string({ unit: 'binary', maxLength: 20 }), SEED),
  );
});
