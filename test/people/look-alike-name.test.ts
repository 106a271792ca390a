import { lookAlikeName } from '../../src/people/look-alike-name.js';

describe('a userName', () => {
  test.each([
    [
      'with the Kelvin sign',
      'mar\u212A@example.com',
      '"mar<U+212A>@example.com" looks like "mark@example.com", and is compared as that.',
    ],
    ['with a full-width letter in the domain', 'mark@\uff45xample.com', '"mark@<U+FF45>xample.com" looks like'],
    ['with a long s in the domain', 'mark@te\u017ft.example', 'looks like "mark@test.example"'],
    ['with an ideographic full stop', 'mark@example\u3002com', 'looks like "mark@example.com"'],
    ['with a varia for a backquote', 'o\u1fefneil@example.com', 'looks like "o`neil@example.com"'],
    ['of nothing else than a Kelvin sign', '\u212A', '"<U+212A>" looks like "k"'],
    ['with an ohm sign', '\u2126@example.com', '"<U+2126>@example.com" looks like'],
    ['with a byte order mark before it', ' \uFEFFada@example.com', 'looks like "ada@example.com"'],
    ['with a byte order mark at its very beginning', '\uFEFFada@example.com', '"<U+FEFF>ada@example.com" looks like'],
    ['with a byte order mark after several blanks', ' \t\uFEFFada@example.com', 'looks like "ada@example.com"'],
    ['with a no-break space after it', 'ada@example.com\u00A0 ', 'looks like "ada@example.com"'],
    ['with a no-break space at its very end', 'ada@example.com\u00A0', '"ada@example.com<U+00A0>" looks like'],
    ['with a no-break space before several blanks', 'ada@example.com\u00A0\t ', 'looks like "ada@example.com"'],
  ])("GIVEN %s THEN it is a look-alike, since its key is another person's", (_, userName, says) => {
    expect(lookAlikeName(userName)).toContain(says);
  });

  test.each([
    'ada@example.com',
    'ADA@EXAMPLE.COM',
    ' \tada@example.com \n',
    '\u00C9va@example.com',
    'rene\u0301@example.com',
    'bob@M\u00fcnchen.example',
    'bob@mu\u0308nchen.example',
    'bob@xn--mnchen-3ya.example',
    'ren\u00e9@xn--mnchen-3ya.example',
    'bob@stra\u00dfe.example',
    '\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2@\u03ac.example',
    'ren\u00e9@not a domain',
    'ada\u00A0lovelace@example.com',
    'ada\u00A0 lovelace@example.com',
    'ada \u00A0lovelace@example.com',
  ])('GIVEN %j, which has no key but its own THEN it is none', (userName) => {
    expect(lookAlikeName(userName)).toBeUndefined();
  });
});
