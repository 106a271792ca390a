import { searchExpression } from '../../../src/simulator/okta/search-expression.js';

const ADA: Readonly<Record<string, unknown>> = {
  'profile.name': 'Ada "the first"',
  'profile.teams': ['growth', 'Data'],
  'profile.contractor': false,
  lastUpdated: '2026-01-01T00:00:00.000Z',
  status: 'ACTIVE',
};
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
    ['status pr', true],
    ['profile.email pr', false],
    ['profile.contractor eq false', true],
    ['profile.teams eq "data"', true],
    ['lastUpdated gt "2025-12-31T00:00:00.000Z"', true],
    ['lastUpdated lt "2025-12-31T00:00:00.000Z" or lastUpdated le "2026-01-01T00:00:00.000Z"', true],
    ['status eq "STAGED" and (status eq "ACTIVE" or status sw "ACT")', false],
    ['(status eq "STAGED" and status eq "ACTIVE") or (((status sw "ACT")))', true],
    ['status eq "ACTIVE" AND profile.name sw "Grace"', false],
  ])('WHEN it says %s, THEN it is %s', (expression, expected) => {
    expect(matches(expression)).toBe(expected);
  });

  test.each([
    '',
    'status',
    'status pr "x"',
    'pr',
    '()',
    'status eq "ACTIVE" xor status eq "X"',
    '(status eq "ACTIVE"',
    'status eq "ACTIVE")',
    `${'('.repeat(10_000)}status pr${')'.repeat(10_000)}`,
    'status eq "A" and',
  ])('WHEN it says %j, THEN it cannot be read', (expression) => {
    expect(() => matches(expression)).toThrow(/^Invalid search criteria\. \(The expression cannot be read/);
  });

  test('WHEN thirty logins are asked for at once, THEN exactly these match', () => {
    const login = (number: number) => `profile.login eq "person-${String(number)}@example.com"`;
    const match = searchExpression(Array.from({ length: 30 }, (_, number) => login(number)).join(' or '));

    const people = Array.from({ length: 60 }, (_, number) => `Person-${String(number)}@example.com`);
    expect(people.filter((found) => match(() => found))).toEqual(people.slice(0, 30));
  });
});
