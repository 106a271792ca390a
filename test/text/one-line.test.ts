import { oneLine } from '../../src/text/one-line.js';

test.each([
  ['moved to the help desk', 'moved to the help desk'],
  ['moved\nto the help desk', 'moved to the help desk'],
  ['moved \r\n\r\n  to the help desk\n', 'moved to the help desk'],
  ['  one \r\n\n\t two  words\r three\n', 'one two  words three'],
  ['', ''],
])('GIVEN %j THEN it is on one line', (text, shown) => {
  expect(oneLine(text)).toBe(shown);
});
