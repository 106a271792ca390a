import fc from 'fast-check';
import { spreadsheetText } from '../../src/report/spreadsheet-text.js';
import { anyText } from '../text/any-text.js';

test.each([
  ['an equals sign', '=cmd()', "'=cmd()"],
  ['a plus, a minus, an at', '+1', "'+1"],
  ['a minus', '-1', "'-1"],
  ['an at', '@SUM(A1)', "'@SUM(A1)"],
  ['a fullwidth sign', '＝1', "'＝1"],
  ['blanks before it', '   =1', "'   =1"],
  ['quotation marks before it', '"=1', `'"=1`],
  ['an apostrophe before it', "'=1", "''=1"],
  ['a separator of another locale before it', 'a;=1,@x| -2', "a;'=1,'@x|' -2"],
  ['a tab', '\t=1', '<U+0009>=1'],
  ['a carriage return', '\r=1', '<U+000D>=1'],
])('GIVEN %s THEN it is no formula', (_what, text, shown) => {
  expect(spreadsheetText(text)).toBe(shown);
});

test.each(['ada@example.com', 'a+b', 'Lovelace-Byron', 'a = b', ''])('GIVEN %j THEN it stays as it is', (text) => {
  expect(spreadsheetText(text)).toBe(text);
});

const nasty = fc.string({ unit: fc.constantFrom(...'=+-@＝；;,|\t\r\n "\'`a'), maxLength: 20 });

test('GIVEN any text THEN no part of it between separators begins a formula', () => {
  fc.assert(
    fc.property(fc.oneof(nasty, anyText()), (text) => {
      for (const part of spreadsheetText(text).split(/[;,|]/)) expect(part).not.toMatch(/^[\s"`]*[=+\-@＝＋－＠]/u);
    }),
    { numRuns: 500 },
  );
});
