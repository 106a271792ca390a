import { hasHiddenCharacters, makeVisible } from '../../src/access/hidden-characters.js';
import { shownValue, shownWord } from '../../src/access/shown-value.js';

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
  expect(shownValue(value)).toBe(shown);
});

test.each([
  ['\u001b[31m', '<U+001B>[31m'],
  ['a\nb', 'a<U+000A>b'],
  ['\u0085', '<U+0085>'],
  ['\u202Egnp', '<U+202E>gnp'],
  ['\uD800', '<U+D800>'],
  ['\u2028', '<U+2028>'],
])('in %j the hidden character is written out', (text, shown) => {
  expect(hasHiddenCharacters(text)).toBe(true);
  expect(makeVisible(text)).toBe(shown);
});

test.each(['Zoë', '王', '👩‍🚀', 'tab-free'])('nothing is hidden in %s', (text) => {
  expect(hasHiddenCharacters(text)).toBe(false);
  expect(shownWord(text)).toBe(text);
});

test('the cut goes through no character', () => {
  expect(shownWord('👩'.repeat(61))).toBe(`${'👩'.repeat(60)}…`);
  expect(shownWord('👩'.repeat(60))).toBe('👩'.repeat(60));
});
