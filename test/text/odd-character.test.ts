import {
  asTyped,
  compatibilityCharacter,
  hiddenCharacter,
  outerQuote,
  strangeLetter,
  typographicQuote,
} from '../../src/text/odd-character.js';

test.each([
  ['a\u200bb', '\u200b', 'the invisible character U+200B (zero width space)', 'remove it'],
  ['a\u2061b\u200b', '\u2061', 'the invisible character U+2061', 'remove it'],
  ['a\u00a0b', '\u00a0', 'the blank U+00A0 (no-break space)', 'remove it or write a normal space'],
  ['a\u2009b', '\u2009', 'the blank U+2009', 'remove it or write a normal space'],
  ['a\tb', '\t', 'the blank U+0009 (tab)', 'remove it or write a normal space'],
  ['a\u3000', '\u3000', 'the blank U+3000 (ideographic space)', 'remove it or write a normal space'],
  ['a\u200db', '\u200d', 'the invisible character U+200D (zero width joiner)', 'remove it'],
  ['a\ufe0f', '\ufe0f', 'the invisible character U+FE0F (variation selector 16)', 'remove it'],
  ['\ud83d\udc69\u200b', '\u200b', 'the invisible character U+200B (zero width space)', 'remove it'],
  ['\ue000', '\ue000', 'the invisible character U+E000', 'remove it'],
])('%j has a hidden character', (text, character, thing, remedy) => {
  expect(hiddenCharacter(text)).toEqual({ character, thing, remedy });
});

test.each([
  '',
  'plain',
  'Zo\u00eb',
  '\u2764\ufe0f',
  '\ud83d\udc69\u200d\ud83d\ude80 x',
  '\u0645\u06cc\u200c\u062e',
  '\u0915\u094d\u200d\u0937',
  '\u55b6\u3000\u696d',
])('%j has none', (text) => {
  expect(hiddenCharacter(text)).toBeUndefined();
});

test.each([
  ['\u201ca\u201d', '\u201c'],
  ['"a"', '"'],
  ["'a'", "'"],
  ['\u00aba\u00bb', '\u00ab'],
  ['\u2018a\u2019', '\u2018'],
  ['\u201ca', '\u201c'],
  ['a\u201d', '\u201d'],
  ['a"', '"'],
])('%j has a quotation mark of a list around it', (name, character) => {
  expect(outerQuote(name)).toMatchObject({ character, remedy: 'write the name without quotes around it' });
});

test.each([
  '',
  'a',
  '"',
  "'",
  "'t Hooft",
  'Alice\u2019',
  'l\u2019\u00e9quipe',
  'Team "A"',
  '\u201cA\u201d and \u201cB\u201d',
  'Team \u201cA\u201d',
])('%j has none around it', (name) => {
  if (name === '"' || name === "'") expect(outerQuote(name)?.character).toBe(name === '"' ? name : undefined);
  else expect(outerQuote(name)).toBeUndefined();
});

test.each([
  ['a\u2019b', '\u2019', 'the typographic quote \u2019 (U+2019)', "write '"],
  ['\u201ea', '\u201e', 'the typographic quote \u201e (U+201E)', 'write "'],
])('%j has a typographic quote', (text, character, thing, remedy) => {
  expect(typographicQuote(text)).toEqual({ character, thing, remedy });
});

test.each(["o'neil", '`x`', '"x"'])('%j has a quote of the keyboard', (text) => {
  expect(typographicQuote(text)).toBeUndefined();
});

test.each([
  ['\uff41b', '\uff41', 'the character \uff41 (U+FF41) in place of a', 'write a'],
  ['\ufb01', '\ufb01', 'the character \ufb01 (U+FB01) in place of fi', 'write fi'],
])('%j has another form of a common character', (text, character, thing, remedy) => {
  expect(compatibilityCharacter(text)).toEqual({ character, thing, remedy });
});

test.each(['a', '\u00e9', 'e\u0301', '\u738b'])('%j has none in another form', (text) => {
  expect(compatibilityCharacter(text)).toBeUndefined();
});

test.each([
  ['p\u0430y', '\u0430'],
  ['x \u03bfk', '\u03bf'],
])('%j has a letter of another script in a Latin word', (text, character) => {
  expect(strangeLetter(text)?.character).toBe(character);
});

test.each(['pay', 'IT-\u043e\u0442\u0434\u0435\u043b', '\u0430\u043d\u043d\u0430', 'zo\u00eb', 'a\u738b'])(
  '%j has none',
  (text) => {
    expect(strangeLetter(text)).toBeUndefined();
  },
);

test('GIVEN the marks of a word processor THEN the keyboard has others for them', () => {
  expect(asTyped('\u201ca\u201d \u2018b\u2019 c\u2013d\u2014e\u2212f\u00a0g `h`')).toBe("\"a\" 'b' c-d-e-f g 'h'");
  expect(asTyped("`plain` 'text'")).toBe("`plain` 'text'");
});
