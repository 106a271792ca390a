import { oneLine } from '../../src/text/one-line.js';

test.each([
  ['moved to the help desk', 'moved to the help desk'],
  ['moved\nto the help desk', 'moved to the help desk'],
  ['moved \r\n\r\n  to\tthe help desk\n', 'moved to the help desk'],
  ['two  blanks stay', 'two  blanks stay'],
  ['', ''],
])('GIVEN %j THEN it is on one line', (text, shown) => {
  expect(oneLine(text)).toBe(shown);
});
