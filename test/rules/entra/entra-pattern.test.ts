import fc from 'fast-check';

import { entraPattern } from '../../../src/rules/entra/entra-pattern.js';
import { compilePattern } from '../../../src/rules/pattern.js';
import { AT } from '../sample-condition.js';

const written = (pattern: string): string => {
  const carried = entraPattern(pattern);
  return 'pattern' in carried ? carried.pattern : `refused: ${carried.refusal}`;
};

test.each([
  ['^Mark', '^Mark'],
  ['sales|marketing$', 'sales|marketing$'],
  ['^(sales|(?:re)?marketing) [A-Z]{2,3}?$', '^(sales|(?:re)?marketing) [A-Z]{2,3}?$'],
  ['R\\.&D\\.', 'R[.]&D[.]'],
  ['a\\-b\\/c', 'a-b/c'],
  ['\\(x\\)+', '[(]x[)]+'],
  ['[^a-z0-9 -]', '[^a-z0-9 -]'],
])('the pattern %s is carried over as %s', (pattern, expected) => {
  expect(written(pattern)).toBe(expected);
  expect(written(expected)).toBe(expected);
});

test.each([
  ['\\d', 'write the characters, as in [0-9]'],
  ['\\bsales\\b', 'does not mean the same'],
  ['a\\\\b', 'does not mean the same in Entra, or cannot be written'],
  ['\\[x', 'does not mean the same in Entra, or cannot be written'],
  ['(?i)sales', '"(?i" is not carried over'],
  ['(?P<a>sales)', 'is not carried over'],
  ['^*', 'is not carried over'],
  ['a{x}', 'is not carried over'],
  ['[\\d]', 'write single characters and ranges'],
  ['[[:alpha:]]', 'write single characters and ranges'],
  ['[A-z]', 'write single characters and ranges'],
  ['(a+)+b', 'a group in it is repeated'],
  ['(ab){2}', 'a group in it is repeated'],
  ['a.*b.*c.*d+', 'more than 3 repetitions'],
  ['a|b*', 'found in every text'],
  ['', 'found in every text'],
  ['(a', 'missing closing )'],
  ['a)', 'unexpected )'],
  ['[z-a]', 'invalid character class range'],
  ["it's", `has "'" in it`],
  ['stra\u00dfe', 'has the character "ß" in it'],
])('the pattern %s is refused: %s', (pattern, reason) => {
  const carried = entraPattern(pattern);
  expect('refusal' in carried && carried.refusal).toContain(reason);
});

test('GIVEN any pattern that is carried over THEN an engine that goes back finds it in the same texts', () => {
  const pieces = fc.constantFrom(
    ...[
      'a',
      'B',
      '.',
      '^',
      '$',
      '|',
      '(',
      '(?:',
      ')',
      ')?',
      '[ab]',
      '[^a]',
      '[a-b]',
      '\\.',
      '\\$',
      'a?',
      'b+',
      '.*',
      'a{2}',
      'b{1,2}',
      ' ',
    ],
  );
  const patterns = fc.array(pieces, { minLength: 1, maxLength: 7 }).map((some) => some.join(''));
  const texts = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'c', '.', '$', ' '), maxLength: 6 });
  let carriedOver = 0;
  fc.assert(
    fc.property(patterns, fc.array(texts, { minLength: 4, maxLength: 4 }), (pattern, some) => {
      const carried = entraPattern(pattern);
      if (!('pattern' in carried)) return;
      carriedOver += 1;
      const found = compilePattern(pattern, AT);
      for (const text of some) expect(new RegExp(carried.pattern, 'i').test(text)).toBe(found(text));
    }),
    { numRuns: 1500 },
  );
  expect(carriedOver).toBeGreaterThan(200);
});
