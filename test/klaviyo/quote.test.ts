import { quote } from '../../src/klaviyo/quote.js';

test('GIVEN plain text THEN it stands in quotation marks, other scripts and all', () => {
  expect(quote('Zoë – 日本 😀')).toBe('"Zoë – 日本 😀"');
});

test.each([
  ['a\nb', '"a\\u{a}b"'],
  ['\u001b[31mred', '"\\u{1b}[31mred"'],
  ['\u202Eexe', '"\\u{202e}exe"'],
  ['a\u200Bb', '"a\\u{200b}b"'],
  ['a\u2028b', '"a\\u{2028}b"'],
  ['\uD800', '"\\u{d800}"'],
])('GIVEN %j THEN what would not show is made visible', (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});

test('GIVEN 300 characters THEN they stand whole; GIVEN one more THEN it is cut', () => {
  expect(quote('x'.repeat(300))).toBe(`"${'x'.repeat(300)}"`);
  expect(quote('x'.repeat(301))).toBe(`"${'x'.repeat(300)}…"`);
});

test('GIVEN characters of two code units THEN none is cut in half', () => {
  expect(quote('😀'.repeat(400))).toBe(`"${'😀'.repeat(300)}…"`);
});
