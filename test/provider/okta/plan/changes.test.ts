import { OKTA_PLAN as plan } from '../../../../src/provider/okta/plan.js';
import { type PlannedSide } from '../../../../src/provider/plan-subjects.js';

const side = (values: PlannedSide['values'], unknown: unknown = {}): PlannedSide => ({
  values,
  sensitive: {},
  unknown,
});
const NONE = side(null);

describe('provisioning that is switched off', () => {
  const features = (create: unknown, status = 'ENABLED'): Readonly<Record<string, unknown>> => ({
    app_id: '0oa1',
    status,
    capabilities: { create: { lifecycle_create: { status: create } }, update: UPDATE },
  });
  const UPDATE = { lifecycle_deactivate: { status: 'ENABLED' }, profile: { status: 'ENABLED' } };
  const CREATE = 'capabilities.create.lifecycle_create.status';
  const losses = (before: PlannedSide, after: PlannedSide): readonly string[] =>
    plan.provisioningLosses(before, after, false);

  it('GIVEN features WHEN parts go off THEN each is named by its way', () => {
    expect(losses(side(features('ENABLED')), side(features('DISABLED', 'DISABLED')))).toEqual([
      'status would be "DISABLED"',
      `${CREATE} would be "DISABLED"`,
    ]);
    expect(
      losses(side(features('ENABLED')), side({ app_id: '0oa1', status: 'ENABLED', capabilities: { update: UPDATE } })),
    ).toEqual([`${CREATE} is not switched on`]);
    expect(losses(side(features('ENABLED')), side(features(null)))).toEqual([`${CREATE} is not switched on`]);
  });

  it('GIVEN blocks as lists of one THEN they are the same as mappings', () => {
    const update = [{ lifecycle_deactivate: [{ status: 'ENABLED' }], profile: [{ status: 'ENABLED' }] }];
    const listed = (status: string): Readonly<Record<string, unknown>> => ({
      app_id: '0oa1',
      status: 'ENABLED',
      capabilities: [{ create: [{ lifecycle_create: [{ status }] }], update }],
    });
    const lists = listed('ENABLED');
    expect(losses(side(lists), side(features('ENABLED')))).toEqual([]);
    expect(losses(side(features('ENABLED')), side(lists))).toEqual([]);
    expect(losses(side(lists), side(listed('DISABLED')))).toEqual([`${CREATE} would be "DISABLED"`]);
  });

  it.each([
    ['the status', { capabilities: { create: { lifecycle_create: { status: true } } } }],
    ['all of it', { capabilities: { create: true } }],
    ['a list', { capabilities: [{ create: [{ lifecycle_create: [{ status: true }] }] }] }],
  ])('GIVEN %s that is known only after the apply THEN that is said', (_what, unknown) => {
    const after = { app_id: '0oa1', status: 'ENABLED', capabilities: { update: UPDATE } };
    expect(losses(side(features('ENABLED')), side(after, unknown))).toEqual([
      `${CREATE} is known only after the apply`,
    ]);
  });

  it('GIVEN parts that were off, or come on THEN nothing is lost', () => {
    expect(losses(side(features('DISABLED')), side(features('DISABLED')))).toEqual([]);
    expect(losses(side(features('DISABLED')), side(features('ENABLED')))).toEqual([]);
    expect(losses(side(features('ENABLED')), side(features('ENABLED'), { id: true }))).toEqual([]);
  });

  it('GIVEN features that are created WHEN what people need is off THEN it is named: it may be on in Okta', () => {
    const password = { password: { status: 'DISABLED' }, profile: { status: 'DISABLED' } };
    const schedule = {
      import_settings: { schedule: { status: 'DISABLED' } },
      import_rules: { x: { status: 'DISABLED' } },
    };
    const after = { app_id: '0oa1', status: 'ENABLED', capabilities: { update: password, ...schedule } };
    expect(losses(NONE, side(after, { id: true, app_id: true }))).toEqual([
      'capabilities.update.profile.status would be "DISABLED"',
      `${CREATE} is not switched on`,
      'capabilities.update.lifecycle_deactivate.status is not switched on',
    ]);
    const capabilities = {
      create: { lifecycle_create: { status: 'ENABLED' } },
      update: { lifecycle_deactivate: { status: 'ENABLED' } },
    };
    expect(losses(NONE, side({ capabilities }, { capabilities: { update: { profile: { status: true } } } }))).toEqual([
      'capabilities.update.profile.status is known only after the apply',
    ]);
    expect(losses(NONE, side({ capabilities }, { capabilities: { update: { profile: { status: false } } } }))).toEqual([
      'capabilities.update.profile.status is not switched on',
    ]);
    expect(losses(NONE, side(features('ENABLED')))).toEqual([]);
    expect(losses(NONE, side(features('ENABLED'), { capabilities: { update: { other: { status: true } } } }))).toEqual([
      'capabilities.update.other.status is known only after the apply',
    ]);
  });

  it.each([
    ['created', NONE],
    ['updated', side({ app_id: '0oa1', status: 'ENABLED' })],
  ])(
    'GIVEN features that are %s without the part that deactivates THEN each part that is missing is named',
    (_what, before) => {
      const after = {
        app_id: '0oa1',
        status: 'ENABLED',
        capabilities: { create: { lifecycle_create: { status: 'ENABLED' } } },
      };
      const missing = [
        'capabilities.update.lifecycle_deactivate.status is not switched on',
        'capabilities.update.profile.status is not switched on',
      ];
      expect(losses(before, side({ ...after, name: 'USER_PROVISIONING' })).slice(0, 2)).toEqual(missing);
      expect(losses(before, side(after))).toEqual(missing);
      expect(losses(NONE, side({ status: 'ENABLED', name: 'INBOUND_PROVISIONING' }))).toEqual([]);
      expect(losses(NONE, side({ status: 'ENABLED' }, { capabilities: true }))).toEqual([
        `${CREATE} is known only after the apply`,
        'capabilities.update.lifecycle_deactivate.status is known only after the apply',
        'capabilities.update.profile.status is known only after the apply',
      ]);
    },
  );

  it('GIVEN features or a connection of another app, or of one that is not known yet THEN that is said', () => {
    const on = features('ENABLED');
    expect(losses(side(on), side({ ...on, app_id: '0oa2', name: 'OTHER' }))).toEqual([
      'app_id would change',
      'name would change',
    ]);
    expect(losses(side(on), side(on, { app_id: true }))).toEqual(['app_id is known only after the apply']);
    const active = connection('activate');
    expect(losses(side(active), side({ ...active, id: '0oa2' }))).toEqual(['id would change']);
    expect(losses(side({ ...active, app_id: '0oa1' }), side({ ...active, app_id: '0oa2' }))).toEqual([
      'app_id would change',
    ]);
  });

  it('GIVEN a connection WHEN it is authorised with another token or in another way THEN that is said without the token', () => {
    const of = (profile: object): PlannedSide => side({ ...connection('activate'), profile });
    expect(losses(of({ auth_scheme: 'TOKEN', token: 'a' }), of({ auth_scheme: 'TOKEN', token: 'b' }))).toEqual([
      'profile would change',
    ]);
    expect(losses(of({ auth_scheme: 'TOKEN' }), of({ auth_scheme: 'OAUTH2' }))).toEqual(['profile would change']);
    expect(losses(of({ token: 'a' }), of({ token: 'a' }))).toEqual([]);
    expect(losses(of({ token: 'a' }), side(connection('activate'), { profile: { token: true } }))).toEqual([
      'profile is known only after the apply',
    ]);
    expect(losses(side({ ...connection('activate'), profile: null }), side(connection('activate')))).toEqual([]);
  });

  const connection = (action: string, base_url = 'https://a.example'): Readonly<Record<string, unknown>> => ({
    id: '0oa1',
    action,
    base_url,
  });

  it('GIVEN a connection WHEN it is deactivated or sent elsewhere THEN that is said', () => {
    expect(losses(side(connection('activate')), side(connection('deactivate')))).toEqual([
      'action would be "deactivate"',
    ]);
    expect(losses(NONE, side(connection('deactivate')))).toEqual(['action would be "deactivate"']);
    expect(losses(side(connection('activate')), side(connection('activate', 'https://b.example')))).toEqual([
      'base_url would change',
    ]);
  });

  it('GIVEN a connection WHEN its values are known only after the apply THEN that is said', () => {
    expect(losses(side(connection('activate')), side({ id: '0oa1' }, { action: true, base_url: true }))).toEqual([
      'action is known only after the apply',
      'base_url is known only after the apply',
    ]);
    expect(losses(NONE, side({ action: 'activate' }, { base_url: true }))).toEqual([]);
  });

  it('GIVEN a connection WHEN it stays, or is made active THEN nothing is lost', () => {
    expect(losses(side(connection('activate')), side(connection('activate')))).toEqual([]);
    expect(losses(side(connection('deactivate')), side(connection('activate')))).toEqual([]);
    expect(losses(NONE, side(connection('activate')))).toEqual([]);
  });
});

describe('a profile mapping', () => {
  const mapping = (id: unknown, expression: string): object => ({ id, expression, push_status: 'PUSH' });
  const of = (...mappings: readonly unknown[]): Readonly<Record<string, unknown>> => ({ mappings });

  it('GIVEN mappings WHEN they leave, change or stay THEN only the former are named', () => {
    const before = side(of(mapping('role', 'a'), mapping('email', 'b'), mapping('name', 'c')));
    expect(
      plan.mappingLosses(before, side(of(mapping('email', 'x'), mapping('name', 'c'), mapping('new', 'd')))),
    ).toEqual(['"role" would no longer be mapped', '"email" would be mapped in another way']);
    expect(plan.mappingLosses(side(of(mapping(1, 'a'))), side(of(mapping(1, 'a'))))).toEqual([]);
    expect(plan.mappingLosses(side({ mappings: 'text' }), side({ mappings: [] }))).toEqual([]);
    expect(plan.mappingLosses(side(of(mapping(1, 'a'))), side({}))).toEqual(['"" would no longer be mapped']);
    expect(plan.mappingLosses(side(of(mapping('role', 'a'))), NONE)).toEqual(['"role" would no longer be mapped']);
    expect(plan.mappingLosses(side(of(null, mapping('role', 'a'))), side(of(null, mapping('role', 'a'))))).toEqual([]);
  });

  it('GIVEN one that gets another source or target THEN that is named', () => {
    const ends = (source_id: string, target_id: string): Readonly<Record<string, unknown>> => ({
      source_id,
      target_id,
      mappings: [],
    });
    expect(plan.mappingLosses(side(ends('a', 'b')), side(ends('c', 'd')))).toEqual([
      'source_id would change',
      'target_id would change',
    ]);
    expect(plan.mappingLosses(side(ends('a', 'b')), side(ends('a', 'b'), { target_id: true }))).toEqual([
      'target_id would change',
    ]);
    expect(plan.mappingLosses(side({ source_id: null }), side({}))).toEqual([]);
  });

  it('GIVEN one that is created, or known only after the apply THEN what is lost is not known', () => {
    expect(plan.mappingLosses(NONE, side(of()))).toEqual([
      'the present mapping would be overwritten, and the plan does not show it',
    ]);
    expect(plan.mappingLosses(side(of(mapping('role', 'a'))), side({}, { mappings: true }))).toEqual([
      'its attributes are known only after the apply',
    ]);
  });

  it('GIVEN delete_when_absent WHEN it is switched on THEN what is not named is removed', () => {
    const before = of(mapping('role', 'a'));
    const on = { ...before, delete_when_absent: true };
    expect(plan.mappingLosses(side(before), side(on))).toEqual([
      'what the configuration does not name would be removed',
    ]);
    expect(plan.mappingLosses(side(on), side(on))).toEqual([]);
    expect(plan.mappingLosses(side(on), side(before))).toEqual([]);
    expect(plan.mappingLosses(side(before), side({ ...before, delete_when_absent: 1 }))).toEqual([]);
  });
});

describe('who is in which group', () => {
  it('GIVEN the people of a group, or the groups of a person THEN each pair is read', () => {
    expect(plan.memberships(side({ group_id: 'g1', users: ['u1', 'u2'] }))).toEqual([
      { person: 'u1', group: 'g1' },
      { person: 'u2', group: 'g1' },
    ]);
    expect(plan.memberships(side({ user_id: 'u1', groups: ['g1', 'g2'] }))).toEqual([
      { person: 'u1', group: 'g1' },
      { person: 'u1', group: 'g2' },
    ]);
    expect(plan.memberships(NONE)).toEqual([]);
  });

  it.each([
    [side({ group_id: 'g1' })],
    [side({ users: ['u1'] })],
    [side({ group_id: 'g1', users: 'u1' })],
    [side({ group_id: 'g1', users: [1] })],
    [side({ group_id: 1, users: ['u1'] })],
    [side({ user_id: 1, groups: ['g1'] })],
    [side({ user_id: 'u1', groups: [1] })],
    [side({ group_id: 'g1', users: [] }, { users: true })],
    [side({ group_id: 'g1', users: ['u1'] }, { users: [true] })],
    [side({ groups: ['g1'], user_id: 'u1' }, { user_id: true })],
    [side({ groups: ['g1'], user_id: 'u1' }, { groups: true })],
    [side({ users: ['u1'], group_id: 'g1' }, { group_id: true })],
  ])('GIVEN %j THEN it cannot be read', (of) => {
    expect(plan.memberships(of)).toBeUndefined();
  });

  it('GIVEN a rule THEN what decides its members is known, and whether its deletion takes them off', () => {
    expect(plan.ruleAttributes).toEqual([
      'expression_type',
      'expression_value',
      'group_assignments',
      'status',
      'users_excluded',
    ]);
    expect(plan.ruleRemovesMembers({ remove_assigned_users: true })).toBe(true);
    for (const values of [null, {}, { remove_assigned_users: false }])
      expect(plan.ruleRemovesMembers(values)).toBe(false);
  });
});

describe('one assigned group, and one assigned person', () => {
  const role = { shown: 'value', value: 'admin' };

  it('GIVEN okta_app_group_assignment THEN it is read as a list of one', () => {
    const values = { app_id: '0oa1', group_id: 'g1', priority: 2, profile: '{"role":"admin","x":1}' };
    expect(plan.assignedGroups(side(values))).toEqual([
      { id: 'g1', role, priority: { shown: 'value', value: 2 }, otherProfile: '[["x",1]]' },
    ]);
    const made = { app_id: '0oa1', profile: '{"role":"admin"}' };
    expect(plan.assignedGroups(side(made, { group_id: true, priority: true }))).toEqual([
      { id: null, role, priority: { shown: 'unknown' }, otherProfile: '' },
    ]);
    expect(plan.assignedGroups(side(null, { group_id: true }))).toMatchObject([{ id: null }]);
    const profile = '{"c":1,"a":2,"d":3,"b":4}';
    expect(plan.assignedGroups(side({ group_id: 'g1', profile }))).toMatchObject([
      { otherProfile: '[["a",2],["b",4],["c",1],["d",3]]' },
    ]);
    expect(plan.assignedGroups(side({ group_id: 'g1' }, { profile: true }))).toMatchObject([
      { role: { shown: 'unknown' } },
    ]);
  });

  it.each(['group_id', 'profile'])('GIVEN a sensitive %s THEN it cannot be read', (name) => {
    const of = { values: { group_id: 'g1', profile: '{}' }, sensitive: { [name]: true }, unknown: {} };
    expect(plan.assignedGroups(of)).toBeUndefined();
  });

  it('GIVEN the configuration of one THEN it refers to its group', () => {
    expect(plan.assignedGroupReferences({ group_id: { references: ['okta_group.x.id', 'okta_group.x'] } })).toEqual([
      'okta_group.x',
    ]);
    const references = ['okta_group.x["a"].id', 'okta_group.x["a"]', 'okta_group.x'];
    expect(plan.assignedGroupReferences({ group_id: { references } })).toEqual(['okta_group.x']);
    expect(plan.assignedGroupReferences({ group_id: { constant_value: 'g1' } })).toEqual([undefined]);
  });

  it('GIVEN okta_app_user THEN person and role are read', () => {
    const values = { user_id: 'u1', username: 'ada@example.com', profile: '{"role":"admin","x":1}' };
    expect(plan.assignedPerson(side(values))).toEqual({
      id: 'u1',
      name: 'ada@example.com',
      role,
      otherProfile: '[["x",1]]',
    });
    expect(plan.assignedPerson(NONE)).toEqual({ id: null, name: null, role: { shown: 'none' }, otherProfile: '' });
    expect(plan.assignedPerson(side({}, { profile: true }))).toMatchObject({ role: { shown: 'unknown' } });
  });
});
