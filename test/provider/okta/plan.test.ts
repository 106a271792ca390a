import { OKTA_PLAN as plan } from '../../../src/provider/okta/plan.js';
import { type PlannedSide } from '../../../src/provider/plan-subjects.js';

const side = (values: PlannedSide['values'], marks: Partial<PlannedSide> = {}): PlannedSide => ({
  values,
  sensitive: {},
  unknown: {},
  ...marks,
});
const value = (of: unknown): object => ({ shown: 'value', value: of });
const none = { shown: 'none' };

describe("Okta's resources in a plan", () => {
  it.each([
    ['okta_app_saml', 'app', 'label'],
    ['okta_app_group_assignments', 'group assignments', undefined],
    ['okta_group', 'group', 'name'],
    ['okta_group_rule', 'rule', 'name'],
    ['okta_app_features', 'provisioning', 'name'],
    ['okta_app_connection', 'provisioning', undefined],
    ['okta_app_oauth', 'app', 'label'],
    ['okta_app_auto_login', 'app', 'label'],
    ['okta_app_basic_auth', 'app', 'label'],
    ['okta_app_bookmark', 'app', 'label'],
    ['okta_app_secure_password_store', 'app', 'label'],
    ['okta_app_shared_credentials', 'app', 'label'],
    ['okta_app_swa', 'app', 'label'],
    ['okta_app_three_field', 'app', 'label'],
    ['okta_app_group_assignment', 'group assignment', undefined],
    ['okta_app_user', 'person assignment', undefined],
    ['okta_group_memberships', 'group members', undefined],
    ['okta_user_group_memberships', 'group members', undefined],
    ['okta_profile_mapping', 'profile mapping', undefined],
    ['okta_brand', 'other', undefined],
    ['null_resource', 'other', undefined],
  ])('GIVEN the type %s THEN it is about: %s, and has its name in: %s', (type, subject, name) => {
    expect(plan.subjectOf({ type, values: null })).toBe(subject);
    expect(plan.nameAttribute(type)).toBe(name);
  });

  it('GIVEN an attribute of the users of an app THEN only role is the role attribute', () => {
    const type = 'okta_app_user_schema_property';
    expect(plan.subjectOf({ type, values: { index: 'role' } })).toBe('role attribute');
    expect(plan.subjectOf({ type, values: { index: 'locale' } })).toBe('other');
    expect(plan.subjectOf({ type, values: null })).toBe('other');
    expect(plan.nameAttribute(type)).toBeUndefined();
  });

  it('GIVEN an app THEN its features are sorted, and none is taken for a list that cannot be read', () => {
    expect(plan.appFeatures({ features: ['b', 'a'] })).toEqual(['a', 'b']);
    expect(plan.appFeatures({ features: [] })).toEqual([]);
    for (const values of [null, {}, { features: null }, { features: 'text' }, { features: ['b', 1] }])
      expect(plan.appFeatures(values)).toBeUndefined();
  });

  it('GIVEN an app THEN it is active by its status or by default, and its policy stands in an attribute', () => {
    for (const status of ['INACTIVE', 'DELETED', 1]) expect(plan.appStatus(side({ status }))).toBe('inactive');
    for (const values of [null, {}, { status: null }, { status: 'ACTIVE' }])
      expect(plan.appStatus(side(values))).toBe('active');
    expect(plan.appStatus(side({}, { unknown: { status: true } }))).toBe('unknown');
    expect(plan.appStatus(side({ status: 'ACTIVE' }, { unknown: { label: true } }))).toBe('active');
    expect(plan.appPolicyAttributes).toEqual(['authentication_policy']);
  });

  it.each([
    ['appId', 'app_id'],
    ['groupId', 'id'],
    ['groupName', 'name'],
  ] as const)('%s reads %s, if it is a text', (reader, attribute) => {
    expect(plan[reader]({ [attribute]: '0oa1' })).toBe('0oa1');
    for (const values of [null, {}, { [attribute]: 1 }]) expect(plan[reader](values)).toBeUndefined();
  });
});

describe('the role list', () => {
  it('GIVEN roles, some with a title THEN they are read in their order', () => {
    const values = { enum: ['b', 'a'], one_of: [{ const: 'a', title: 'A' }] };
    expect(plan.roleListAttributes).toEqual(['enum', 'one_of']);
    expect(plan.roleValues(values)).toEqual(['b', 'a']);
    expect(plan.titledRoles(values)).toEqual([
      { role: 'b', title: null },
      { role: 'a', title: 'A' },
    ]);
  });

  it.each([[null], [{}], [{ enum: null, one_of: null }]])('GIVEN %j THEN there is no role', (values) => {
    expect(plan.roleValues(values)).toEqual([]);
    expect(plan.titledRoles(values)).toEqual([]);
  });

  it.each([[{ enum: 'a' }], [{ enum: ['a', 1] }]])('GIVEN %j THEN it cannot be read', (values) => {
    expect(plan.roleValues(values)).toBeUndefined();
    expect(plan.titledRoles(values)).toBeUndefined();
  });

  it.each([
    ['no list', 'a'],
    ['no mapping', ['a']],
    ['null', [null]],
    ['without a title', [{ const: 'a' }]],
    ['without a role', [{ title: 'A' }]],
    [
      'in part of another role',
      [
        { const: 'a', title: 'A' },
        { const: 'c', title: 'C' },
      ],
    ],
  ])('GIVEN titles that are %s THEN only the roles can be read', (_what, titles) => {
    const values = { enum: ['a', 'b'], one_of: titles };
    expect(plan.roleValues(values)).toEqual(['a', 'b']);
    expect(plan.titledRoles(values)).toBeUndefined();
  });
});

describe('the assigned groups', () => {
  const group = (block: unknown, marks: Partial<PlannedSide> = {}): unknown =>
    plan.assignedGroups(side({ group: [block] }, marks))?.[0];

  it('GIVEN a group THEN its id, role and priority are read, and what else its profile holds', () => {
    expect(plan.assignedGroupsAttributes).toEqual(['group', 'group_id', 'priority', 'profile']);
    expect(group({ id: '00g1', priority: 2, profile: '{"z":1,"role":"admin","a":[2]}' })).toEqual({
      id: '00g1',
      role: value('admin'),
      priority: value(2),
      otherProfile: '[["a",[2]],["z",1]]',
    });
    expect(group({ id: '00g1', priority: 2, profile: '{"role":"admin"}' })).toMatchObject({ otherProfile: '' });
  });

  it.each([
    ['no profile', {}, ''],
    ['a profile that is no text', { profile: 1 }, ''],
    ['a profile that is not JSON', { profile: '{' }, '{'],
    ['a profile that is not a mapping', { profile: '"text"' }, '"text"'],
    ['a profile that is null', { profile: 'null' }, 'null'],
    ['a role that is null', { profile: '{"role":null}' }, ''],
  ])('GIVEN %s THEN there is no role', (_what, block, otherProfile) => {
    expect(group(block)).toEqual({ id: null, role: none, priority: none, otherProfile });
  });

  it.each([[null], ['text'], [{ id: 1 }]])('GIVEN %j in place of a group THEN nothing of it is known', (block) => {
    expect(group(block)).toEqual({ id: null, role: none, priority: none, otherProfile: '' });
  });

  it('GIVEN values that are known only after the apply THEN they are called so, each alone', () => {
    const block = { id: '00g1', priority: 1, profile: '{"role":"admin","x":1}' };
    const unknown = (of: object): PlannedSide['unknown'] => ({ group: [of] });
    expect(group(block, { unknown: unknown({ priority: true }) })).toMatchObject({
      priority: { shown: 'unknown' },
      role: value('admin'),
    });
    expect(group(block, { unknown: unknown({ profile: true }) })).toMatchObject({
      priority: value(1),
      role: { shown: 'unknown' },
      otherProfile: '',
    });
  });

  it.each([
    ['no list', side({ group: 'text' })],
    ['sensitive as a whole', side({ group: [] }, { sensitive: { group: true } })],
    ['sensitive in part', side({ group: [{}] }, { sensitive: { group: [{ profile: true }] } })],
    ['known only after the apply', side({ group: [] }, { unknown: { group: true } })],
    ['known only after the apply, as all is', side({ group: [] }, { unknown: true })],
  ])('GIVEN groups that are %s THEN they cannot be read', (_what, of) => {
    expect(plan.assignedGroups(of)).toBeUndefined();
  });

  it.each([[null], [{}], [{ group: null }]])('GIVEN %j THEN there is no group', (values) => {
    expect(plan.assignedGroups(side(values))).toEqual([]);
  });

  it('GIVEN the configuration THEN each group refers to the last of its references', () => {
    const block = (references: unknown): object => ({ id: { references } });
    const blocks = [block(['okta_group.x.id', 'okta_group.x']), block([]), block('text'), block([1]), {}, null];
    expect(plan.assignedGroupReferences({ group: blocks })).toEqual([
      'okta_group.x',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(plan.assignedGroupReferences({})).toEqual([]);
    expect(plan.assignedGroupReferences({ group: { references: [] } })).toEqual([]);
  });
});
