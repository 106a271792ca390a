import fc from 'fast-check';

import { compileCondition } from '../../../src/rules/evaluate.js';
import { oktaExpression } from '../../../src/rules/okta/okta-expression.js';
import { type Subject } from '../../../src/rules/subject.js';
import { readExpression } from '../../../src/simulator/okta/expression/expression.js';
import { subjects, writableConditions } from '../random-conditions.js';
import { all, any, compare, memberOf, not, person } from '../sample-condition.js';

/** Whether the simulated Okta, which shares no code with the compiler, would put a person into the group of a rule. */
function inOkta(expression: string, subject: Subject, login = 'login@example.com'): boolean {
  const { userName, givenName, familyName, groups, attributes } = subject;
  const profile = { ...attributes, login, email: userName, firstName: givenName, lastName: familyName };
  return readExpression(expression, () => 'text').matches({
    id: '00u1',
    status: 'ACTIVE',
    profile,
    isMemberOf: (test) => groups.some((name) => test({ id: `id of ${name}`, name })),
  });
}

test('GIVEN any condition and any person THEN the simulated Okta decides as the condition does', () => {
  const decided = { true: 0, false: 0 };
  fc.assert(
    fc.property(writableConditions(), fc.array(subjects(), { minLength: 5, maxLength: 5 }), (condition, people) => {
      const holds = compileCondition(condition);
      const expression = oktaExpression(condition);
      for (const one of people) {
        expect(inOkta(expression, one)).toBe(holds(one));
        decided[`${holds(one)}`] += 1;
      }
    }),
    { numRuns: 400 },
  );
  // Both happened often: a property about people who never match would say little.
  expect(Math.min(decided.true, decided.false)).toBeGreaterThan(200);
});

const OPERATORS = [
  'equals',
  'startsWith',
  'endsWith',
  'contains',
  'notEquals',
  'notStartsWith',
  'notContains',
] as const;

test('GIVEN texts of two letters and spaces THEN each operator decides alike in Okta', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', ' '), maxLength: 8 });
  const value = text.filter((one) => one.trim() !== '').map((one) => one.trim());
  fc.assert(
    fc.property(fc.constantFrom(...OPERATORS), value, text, (operator, compared, department) => {
      const condition = compare({ operator, value: compared });
      const ada = person({ department });
      expect(inOkta(oktaExpression(condition), ada)).toBe(compileCondition(condition)(ada));
    }),
    { numRuns: 1500 },
  );
});

test.each([
  [
    compare({ operator: 'equals', value: 'Marketing' }),
    'user.department != null AND String.stringContains(String.toLowerCase(user.department), "marketing") AND ' +
      'String.removeSpaces(String.toLowerCase(user.department)) == "marketing"',
  ],
  [
    not(compare({ operator: 'contains', value: 'EMEA Sales' }, 'title')),
    '!(user.title != null AND String.stringContains(String.toLowerCase(user.title), "emea sales"))',
  ],
  [
    compare({ operator: 'startsWith', value: 'A' }, 'userName'),
    'user.email != null AND String.stringContains(String.toLowerCase(user.email), "a") AND ' +
      'String.removeSpaces(String.substringBefore(String.toLowerCase(user.email), "a")) == ""',
  ],
  [
    compare({ operator: 'endsWith', value: 'sales' }),
    'user.department != null AND String.stringContains(String.append(String.removeSpaces(String.replace(String.replace(' +
      'String.toLowerCase(user.department), "sales", "V"), "Vales", "V")), "E"), "VE")',
  ],
  [
    compare({ operator: 'present', value: true }),
    'user.department != null AND String.removeSpaces(user.department) != ""',
  ],
  [
    compare({ operator: 'notIn', values: ['A', 'b', 'B '] }, 'givenName'),
    '!(user.firstName != null AND ((String.stringContains(String.toLowerCase(user.firstName), "a") AND ' +
      'String.removeSpaces(String.toLowerCase(user.firstName)) == "a") OR (String.stringContains(String.toLowerCase(user.firstName), "b") AND ' +
      'String.removeSpaces(String.toLowerCase(user.firstName)) == "b")))',
  ],
  [
    any(all(memberOf('a'), not(memberOf('b'))), memberOf('the "c"')),
    `(isMemberOfGroupName("a") AND !isMemberOfGroupName("b")) OR isMemberOfGroupName('the "c"')`,
  ],
  [not(not(memberOf('a'))), 'isMemberOfGroupName("a")'],
])('%j is written with documented functions alone', (condition, expression) => {
  expect(oktaExpression(condition)).toBe(expression);
});

describe('GIVEN members beside a condition', () => {
  const expression = oktaExpression(all(memberOf('staff'), memberOf('klaviyo')), [
    'Ada@Example.com',
    'grace@bücher.example',
    'ada@example.com',
  ]);

  test('THEN each is compared by their login, in lower case and as Okta may have the domain', () => {
    expect(expression).toBe(
      '(isMemberOfGroupName("staff") AND isMemberOfGroupName("klaviyo")) OR String.toLowerCase(user.login) == "ada@example.com" OR ' +
        'String.toLowerCase(user.login) == "grace@bücher.example" OR String.toLowerCase(user.login) == "grace@xn--bcher-kva.example"',
    );
  });

  test.each([
    ['ADA@example.com', [], true],
    ['grace@xn--bcher-kva.example', [], true],
    ['other@example.com', ['staff', 'klaviyo'], true],
    ['other@example.com', ['staff'], false],
  ])('WHEN somebody logs in as %s and is in %j THEN they belong: %s', (login, groups, belongs) => {
    expect(inOkta(expression, person({}, groups), login)).toBe(belongs);
  });
});

test.each([
  [compare({ operator: 'matches', value: '^a' }), 'no function for patterns'],
  [compare({ operator: 'equals', value: `both "kinds" of 'quotes'` }), 'both kinds of quotes'],
  [compare({ operator: 'equals', value: '  ' }), 'not empty'],
])('%j is refused', (condition, reason) => {
  expect(() => oktaExpression(condition)).toThrow(reason);
});
