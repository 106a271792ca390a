import { type OktaRule } from '../../../../src/provider/okta/app/read-rules.js';
import { type LiveApp } from '../../../../src/provider/okta/adopt/live-app.js';
import { parseAccessFile } from '../../../../src/access/parse-access-file.js';
import { adopt } from './adopt-sample-app.js';
import { member } from './live-app.js';

const MARKETING =
  'user.department != null AND String.stringContains(String.toLowerCase(user.department), "marketing") AND ' +
  'String.removeSpaces(String.toLowerCase(user.department)) == "marketing"';

const rule = (changes: Partial<OktaRule> = {}): OktaRule => ({
  ...{ id: '0pr1', name: 'Marketing people', status: 'ACTIVE', expression: MARKETING, groups: ['00g2'], excluded: [] },
  ...changes,
});

const of = (login: string, department?: string, changes: object = {}) =>
  member(login, { attributes: { login, email: login, ...(department !== undefined && { department }) }, ...changes });

const PEOPLE = {
  members: new Map([
    ['00g1', [of('ada@example.com', 'Board', { id: '00u1' })]],
    ['00g2', [of('alan@example.com', 'Marketing')]],
  ]),
};

/** The analysts of the sample app, who all work in marketing, with a rule; `changes` say what is otherwise. */
function adoptedWith(rules: Partial<OktaRule> | readonly OktaRule[], changes: Partial<LiveApp> = {}) {
  const all = Array.isArray(rules) ? (rules as readonly OktaRule[]) : [rule(rules as Partial<OktaRule>)];
  const { account, text, notes, people, imports } = adopt({ ...PEOPLE, rules: all, ...changes });
  const { membership, create } = account.assignments.at(-1)!;
  return {
    account,
    text,
    membership,
    create,
    notes: notes.map((one) => `${one.severity}: ${one.text}`),
    people,
    imports,
  };
}

describe('a group that a rule fills, whose expression is the one that the stack writes', () => {
  it('has its condition in the access file, and both are imported', () => {
    const { account, membership, create, notes, imports } = adoptedWith({});

    expect(membership).toMatchObject({
      kind: 'declared',
      when: { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'marketing' },
      members: [],
    });
    expect(create).toBe(true);
    expect(account.identityProvider.adopt).toMatchObject({
      roleAttribute: 'keep',
      groups: { 'klaviyo-analysts': '00g2' },
      rules: { 'klaviyo-analysts': '0pr1' },
    });
    expect(imports.slice(-2)).toEqual(['okta_group.group-klaviyo-analysts', 'okta_group_rule.rule-klaviyo-analysts']);
    expect(notes).toEqual([]);
  });

  it('has the attributes that the condition asks for in the roster', () => {
    expect(adoptedWith({}).people.map(({ userName, attributes }) => [userName, attributes])).toEqual([
      ['ada@example.com', { department: 'Board' }],
      ['alan@example.com', { department: 'Marketing' }],
    ]);
  });

  it('has the people whom the expression names as members', () => {
    const expression = `(${MARKETING}) OR String.toLowerCase(user.login) == "grace@example.com"`;
    const members = new Map([
      ...PEOPLE.members,
      ['00g2', [of('alan@example.com', 'Marketing'), of('grace@example.com')]],
    ]);

    expect(adoptedWith({ expression }, { members }).membership).toMatchObject({
      members: [{ user: 'grace@example.com' }],
    });
  });

  it('has the groups for which the condition asks in the roster', () => {
    const { people, membership } = adoptedWith(
      { expression: 'isMemberOfGroupName("marketing")' },
      { askedGroups: new Map([['marketing', new Set(['00u-alan@example.com'])]]) },
    );

    expect(membership).toMatchObject({ when: { kind: 'memberOf', group: 'marketing' } });
    expect(people.map(({ groups }) => groups)).toEqual([['klaviyo-admins'], ['marketing', 'klaviyo-analysts']]);
  });

  it('is written as a mapping that an editor can complete', () => {
    const { text } = adoptedWith({});

    expect(text).toContain('when: { attribute: department, equals: marketing }\n');
    expect(parseAccessFile(text, { path: 'access.yaml' }).accounts).toHaveLength(1);
  });
});

describe('a group that a rule fills', () => {
  const analysts = {
    groupId: '00g2',
    groupName: 'klaviyo-analysts',
    groupType: 'OKTA_GROUP',
    priority: 2,
    role: 'analyst',
  };
  const only = (changes: object): Partial<LiveApp> => ({ assignments: [{ ...analysts, priority: 1, ...changes }] });

  it.each<readonly [string, Partial<OktaRule> | readonly OktaRule[], Partial<LiveApp>, RegExp]>([
    [
      'near',
      { expression: 'user.department == "Marketing"' },
      {},
      /goes on filling it\. .*is not exactly a condition.*only as it is written/,
    ],
    ['not read', { expression: 'user.salary > 10' }, {}, /cannot be read back\. There is no condition for/],
    ['inactive', { status: 'INACTIVE' }, {}, /who is in it\. It is "INACTIVE": nobody joins or leaves/],
    ['of other groups too', { groups: ['00g2', '00g9'] }, {}, /fills other groups too/],
    ['with exclusions', { excluded: ['00u7'] }, {}, /passes over a person \(00u7\), whom a plan would let in again/],
    [
      'of several rules',
      [rule(), rule({ id: '0pr2', name: 'More' })],
      {},
      /the rules "Marketing people", "More" of Okta.*The rules go on/,
    ],
    [
      'of logins alone',
      { expression: 'String.toLowerCase(user.login) == "alan@example.com"' },
      {},
      /lists people by their logins/,
    ],
    ['of another type', {}, only({ groupType: 'APP_GROUP' }), /type "APP_GROUP", which no stack can manage/],
    ['given by its id', {}, { sharedNames: new Set(['00g2']) }, /given by its id/],
    [
      'with somebody by hand',
      {},
      { members: new Map([['00g2', [of('alan@example.com', 'Marketing'), of('grace@example.com', 'Sales')]]]) },
      /put in by hand: "grace@example.com"/,
    ],
    [
      'without somebody who matches',
      {},
      {
        members: new Map([
          ['00g1', [of('ada@example.com', 'Marketing', { id: '00u1' })]],
          ['00g2', []],
        ]),
      },
      /are chosen by it and not in the group: "ada@example.com"/,
    ],
    [
      'with the owner named',
      { expression: `(${MARKETING}) OR String.toLowerCase(user.login) == "owner@example.com"` },
      {},
      /names the owner/,
    ],
    [
      'with a stranger named',
      { expression: `(${MARKETING}) OR String.toLowerCase(user.login) == "nobody@example.com"` },
      {},
      /names people who are not in the group: "nobody@example.com"/,
    ],
    [
      'by a column of the roster',
      { expression: MARKETING.replaceAll('user.department', 'user.groups') },
      {},
      /cannot hold what its expression compares/,
    ],
  ])('stays kept elsewhere, as a warning says: %s', (_name, rules, changes, reason) => {
    const { account, notes, text } = adoptedWith(rules, changes);
    const assignment = account.assignments.find(
      ({ group, identity }) => group === 'klaviyo-analysts' || identity?.by === 'id',
    )!;

    expect(assignment.membership).toBeUndefined();
    expect(assignment.create).toBe(false);
    expect(account.identityProvider.adopt?.rules).toEqual({});
    const warnings = notes.filter((note) => note.startsWith('warning: The group "klaviyo-analysts" is filled by'));
    expect(warnings).toEqual([expect.stringMatching(reason)]);
    expect(text).toContain('# WARNING: The group "klaviyo-analysts" is filled by');
  });

  it('GIVEN the same in other words THEN it stays kept elsewhere, and the warning says how to have the condition', () => {
    const { notes, account } = adoptedWith({ expression: `(${MARKETING})`.replaceAll('AND', '&&') });

    expect(account.assignments[1]!.membership).toBeUndefined();
    expect(notes).toEqual([
      expect.stringContaining(
        'write { when: { attribute: department, equals: marketing } } into its assignment and ' +
          '{ groups: { klaviyo-analysts: 00g2 }, rules: { klaviyo-analysts: 0pr1 } } into the part adopt',
      ),
    ]);
  });
});
