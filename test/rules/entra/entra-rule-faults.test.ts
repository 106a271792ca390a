import fc from 'fast-check';

import { type AttributeCondition } from '../../../src/rules/condition.js';
import { entraRule } from '../../../src/rules/entra/entra-rule.js';
import { orMember } from '../../../src/rules/entra/entra-members.js';
import { entraRuleFaults } from '../../../src/rules/entra/entra-rule-faults.js';
import { all, any, AT, compare, memberOf, not } from '../sample-condition.js';
import { entraConditions } from './random-entra-conditions.js';

const members = (...users: readonly string[]) =>
  users.map((user, index) => ({ user, at: { line: 20 + index, column: 9 } }));

test('GIVEN a condition without a fault THEN it compiles', () => {
  fc.assert(
    fc.property(entraConditions(), (condition) => {
      expect(entraRuleFaults(condition)).toEqual([]);
      expect(entraRule(condition)).not.toBe('');
    }),
  );
});

const present = (attribute: string) => compare({ operator: 'present', value: true }, attribute);

test.each([
  ['Cost Centre', 'is not among the properties', undefined],
  ['departement', 'is not among the properties', 'department'],
  ['title', 'is not among the properties', 'jobTitle'],
  ['extensionAttribute16', 'is not among the properties', 'extensionAttribute1'],
  ['extension_short_costCenter', 'is not among the properties', undefined],
  ['Department', 'is in another letter case in Entra', 'department'],
  ['username', 'is in another letter case in Entra', 'userName'],
  ['proxyAddresses', 'has several values in Entra', undefined],
  ['memberOf', 'has several values in Entra', undefined],
  ['employeeHireDate', 'is a date in Entra', undefined],
])('GIVEN the attribute %s THEN it %s', (attribute, problem, nearest) => {
  expect(entraRuleFaults(not(present(attribute)))).toEqual([
    expect.objectContaining({
      at: AT,
      key: 'attribute',
      problem: expect.stringContaining(problem) as string,
      found: `"${attribute}"`,
    }),
  ]);
  expect(entraRuleFaults(present(attribute))[0]?.nearest).toBe(nearest);
});

test.each([
  ...['userName', 'givenName', 'familyName', 'department', 'jobTitle', 'mobile', 'mobilePhone', 'extensionAttribute15'],
  'extension_c272a57b722d4eb29bfe327874ae79cb_costCenter',
])('GIVEN the attribute %s THEN a rule can compare it', (attribute) => {
  expect(entraRuleFaults(present(attribute))).toEqual([]);
});

test('GIVEN a group THEN it is a fault, since Entra no longer looks at the members of others', () => {
  expect(entraRuleFaults(all(present('city'), not(memberOf('staff'))))).toEqual([
    {
      at: AT,
      key: 'memberOf',
      problem: 'memberOf cannot be a rule of Entra, which no longer updates groups by the members of others',
      found: '"staff"',
      expected: 'an attribute; or assign that group itself, without when',
    },
  ]);
});

test.each(['5"', '`x', 'DOMAIN\\x', 'Straße', 'ΣΑΣ', 'a\u00a0b', 'a\tb', 'ﬁ', '½', 'q\u0307'])(
  'GIVEN the text %j, of which it is not known how Entra takes it, THEN it is a fault that names the character',
  (value) => {
    const faults = entraRuleFaults(
      any(compare({ operator: 'in', values: ['a', value] }), compare({ operator: 'contains', value })),
    );
    expect(faults.map(({ key }) => key)).toEqual(['in', 'contains']);
    expect(faults[0]?.problem).toMatch(
      /cannot be written in a rule of Entra: how it takes the character ".{1,8}" is not/,
    );
  },
);

test.each(['Ärzte', "Children's", 'R&D (EMEA)', '中文', '$%&/', 'cafe\u0301'])(
  'GIVEN the text %s THEN it can be written',
  (value) => {
    expect(entraRuleFaults(compare({ operator: 'equals', value }))).toEqual([]);
  },
);

test('GIVEN a text of spaces THEN it is a fault', () => {
  expect(entraRuleFaults(compare({ operator: 'startsWith', value: '  ' }))[0]?.expected).toBe(
    'a text that is not empty',
  );
});

describe('GIVEN an attribute that is true or false in Entra', () => {
  const synced = compare({ operator: 'equals', value: 'true' }, 'dirSyncEnabled');
  const enabled = compare({ operator: 'notEquals', value: 'False' }, 'accountEnabled');

  test.each<[string, readonly AttributeCondition[]]>([
    ['compared as it can be', [synced, enabled]],
    ['negated where nobody is without it', [{ ...enabled, operator: 'equals' } as AttributeCondition]],
  ])('WHEN it is %s THEN there is no fault', (_, leaves) => {
    expect(leaves.flatMap((leaf) => entraRuleFaults(leaf))).toEqual([]);
    expect(entraRuleFaults(not(not(synced)))).toEqual([]);
  });

  test.each([
    [compare({ operator: 'equals', value: 'yes' }, 'accountEnabled'), 'is true or false in Entra'],
    [compare({ operator: 'startsWith', value: 'true' }, 'accountEnabled'), 'is true or false in Entra'],
    [compare({ operator: 'in', values: ['true', 'false'] }, 'accountEnabled'), 'is true or false in Entra'],
    [present('accountEnabled'), 'is true or false in Entra'],
    [not(synced), 'where dirSyncEnabled is missing is not documented'],
    [
      compare({ operator: 'notEquals', value: 'true' }, 'dirSyncEnabled'),
      'where dirSyncEnabled is missing is not documented',
    ],
  ])('WHEN it is compared as in %j THEN that is a fault', (condition, problem) => {
    expect(entraRuleFaults(condition)).toEqual([
      expect.objectContaining({ at: AT, problem: expect.stringContaining(problem) as string }),
    ]);
  });
});

test('GIVEN a userType that Entra never has THEN it is a fault, and a word of Entra is none', () => {
  const type = (values: readonly string[]) => compare({ operator: 'in', values }, 'userType');
  expect(entraRuleFaults(type(['member', 'Guest']))).toEqual([]);
  expect(entraRuleFaults(type(['Guest', 'Contractor']))).toEqual([
    {
      at: AT,
      key: 'in',
      problem: 'userType is never "Contractor" in Entra',
      found: '"Contractor"',
      expected: 'Member or Guest; or another attribute, such as employeeId or extensionAttribute1',
    },
  ]);
  expect(entraRuleFaults(compare({ operator: 'contains', value: 'uest' }, 'userType'))).toEqual([]);
});

test.each(['\\d+', '(?i)a', '(a|aa)+b', 'a*', '(', '.*a.*b.*c.*', 'ß', '"x"'])(
  'GIVEN the pattern %s THEN it is a fault with the reason',
  (value) => {
    expect(entraRuleFaults(compare({ operator: 'matches', value }))).toEqual([
      {
        at: AT,
        key: 'matches',
        problem: expect.stringMatching(/^the pattern cannot be carried over to a rule of Entra: .+/) as string,
        found: expect.any(String) as string,
        expected: 'other operators, such as startsWith, endsWith, contains or in',
      },
    ]);
  },
);

describe('GIVEN members beside a condition', () => {
  const city = compare({ operator: 'equals', value: 'Lagos' }, 'city');

  test('WHEN a userName cannot be written THEN it is a fault at that member', () => {
    expect(entraRuleFaults(city, members('ada@example.com', "o'hara@example.com", 'a`b@example.com'))).toEqual([
      {
        at: { line: 22, column: 9 },
        key: undefined,
        problem: expect.stringContaining('"`" is not documented') as string,
        found: '"a`b@example.com"',
        expected: expect.stringContaining('without when') as string,
      },
    ]);
  });

  test('WHEN the rule would be too long THEN the first member too many is a fault', () => {
    const users = Array.from({ length: 200 }, (_, index) => `user${String(index).padStart(3, '0')}@example.com`);
    const [fault, ...others] = entraRuleFaults(city, members(...users));
    expect(others).toEqual([]);
    const index = fault!.at.line - 20;
    expect(fault!.problem).toMatch(/^the rule would have \d+ characters, and one of Entra has at most 3072$/);
    expect(fault!.expected).toContain('fewer members');
    expect(entraRuleFaults(city, members(...users.slice(0, index)))).toEqual([]);
    expect(() => entraRule(orMember(city, members(...users.slice(0, index + 1))))).toThrow(RangeError);
  });

  test('WHEN the condition alone is too long THEN its first comparison is the fault', () => {
    const long = compare({ operator: 'in', values: Array.from({ length: 400 }, (_, index) => `text ${index}`) });
    expect(entraRuleFaults(all(long), members('ada@example.com'))).toEqual([
      expect.objectContaining({ at: AT, expected: expect.stringContaining('a shorter condition') as string }),
    ]);
  });
});
