import { hasControlCharacters, hasHiddenCharacters } from '../../src/text/hidden-characters.js';
import { quoted, quotedSentence, shortened } from '../../src/text/quoted.js';

test.each([
  ['ada', '"ada"'],
  ['', '""'],
  ['say "x"', '"say \\"x\\""'],
  [5, '5'],
  [true, 'true'],
  [[], 'an empty list'],
  [['x'], 'a list'],
  [{}, 'a mapping'],
  [null, 'nothing'],
  [undefined, 'nothing'],
])('%j is shown as %s', (value, shown) => {
  expect(quoted(value)).toBe(shown);
});

test.each([
  ['\u001b[31m', '<U+001B>[31m'],
  ['a\nb', 'a<U+000A>b'],
  ['\u0085', '<U+0085>'],
  ['\u202Egnp', '<U+202E>gnp'],
  ['\uD800', '<U+D800>'],
  ['\u2028', '<U+2028>'],
])('in %j the hidden character is written out', (text, shown) => {
  expect(hasControlCharacters(text)).toBe(true);
  expect(hasHiddenCharacters(text)).toBe(true);
  expect(shortened(text)).toBe(shown);
});

test.each(['a\u200bb', 'a\u00adb', '👩\u200d🚀', '\ue000'])(
  'in %j something is hidden that a name may have',
  (text) => {
    expect(hasControlCharacters(text)).toBe(false);
    expect(hasHiddenCharacters(text)).toBe(true);
    expect(quoted(text)).toContain('<U+');
  },
);

test('a blank that is not the common one is shown, but hides nothing', () => {
  expect(hasHiddenCharacters('a\u00a0b')).toBe(false);
  expect(quoted('a\u00a0b')).toBe('"a<U+00A0>b"');
});

test.each(['Zoë', '王', '👩', 'tab-free'])('nothing is hidden in %s', (text) => {
  expect(hasHiddenCharacters(text)).toBe(false);
  expect(shortened(text)).toBe(text);
});

test('the cut goes through no character', () => {
  expect(shortened('👩'.repeat(61))).toBe(`${'👩'.repeat(60)}…`);
  expect(shortened('👩'.repeat(60))).toBe('👩'.repeat(60));
});

test('GIVEN a sentence THEN it is cut later', () => {
  expect(quotedSentence('x'.repeat(301))).toBe(`"${'x'.repeat(300)}…"`);
  expect(quotedSentence('x'.repeat(300))).toBe(`"${'x'.repeat(300)}"`);
});
