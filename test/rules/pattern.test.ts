import { compileCondition } from '../../src/rules/evaluate.js';
import { compilePattern, PatternError } from '../../src/rules/pattern.js';
import { AT, compare, person } from './sample-condition.js';

test.each([
  ['ket', 'Marketing', true],
  ['^ket', 'Marketing', false],
  ['^MARKETING$', 'marketing', true],
  ['(?-i)MARKETING', 'marketing', false],
  ['^(sales|marketing)\\b.*emea', 'Marketing, EMEA', true],
  ['\\pL\\d{2}', 'É12', true],
  ['^\\d+$', '0012', true],
])('the pattern %s is found in %s: %s', (pattern, text, found) => {
  expect(compilePattern(pattern, AT)(text)).toBe(found);
});

test('GIVEN spaces around the text THEN an anchor holds at the text itself', () => {
  const holds = compileCondition(compare({ operator: 'matches', value: '^Marketing$' }));
  expect(holds(person({ department: '  marketing ' }))).toBe(true);
});

test.each(['(', '[z-a]', '(?=a)', '\\1', 'a{2000}', '*'])(
  'GIVEN %s, which RE2 does not read, THEN that is an error with its place',
  (pattern) => {
    expect(() => compilePattern(pattern, AT)).toThrow(PatternError);
    expect(() => compilePattern(pattern, AT)).toThrow(expect.objectContaining({ pattern, at: AT }) as Error);
  },
);

test('the message says what is wrong, where, and what to write', () => {
  expect(() => compilePattern('(sales', AT)).toThrow(
    'The pattern "(sales", on line 12, column 7 of the access file, cannot be read: missing closing ). Write it in RE2 syntax.',
  );
  expect(() => compilePattern('sales(?=x)', AT)).toThrow('invalid or unsupported Perl syntax "(?=".');
});

test('GIVEN a pattern that would run for years in another engine THEN it is decided (the test would time out)', () => {
  const found = compilePattern('^(a+)+$', AT);
  expect(found(`${'a'.repeat(10_000)}!`)).toBe(false);
});
