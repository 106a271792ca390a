import { duration } from '../../src/text/duration.js';

test.each([
  [0, '0 ms'],
  [199.6, '200 ms'],
  [999, '999 ms'],
  [1_000, '1 s'],
  [59_670.977705007674, '60 s'],
  [120_000, '120 s'],
])('GIVEN %d ms THEN it is written "%s"', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
