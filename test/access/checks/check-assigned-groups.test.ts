import { account, EXAMPLE, exampleWith, refusals } from '../example.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';

const second = (assignment: string): string =>
  EXAMPLE + account('second').replace('{ role: admin, group: second-admins }', assignment);

test('a group that is assigned twice in an account is refused, with the line of the first', () => {
  expect(refusals(exampleWith(['group: klaviyo-analysts', 'group: klaviyo-admins']))).toEqual([
    'access.yaml:26:33: group "klaviyo-admins" is assigned on line 24 already; ' +
      'expected each group once in an account, since its first assignment decides',
  ]);
});

test('a group may be assigned in two accounts', () => {
  const model = parseAccessFile(second('{ role: analyst, group: klaviyo-admins }'), { path: 'access.yaml' });
  expect(model.accounts[1]!.assignments[0]!.group).toBe('klaviyo-admins');
});

test('a group cannot be made by two accounts', () => {
  expect(refusals(second('{ role: analyst, group: klaviyo-admins, create: true }'))).toEqual([
    'access.yaml:37:43: group "klaviyo-admins" is made by the account on line 24 already; ' +
      'expected create: true in one account, since the identity provider has one group of that name',
  ]);
});

test.each([
  ['in other letters', 'Klaviyo-Admins'],
  ['in another Unicode form', 'klavi\u0301yo', 'klav\u00edyo'],
])('a group that is written %s is the same one', (_how, written, before = 'klaviyo-admins') => {
  const first = exampleWith(['group: klaviyo-admins', `group: ${before}`]);

  expect(refusals(first.replace('group: klaviyo-analysts', `group: ${written}, create: true`))).toEqual([
    expect.stringContaining(
      `group "${written}" is assigned on line 24 already as "${before}"; expected each group once`,
    ),
  ]);
  expect(
    refusals(first + account('second').replace('group: second-admins', `group: ${written}, create: true`)),
  ).toEqual([
    expect.stringContaining(`group "${written}" is made by the account on line 24 already as "${before}"; expected`),
  ]);
});

test('a group that one account makes twice is one mistake', () => {
  expect(refusals(exampleWith(['group: klaviyo-retention', 'group: klaviyo-admins']))).toEqual([
    expect.stringContaining('is assigned on line 24 already'),
  ]);
});

test('assignments without a group are refused as such alone', () => {
  const lines = refusals(second('{ role: admin }, { role: analyst }'));
  expect(lines).toHaveLength(2);
  expect(
    lines.every((line) => line.includes('has none of group, everyone; expected exactly one of group, everyone')),
  ).toBe(true);
});

describe('a group that is given by more than its name', () => {
  const assigned = (group: string): string => exampleWith(['group: klaviyo-analysts', `group: ${group}`]);
  const groupOf = (text: string) => parseAccessFile(text, { path: 'access.yaml' }).accounts[0]!.assignments[2];

  test.each([
    ['{ id: 00g1a2b3 }', '00g1a2b3', { by: 'id', id: '00g1a2b3' }],
    ['{ id: 00g1a2b3, name: analysts }', 'analysts', { by: 'id', id: '00g1a2b3', name: 'analysts' }],
    ['{ id: 123456, name: analysts }', 'analysts', { by: 'id', id: '123456', name: 'analysts' }],
    ['{ name: analysts, type: okta_group }', 'analysts', { by: 'type', type: 'OKTA_GROUP' }],
    ['{ name: analysts, type: APP_GROUP }', 'analysts', { by: 'type', type: 'APP_GROUP' }],
    ['{ name: Everyone, type: built_in }', 'Everyone', { by: 'type', type: 'BUILT_IN' }],
  ])('%s is called %s', (written, group, identity) => {
    expect(groupOf(assigned(written))).toMatchObject({ role: 'analyst', group, identity, create: false, priority: 3 });
  });

  test('a name alone stays a name alone', () => {
    expect(groupOf(EXAMPLE)).not.toHaveProperty('identity');
  });

  test.each([
    ['{ id: -1 }', 'id is -1; expected the id of a group in the identity provider, such as 00g1a2b3'],
    ['{ id: 00g/1 }', 'id is "00g/1"; expected the id of a group in the identity provider, such as 00g1a2b3'],
    ['{ id: 00g1, type: okta_group }', 'key "type" in group does not go with id; expected one of id, name'],
    ['{ name: analysts }', 'group has none of id, type; expected exactly one of id, type'],
    ['{ type: okta_group }', 'key "name" is missing in group; expected a group\'s name'],
    [
      '{ name: a, type: okta_gruop }',
      'type is "okta_gruop"; expected one of okta_group, app_group, built_in; did you mean "okta_group"?',
    ],
    ['{ id: 00g1, nmae: a }', 'unknown key "nmae" in group; expected one of id, name'],
    ['[a]', "group is a list; expected a group's name, { id: 00g... } or { name: ..., type: okta_group }"],
    ["' a'", 'group is " a"; expected a group\'s name'],
  ])('%s is refused', (written, sentence) => {
    expect(refusals(assigned(written)).map((line) => line.replace(/^\S+ /, ''))).toEqual([sentence]);
  });

  test('two groups of one name are given by their ids alone', () => {
    const two = exampleWith(
      ['group: klaviyo-retention, create: true', 'group: { name: analysts, type: app_group }'],
      ['group: klaviyo-analysts', 'group: { name: analysts, type: okta_group }'],
    );
    expect(refusals(two)).toEqual([
      'access.yaml:26:33: group "analysts" is assigned on line 25 already; ' +
        'expected each name once in an account; give one of the two groups by its id alone, { id: ... }',
    ]);
    const byId = two.replace('{ name: analysts, type: okta_group }', '{ id: 00g1 }');
    expect(groupOf(byId)?.group).toBe('00g1');
  });

  test('a group by two names is refused', () => {
    const two = exampleWith(
      ['group: klaviyo-retention, create: true', 'group: { id: 00g1, name: analysts }'],
      ['group: klaviyo-analysts', 'group: { id: 00g1 }'],
    );
    expect(refusals(two)).toEqual([
      'access.yaml:26:39: the group with the id "00g1" is assigned on line 25 already; expected each group once in an account',
    ]);
  });

  test.each([
    ['{ id: 00g1, name: klaviyo-admins }', '{ id: 00g2, name: Klaviyo-admins }', true],
    ['{ id: 00g1, name: klaviyo-admins }', '{ id: 00g1, name: klaviyo-admins }', false],
    ['{ name: klaviyo-admins, type: app_group }', '{ name: klaviyo-admins, type: okta_group }', true],
    ['{ name: klaviyo-admins, type: app_group }', '{ name: klaviyo-admins, type: app_group }', false],
    ['klaviyo-admins, create: true', '{ name: klaviyo-admins, type: app_group }', true],
    ['klaviyo-admins, create: true', '{ name: klaviyo-admins, type: okta_group }', false],
    // Okta alone knows whether these are one group.
    ['klaviyo-admins', '{ name: klaviyo-admins, type: app_group }', false],
    ['{ id: 00g1, name: klaviyo-admins }', '{ name: klaviyo-admins, type: app_group }', false],
  ])('%s in one account and %s in another are two groups: %s', (one, other, refused) => {
    const first = exampleWith(['group: klaviyo-admins, create: true', `group: ${one}`]);
    const text = first + account('second').replace('group: second-admins', `group: ${other}`);
    const expected = expect.stringMatching(
      /group ".*" is not the same group as the one of that name on line 24; expected one name for one group/,
    ) as string;

    expect(refused ? refusals(text) : parseAccessFile(text, { path: 'a' }).accounts).toEqual(
      refused ? [expected] : expect.any(Array),
    );
  });

  test.each([
    ['{ id: 00g1 }', 'is given by its id'],
    ['{ name: a, type: app_group }', 'has the type app_group'],
    ['{ name: a, type: built_in }', 'has the type built_in'],
  ])('%s cannot be made', (written, what) => {
    expect(refusals(assigned(`${written}, create: true`))).toEqual([
      expect.stringContaining(`create is true, but the group ${what}, and so exists already; expected false`),
    ]);
  });

  test("a group of Okta's own may be made", () => {
    expect(groupOf(assigned('{ name: a, type: okta_group }, create: true'))).toMatchObject({
      group: 'a',
      create: true,
    });
  });
});
