import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { account, EXAMPLE, exampleWith, refusals } from '../example.js';

const adopting = (part: string, ...changes: readonly (readonly [string, string])[]): string =>
  exampleWith(['    exceptions:', `    adopt: ${part}\n    exceptions:`], ...changes);

test('an account adopts nothing unless it says so', () => {
  expect(parseAccessFile(EXAMPLE, { path: 'access.yaml' }).accounts[0]!.identityProvider?.adopt).toBeUndefined();
});

test('an app is adopted with its attribute as it is and its groups, unless it says otherwise', () => {
  const parsed = (part: string) =>
    parseAccessFile(adopting(part), { path: 'access.yaml' }).accounts[0]!.identityProvider?.adopt;

  expect(parsed('{ app: 0oa1 }')).toEqual({
    app: '0oa1',
    roleAttribute: 'keep',
    groupAssignments: true,
    groups: {},
    rules: {},
  });
  expect(
    parsed('{ app: 0oa1, roleAttribute: none, groupAssignments: false, groups: { klaviyo-admins: 00g1 } }'),
  ).toEqual({
    app: '0oa1',
    roleAttribute: 'none',
    groupAssignments: false,
    groups: { 'klaviyo-admins': '00g1' },
    rules: {},
  });
});

test('a group that the stack does not manage is not taken over', () => {
  expect(refusals(adopting('{ app: 0oa1, groups: { klaviyo-analysts: 00g1 } }'))).toEqual([
    expect.stringContaining('group "klaviyo-analysts" is to be taken over, but the stack does not manage it'),
  ]);
});

test.each([
  ['{ app: 0oa1, rules: { klaviyo-admins: 0pr1 } }', 'that group has no condition'],
  ['{ app: 0oa1, rules: { klaviyo-campaigns: 0pr1 } }', 'that group is not taken over'],
])('a rule is taken over with its group alone, which has a condition: %s', (part, problem) => {
  const withCondition = [
    '    exceptions:',
    '      - { role: manager, group: klaviyo-campaigns, when: { attribute: department, equals: Marketing } }\n    exceptions:',
  ] as const;

  expect(refusals(exampleWith(withCondition, ['    exceptions:', `    adopt: ${part}\n    exceptions:`]))).toEqual([
    expect.stringContaining(problem),
  ]);
});

test('an existing app is no other than the adopted one', () => {
  const second = account('second', ['    adopt: { app: 0oa2 }']);

  expect(refusals(EXAMPLE + second)).toEqual([
    expect.stringContaining('adopt.app is "0oa2", but app.existing is "0oa1b2c3"'),
  ]);
  expect(
    parseAccessFile(EXAMPLE + second.replace('0oa2', '0oa1b2c3'), { path: 'access.yaml' }).accounts[1]!.identityProvider
      ?.adopt,
  ).toMatchObject({ app: '0oa1b2c3' });
});

test.each([
  ['{ app: "0oa 1" }', 'an id of Okta, such as 0oa1b2c3'],
  ['{ app: 0oa1, roleAttribute: true }', 'one of keep, write, none'],
  ['{ app: 0oa1, groups: [klaviyo-admins] }', "a mapping of groups' names to their ids"],
  ['{ app: 0oa1, rules: [klaviyo-admins] }', "a mapping of groups' names to the ids of their rules"],
  ['0oa1', 'a mapping with app, roleAttribute, groupAssignments, groups, rules'],
])('%s is refused', (part, expected) => {
  expect(refusals(adopting(part))).toEqual([expect.stringContaining(expected)]);
});

describe('in OneLogin', () => {
  const adoptingOneLogin = (adopt: string): string => `version: 1
onelogin: { subdomain: acme }
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }
    owner: owner@example.com
    app: { kind: generic, connectorId: 900001 }
    adopt: ${adopt}
    assignments:
      - { role: admin, group: { id: 1003, name: klaviyo-admins } }
      - { role: analyst, group: klaviyo-analysts, when: { attribute: department, equals: Data } }
`;

  test('a rule is that of any assignment, and a mapping that of a condition', () => {
    const { accounts } = parseAccessFile(
      adoptingOneLogin('{ app: 1027, rules: { klaviyo-admins: 1069 }, mappings: { klaviyo-analysts: 1004 } }'),
      { path: 'access.yaml' },
    );

    expect(accounts[0]!.identityProvider?.adopt).toEqual({
      app: '1027',
      groups: {},
      rules: { 'klaviyo-admins': '1069' },
      mappings: { 'klaviyo-analysts': '1004' },
    });
  });

  test.each([
    ['{ app: 1027, rules: { others: 1069 } }', 'the rule of the group "others" is to be taken over, but no assignment'],
    [
      '{ app: 1027, mappings: { klaviyo-admins: 1004 } }',
      'the mapping of the group "klaviyo-admins" is to be taken over, but that group has no condition; expected a group that has when',
    ],
    ['{ app: 1027, groups: { klaviyo-admins: 1003 } }', 'but the stack does not manage it'],
  ])('what would be imported to nothing is refused: %s', (adopt, problem) => {
    expect(refusals(adoptingOneLogin(adopt))).toEqual([expect.stringContaining(problem)]);
  });
});
