import fc from 'fast-check';

import { oktaExpression } from '../../../src/rules/okta/okta-expression.js';
import { oktaRuleFaults } from '../../../src/rules/okta/okta-rule-faults.js';
import { writableConditions } from '../random-conditions.js';
import { all, any, AT, compare, memberOf, not } from '../sample-condition.js';

const NO_PATTERN = compare({ operator: 'equals', value: 'x' });

const members = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    user: `user${index}@example.com`,
    at: { line: 20 + index, column: 9 },
  }));

test('GIVEN a condition without a fault THEN it compiles', () => {
  fc.assert(
    fc.property(writableConditions(), (condition) => {
      expect(oktaRuleFaults(condition)).toEqual([]);
      expect(oktaExpression(condition)).not.toBe('');
    }),
  );
});

test.each([
  ['Cost Centre', 'is not a variable name of Okta', undefined],
  ['größe', 'is not a variable name of Okta', undefined],
  ['1st', 'is not a variable name of Okta', undefined],
  ['a.b', 'is not a variable name of Okta', undefined],
  ['Department', 'is in another letter case in Okta', 'department'],
  ['username', 'is in another letter case in Okta', 'userName'],
  ['status', 'is a word that Okta reserves', undefined],
  ['lastLogin', 'is a word that Okta reserves', undefined],
])('GIVEN the attribute %s THEN it %s', (attribute, problem, nearest) => {
  expect(oktaRuleFaults(not(compare({ operator: 'present', value: true }, attribute)))).toEqual([
    expect.objectContaining({
      at: AT,
      key: 'attribute',
      problem: expect.stringContaining(problem) as string,
      found: `"${attribute}"`,
    }),
  ]);
  expect(oktaRuleFaults(compare({ operator: 'present', value: true }, attribute))[0]?.nearest).toBe(nearest);
});

test.each(['userName', 'givenName', 'familyName', 'login', 'department', 'costCenter', 'teamName_2', '_x'])(
  'GIVEN the attribute %s THEN a rule can compare it',
  (attribute) => {
    expect(oktaRuleFaults(compare({ operator: 'present', value: true }, attribute))).toEqual([]);
  },
);

test('GIVEN a pattern THEN it is a fault with the reason', () => {
  expect(oktaRuleFaults(any(NO_PATTERN, compare({ operator: 'matches', value: '^a' })))).toEqual([
    expect.objectContaining({
      at: AT,
      key: 'matches',
      problem: expect.stringMatching(/rules have no function for patterns/) as string,
    }),
  ]);
});

test('GIVEN texts with both kinds of quotes THEN each is a fault at its key, and one kind is none', () => {
  const both = `5" and 6'`;
  const condition = all(
    memberOf(both),
    compare({ operator: 'in', values: ['a', both, "o'hara", '"x"'] }),
    compare({ operator: 'contains', value: both }),
  );
  expect(oktaRuleFaults(condition).map(({ key }) => key)).toEqual(['memberOf', 'in', 'contains']);
});

test('GIVEN more members beside a condition than a person looks through THEN the first one too many is a fault', () => {
  expect(oktaRuleFaults(NO_PATTERN, members(100))).toEqual([]);
  expect(oktaRuleFaults(NO_PATTERN, members(101))).toEqual([
    {
      at: { line: 120, column: 9 },
      problem: '101 members stand beside a condition, and all of them would stand in one rule of Okta',
      found: '101',
      expected: expect.stringContaining(
        'at most 100; name the others in a second assignment of the same role',
      ) as string,
    },
  ]);
});
