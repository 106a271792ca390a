import fc from 'fast-check';
import { keyTakesOtherLetters, userKey } from '../../src/people/user-key.js';

test.each([
  ['letter case and outer blanks', ' Ada@Example.COM\t', 'ada@example.com'],
  ['an outer no-break space', 'ada@example.com\u00a0', 'ada@example.com'],
  ['an accent as a character of its own (NFD)', 'rene\u0301@example.com', 'ren\u00e9@example.com'],
  ['an accented capital letter', 'REN\u00c9@example.com', 'ren\u00e9@example.com'],
  [
    'a capital letter whose accent makes one character with its small form alone',
    'J\u030c@example.com',
    '\u01f0@example.com',
  ],
  ['the Kelvin sign', 'mar\u212a@example.com', 'mark@example.com'],
  ['a domain in Unicode', 'bob@m\u00fcnchen.example', 'bob@xn--mnchen-3ya.example'],
  ['a domain in Unicode, in capitals', 'bob@M\u00dcNCHEN.example', 'bob@xn--mnchen-3ya.example'],
  ['a domain in NFD', 'bob@mu\u0308nchen.example', 'bob@xn--mnchen-3ya.example'],
  ['its Punycode', 'bob@XN--mnchen-3ya.example', 'bob@xn--mnchen-3ya.example'],
  ['accents on both sides', 'ren\u00e9@m\u00fcnchen.example', 'ren\u00e9@xn--mnchen-3ya.example'],
  ['a domain in full-width letters', 'bob@\uff45xample.com', 'bob@example.com'],
  ['an ideographic full stop in the domain', 'bob@m\u00fcnchen\u3002example', 'bob@xn--mnchen-3ya.example'],
  ['a full-width full stop in the domain', 'bob@example\uff0ecom', 'bob@example.com'],
  ['a domain with an emoji', 'bob@\u{1f4a9}.example', 'bob@xn--ls8h.example'],
  ['a script without letter case', 'bob@\u738b.example', 'bob@xn--qby.example'],
  ['the pattern of a domain in Unicode', '*@*.m\u00fcnchen.example', '*@*.xn--mnchen-3ya.example'],
  ['an underscore and a digit in such a domain', 'bob@a_1.m\u00fcnchen.example', 'bob@a_1.xn--mnchen-3ya.example'],
  [
    'two at signs, of which the last one begins the domain',
    'a\u00e9@b@m\u00fcnchen.example',
    'a\u00e9@b@xn--mnchen-3ya.example',
  ],
])('GIVEN %s THEN the key is the common one', (_what, userName, key) => {
  expect(userKey(userName)).toBe(key);
});

test.each([
  ['a full stop at the end', 'ada@example.com.', 'ada@example.com'],
  ['a full stop at the end of a domain in Unicode', 'bob@m\u00fcnchen.example.', 'bob@m\u00fcnchen.example'],
  ['full-width letters before the at sign', '\uff41da@example.com', 'ada@example.com'],
  ['a look-alike letter of another script', '\u0430da@example.com', 'ada@example.com'],
  ['a typographic apostrophe', 'o\u2019neil@example.com', "o'neil@example.com"],
  ['an invisible character before the at sign', 'bob\u200b@example.com', 'bob@example.com'],
  ['an invisible character in the domain', 'bob@exam\u00adple.com', 'bob@example.com'],
  ['an invisible character in a domain in Unicode', 'bob@m\u00fcn\u200bchen.example', 'bob@m\u00fcnchen.example'],
  ['a path behind the domain', 'bob@m\u00fcnchen.example/x', 'bob@m\u00fcnchen.example'],
  ['a port behind the domain', 'bob@m\u00fcnchen.example:80', 'bob@m\u00fcnchen.example'],
  ['a percent sign in the domain', 'bob@m\u00fcn%63hen.example', 'bob@m\u00fcnchen.example'],
])('GIVEN %s THEN it is another key', (_what, userName, other) => {
  expect(userKey(userName)).not.toBe(userKey(other));
});

test.each([
  ['a domain that is not valid', 'bob@xn--\u00c4.example', 'bob@xn--\u00e4.example'],
  ['a domain with a symbol in it', 'bob@\u00c4\u2105.example', 'bob@\u00e4\u2105.example'],
  ['an ASCII domain that a URL would rewrite', 'ada@127.1', 'ada@127.1'],
  ['such a domain behind an accent', '\u00e9@127.1', '\u00e9@127.1'],
  ['no at sign', 'm\u00fcnchen.example', 'm\u00fcnchen.example'],
  ['no domain', 'm\u00fcnchen@', 'm\u00fcnchen@'],
  ['nothing', '', ''],
])('GIVEN %s THEN it stays as it is written, in lower case', (_what, userName, key) => {
  expect(userKey(userName)).toBe(key);
});

test('GIVEN any ASCII text THEN its key is the text, trimmed and lower-cased, as finding ids of earlier versions have it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      expect(userKey(text)).toBe(text.trim().toLowerCase());
    }),
  );
});

test('GIVEN any text THEN its Unicode form makes no difference, and the key of a key is the key', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'aA\u00e9E\u0301\u0307\u0130\u00df@.@.*-\u3002\uff0e\u212a\u03a3 ') }),
  );
  fc.assert(
    fc.property(text, (userName) => {
      const key = userKey(userName);
      expect(userKey(userName.normalize('NFD'))).toBe(key);
      expect(userKey(userName.normalize('NFC'))).toBe(key);
      expect(userKey(key)).toBe(key);
    }),
    { numRuns: 2000 },
  );
});

test('GIVEN any text in ASCII THEN its key is the text trimmed and in lower case, whichever way it is made', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      expect(userKey(text)).toBe(text.trim().toLowerCase());
    }),
  );
});

test.each([
  ['the Kelvin sign', 'mar\u212a@example.com'],
  ['a varia for a backquote', 'o\u1fefneil@example.com'],
  ['a full-width letter in the domain', 'mark@\uff45xample.com'],
  ['a long s in the domain', 'mark@te\u017ft.example'],
  ['an ideographic full stop in the domain', 'mark@m\u00fcnchen\u3002example'],
  ['a full-width letter in the second label alone', 'bob@\u00e4.\uff45xample'],
])('GIVEN %s THEN the key takes a letter for another one', (_what, userName) => {
  expect(keyTakesOtherLetters(userName)).toBe(true);
});

test.each([
  ['ASCII', 'ADA@Example.com'],
  ['outer blanks', '\u00a0ada@example.com\u00a0'],
  ['an accented capital letter', 'REN\u00c9@example.com'],
  ['an accent as a character of its own', 'rene\u0301@mu\u0308nchen.example'],
  ['a capital letter whose accent makes one character with its small form alone', 'a@J\u030c.example'],
  ['a domain in Unicode, in capitals', 'bob@M\u00dcNCHEN.example'],
  ['its Punycode behind an accent', 'ren\u00e9@XN--mnchen-3ya.example'],
  ['a domain that is not valid', 'ren\u00e9@not a domain'],
  ['no at sign', 'm\u00fcnchen.example'],
  ['a letter that composition takes apart', '\u0958@example.com'],
  ['a Hangul syllable of several parts', '\u1112\u1161\u11ab@example.com'],
])('GIVEN %s THEN the letters stay the same', (_what, userName) => {
  expect(keyTakesOtherLetters(userName)).toBe(false);
});
