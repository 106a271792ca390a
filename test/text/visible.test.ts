import { visible, visibleText } from '../../src/text/visible.js';

test.each([
  ['a line end', 'a\r\nb', 'a<U+000D><U+000A>b'],
  ['an escape sequence', '\u001b[31m', '<U+001B>[31m'],
  ['a C1 control', '\u009b2J', '<U+009B>2J'],
  ['delete', '\u007f', '<U+007F>'],
  ['a bidirectional override', 'a\u202eb', 'a<U+202E>b'],
  ['a bidirectional isolate and mark', '\u2066\u200f\u061c', '<U+2066><U+200F><U+061C>'],
  ['zero-width characters', '\u200b\u200d\u2060\ufeff\u00ad', '<U+200B><U+200D><U+2060><U+FEFF><U+00AD>'],
  ['separators', '\u2028\u2029', '<U+2028><U+2029>'],
  ['blanks that look like the common one', 'a\u00a0b\u3000c', 'a<U+00A0>b<U+3000>c'],
  ['tags and variation selectors', '\u{e0041}\ufe0f', '<U+E0041><U+FE0F>'],
  ['fillers', '\u3164\u115f', '<U+3164><U+115F>'],
  ['lone surrogates', 'a\ud800b\udc00', 'a<U+D800>b<U+DC00>'],
  ['a workflow command', '::error::x', '<U+003A>:error::x'],
  ['an indented workflow command', '  ::error::x', '  <U+003A>:error::x'],
  ['an old workflow command, anywhere', 'x ##[error]y ##[z', 'x <U+0023>#[error]y <U+0023>#[z'],
])('GIVEN %s THEN it is written out', (_what, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each(["Zoë O'Brien", '李 雷', 'عمر', '👩 ok', 'a::b', 'a # [b] ##', ''])(
  'GIVEN %j THEN it stays as it is',
  (text) => {
    expect(visible(text)).toBe(text);
  },
);

test('GIVEN a text of lines THEN each is made visible, and the line ends stay', () => {
  expect(visibleText('a\n ::error::b\r\n##[c]\n')).toBe('a\n <U+003A>:error::b<U+000D>\n<U+0023>#[c]\n');
});
