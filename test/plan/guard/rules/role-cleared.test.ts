import {
  assignmentChange,
  assignmentsChange,
  type Change,
  groups,
  guarded,
  HARMLESS,
  oneGroup,
  reasons,
  resourceChange,
  roleAttributeChange,
} from '../plan-fixture.js';

const ofAll = (change: Change): readonly string[] => reasons('role-cleared', assignmentsChange(change));
const ofOne = (change: Change): readonly string[] => reasons('role-cleared', assignmentChange(change));
const ofPerson = (change: Change): readonly string[] =>
  reasons('role-cleared', resourceChange('okta_app_user', change));
const person = (profile: object): Readonly<Record<string, unknown>> => ({
  user_id: '00u1',
  profile: JSON.stringify(profile),
});

const END =
  "Okta then pushes people without a role, and later plans do not show it. Write a role into the assignment's profile.";

describe('role-cleared', () => {
  it('GIVEN groups WHEN the roles of two are cleared THEN both are named', () => {
    const before = groups(['g1', 'admin'], ['g2', 'analyst'], ['g3', 'support']);
    const after = {
      group: [
        { id: 'g1', profile: '{"role":"admin"}' },
        { id: 'g2', profile: '{}' },
        { id: 'g3', profile: '{"role":null}' },
      ],
    };
    expect(ofAll({ actions: ['update'], before, after })).toEqual([
      `The deploy would clear the role of the group g2 (role analyst now, none then), g3 (role support now, none then). ${END}`,
    ]);
  });

  it('GIVEN one assigned group, or a person WHEN the role is cleared THEN it is refused', () => {
    expect(ofOne({ actions: ['update'], before: oneGroup('g1', 'admin'), after: oneGroup('g1', '') })).toEqual([
      `The deploy would clear the role of the group g1 (role admin now, none then). ${END}`,
    ]);
    expect(ofPerson({ actions: ['update'], before: person({ role: 'admin' }), after: person({}) })).toEqual([
      `The deploy would clear the role of the person 00u1 (role admin now, none then). ${END}`,
    ]);
  });

  it('GIVEN a role that is known only after the apply THEN it is refused: nobody can say that it is there', () => {
    const before = groups(['g1', 'admin']);
    const after = { group: [{ id: 'g1' }] };
    expect(ofAll({ actions: ['update'], before, after, after_unknown: { group: [{ profile: true }] } })[0]).toContain(
      'g1 (role admin now, known only after the apply)',
    );
    const unknown = { after: { user_id: '00u1' }, after_unknown: { profile: true } };
    expect(ofPerson({ actions: ['update'], before: person({ role: 'admin' }), ...unknown })[0]).toContain(
      'known only after',
    );
  });

  it('GIVEN a person whose id is not in the plan WHEN the role is cleared THEN it is refused all the same', () => {
    const before = { profile: '{"role":"admin"}' };
    expect(ofPerson({ actions: ['update'], before, after: {} })[0]).toContain(
      'the person of unknown id (role admin now',
    );
  });

  it.each([...HARMLESS, 'delete'])('GIVEN the action %s THEN it passes', (action) => {
    const after = action === 'delete' ? {} : { after: oneGroup('g1', '') };
    expect(ofOne({ actions: [action], before: oneGroup('g1', 'admin'), ...after })).toEqual([]);
  });

  it.each([
    ['changes', 'admin', 'analyst'],
    ['is given', '', 'analyst'],
    ['stays cleared', '', ''],
  ])('GIVEN a role WHEN it %s THEN it passes', (_what, before, after) => {
    expect(ofOne({ actions: ['update'], before: oneGroup('g1', before), after: oneGroup('g1', after) })).toEqual([]);
  });

  it('GIVEN an app with roles WHEN it is assigned to a person without one THEN it is refused', () => {
    const role = (app_id: string): Readonly<Record<string, unknown>> =>
      roleAttributeChange({ actions: ['no-op'], before: { index: 'role', app_id }, after: { index: 'role', app_id } });
    const assigned = (values: object, after_unknown: object = {}): readonly string[] => {
      const after = { app_id: '0oa1', ...values };
      const made = resourceChange('okta_app_user', { actions: ['create'], after, after_unknown });
      return guarded([made, role('0oa1')]).refused.map(({ rule, reason }) => `${rule}: ${reason}`);
    };
    const words = (who: string, how: string): string =>
      `role-cleared: The deploy would assign the app directly to ${who} ${how}. That replaces the role which a group ` +
      "gives them, and Okta then pushes them without one. Write a role into the assignment's profile.";
    expect(assigned({ user_id: '00u1', username: 'ada@example.com' })).toEqual([
      words('ada@example.com', 'without a role'),
    ]);
    expect(assigned({ user_id: '00u1' })).toEqual([words('00u1', 'without a role')]);
    expect(assigned({}, { profile: true })).toEqual([
      words('a person', 'with a role that is known only after the apply'),
    ]);
    expect(assigned({ profile: '{"role":"admin"}' })).toEqual([]);
    const made = resourceChange('okta_app_user', { actions: ['create'], after: { app_id: '0oa2' } });
    expect(guarded([made, role('0oa1')]).refused).toEqual([]);
    const nobody = resourceChange('okta_app_user', { actions: ['create'], after: { app_id: '0oa1' } });
    for (const [actions, sides] of [
      [['create'], { after: { index: 'role', app_id: '0oa1' } }],
      [['delete'], { before: { index: 'role', app_id: '0oa1' } }],
    ] as const) {
      const { refused } = guarded([nobody, roleAttributeChange({ actions, ...sides })]);
      expect(refused.map(({ rule }) => rule)).toContain('role-cleared');
    }
    const forgotten = resourceChange('okta_app_user', {
      actions: ['forget', 'create'],
      before: {},
      after: { app_id: '0oa1' },
    });
    expect(guarded([forgotten, role('0oa1')]).refused.map(({ rule }) => rule)).toEqual(['role-cleared', 'forgotten']);
  });

  it('GIVEN a person whose id is not in the plan WHEN the assignment is deleted THEN there is nothing left to clear', () => {
    expect(ofPerson({ actions: ['delete'], before: { profile: '{"role":"admin"}' } })).toEqual([]);
  });

  it('GIVEN a group that is taken off THEN it is not the matter of this rule', () => {
    expect(ofAll({ actions: ['update'], before: groups(['g1', 'admin']), after: groups(['g2', 'admin']) })).toEqual([]);
  });

  it('GIVEN a new group without a role THEN it is refused, wherever it comes', () => {
    const end =
      ' without a role. Okta then pushes its members without one. If the group comes first, that also holds for people who have a ' +
      "role by another group. Write a role into the assignment's profile.";
    const added = (group: object): readonly string[] =>
      ofAll({
        actions: ['update'],
        before: groups(['g1', 'admin']),
        after: { group: [group, ...groups(['g1', 'admin']).group] },
      });
    expect(added({ id: 'gX', priority: 0, profile: '{}' })).toEqual([
      `The deploy would assign the app to the group gX${end}`,
    ]);
    for (const profile of ['{"role":" "}', '{"role":"\\u200b"}', '{"role":7}', '{"role":null}', 'x', null])
      expect(added({ id: 'gX', priority: 9, profile })).toHaveLength(1);
    expect(added({ id: 'gX', profile: '{"role":"analyst"}' })).toEqual([]);
    const create = { actions: ['create'], after: { ...oneGroup('g1', ''), priority: 0 } };
    expect(ofOne(create)).toEqual([`The deploy would assign the app to the group g1${end}`]);
    const unknown = {
      actions: ['create'],
      after: { app_id: '0oa1', group_id: null },
      after_unknown: { profile: true },
    };
    expect(ofOne(unknown)[0]).toContain('to the group of unknown id (role known only after the apply) without a role.');
  });

  it('GIVEN a new group without a role WHEN the plan shows that its app has none THEN it passes', () => {
    const role = (app_id?: string): Readonly<Record<string, unknown>> =>
      roleAttributeChange({ actions: ['no-op'], before: { index: 'role', app_id }, after: { index: 'role', app_id } });
    const made = assignmentChange({ actions: ['create'], after: oneGroup('g1', '', '0oa2') });
    const withRole = (
      values: Readonly<Record<string, unknown>>,
      type = 'okta_app_group_assignment',
    ): Readonly<Record<string, unknown>> =>
      resourceChange(type, { actions: ['no-op'], before: values, after: values, name: 'other' });
    const rules = (...changes: readonly Readonly<Record<string, unknown>>[]): readonly string[] =>
      guarded([made, ...changes]).refused.map(({ rule }) => rule);
    expect(rules(role('0oa1'))).toEqual([]);
    expect(rules(role('0oa1'), withRole(oneGroup('g2', '', '0oa2')))).toEqual([]);
    expect(rules(role('0oa1'), withRole(oneGroup('g2', 'admin', '0oa1')))).toEqual([]);
    expect(rules(role('0oa1'), withRole({ app_id: '0oa2', profile: '{}' }, 'okta_app_user'))).toEqual([]);
    expect(rules(role('0oa1'), withRole({ app_id: '0oa2', status: 'ENABLED' }, 'okta_app_features'))).toEqual([]);
    for (const others of [
      [],
      [role('0oa2')],
      [role()],
      [role('0oa1'), withRole(oneGroup('g2', 'admin', '0oa2'))],
      [role('0oa1'), withRole({ app_id: '0oa2', profile: '{"role":"admin"}' }, 'okta_app_user')],
    ])
      expect(rules(...others)).toEqual(['role-cleared']);
  });

  it('GIVEN one group whose role goes and a new one without THEN both are named', () => {
    const [reason] = ofAll({
      actions: ['update'],
      before: groups(['g1', 'admin']),
      after: groups(['g1', ''], ['g2', '']),
    });
    expect(reason).toContain('clear the role of the group g1');
    expect(reason).toContain('profile. The deploy would assign the app to the group g2 without');
  });
});

describe('whether people of an app have roles', () => {
  const ofAnotherApp = roleAttributeChange({
    actions: ['no-op'],
    before: { app_id: '0oa9', index: 'role', enum: ['admin'] },
  });
  const withoutRole = assignmentChange({ actions: ['create'], after: oneGroup('gN', ''), name: 'other' });
  const refused = (...others: readonly Readonly<Record<string, unknown>>[]): boolean =>
    guarded([ofAnotherApp, withoutRole, ...others]).refused.some(({ rule }) => rule === 'role-cleared');

  it.each([
    ['a group has one', assignmentChange({ actions: ['create'], after: oneGroup('gA', 'admin') })],
    ['a group has had one', assignmentChange({ actions: ['delete'], before: oneGroup('gA', 'admin') })],
    [
      'one group of several has one',
      assignmentsChange({
        actions: ['create'],
        after: { app_id: '0oa1', ...groups(['gS', ''], ['gA', 'admin']) },
      }),
    ],
    [
      'a person gets one',
      resourceChange('okta_app_user', {
        actions: ['create'],
        after: { app_id: '0oa1', ...person({ role: 'admin' }) },
      }),
    ],
  ])('GIVEN that %s WHEN a group is assigned without one THEN it is refused', (_what, change) => {
    expect(refused()).toBe(false);
    expect(refused(change)).toBe(true);
  });

  it('GIVEN an assignment of an app whose id is not known THEN its people may have roles', () => {
    const after = { ...oneGroup('gN', ''), app_id: undefined };
    const { refused: all } = guarded([ofAnotherApp, assignmentChange({ actions: ['create'], after })]);
    expect(all.map(({ rule }) => rule)).toContain('role-cleared');
  });

  it('GIVEN two groups without a role THEN both are named', () => {
    const after = { app_id: '0oa1', ...groups(['gS', ''], ['gT', ''], ['gA', 'admin']) };
    expect(reasons('role-cleared', assignmentsChange({ actions: ['create'], after }))[0]).toContain(
      'to the group gS, gT without a role',
    );
  });
});
