import { searchExpression } from '../../../src/simulator/okta/search-expression.js';

const ADA = { 'profile.name': 'Ada "the first"', status: 'ACTIVE' } as Record<string, unknown>;
const matches = (expression: string) => searchExpression(expression)((attribute) => ADA[attribute]);

describe('a search expression', () => {
  test.each([
    ['status eq "active"', true],
    ['status ne "ACTIVE"', false],
    ['status EQ "STAGED"', false],
    ['profile.name sw "ada"', true],
    ['profile.name co "FIRST"', true],
    ['profile.name eq "Ada \\"the first\\""', true],
    ['missing eq ""', true],
    ['status eq "STAGED" and status eq "ACTIVE" or status sw "ACT"', true],
    ['status eq "ACTIVE" AND profile.name sw "Grace"', false],
  ])('WHEN it says %s, THEN it is %s', (expression, expected) => {
    expect(matches(expression)).toBe(expected);
  });

  test.each([
    '',
    'status',
    'status pr',
    'status eq "ACTIVE" xor status eq "X"',
    '(status eq "ACTIVE")',
    'status eq "A" and',
  ])('WHEN it says %j, THEN it cannot be read', (expression) => {
    expect(() => matches(expression)).toThrow(/^Invalid search criteria\. \(The expression cannot be read/);
  });
});
