import { ENTRA_PLAN as plan } from '../../../../src/provider/entra/plan.js';
import { type PlannedMembership, type PlannedSide } from '../../../../src/provider/plan-subjects.js';

const memberships = (values: PlannedSide['values'], unknown: unknown = {}): readonly PlannedMembership[] | undefined =>
  plan.memberships({ values, sensitive: {}, unknown });

describe('the members of groups', () => {
  it('GIVEN a group with its members, or one member THEN each is read', () => {
    expect(memberships({ object_id: 'g1', members: ['u1', 'u2'] })).toEqual([
      { person: 'u1', group: 'g1' },
      { person: 'u2', group: 'g1' },
    ]);
    expect(memberships({ group_object_id: 'g1', member_object_id: 'u1' })).toEqual([{ person: 'u1', group: 'g1' }]);
    expect(memberships({ object_id: 'g1', members: null })).toEqual([]);
    expect(memberships(null)).toEqual([]);
  });

  it('GIVEN a group that is only made THEN it is named by its name', () => {
    expect(memberships({ display_name: 'klaviyo-admins', members: ['u1'] }, { object_id: true })).toEqual([
      { person: 'u1', group: 'klaviyo-admins' },
    ]);
  });

  it.each([
    ['members that are known later', { object_id: 'g1' }, { members: true }],
    ['one member that is known later', { object_id: 'g1', members: ['u1'] }, { members: [true] }],
    ['a member of a group that is made', { member_object_id: 'u1' }, { group_object_id: true }],
    ['no group', { members: ['u1'] }, {}],
    ['members that are no texts', { object_id: 'g1', members: [1] }, {}],
  ])('GIVEN %s THEN they cannot be read', (_what, values, unknown) => {
    expect(memberships(values, unknown)).toBeUndefined();
  });

  it('GIVEN people who were looked up or made THEN their user principal names are known', () => {
    const ada = { object_id: 'u1', user_principal_name: 'ada@example.com' };
    expect(plan.personNames({ type: 'azuread_users', values: { users: [ada, { object_id: 'u2' }, null] } })).toEqual([
      ['u1', 'ada@example.com'],
    ]);
    expect(plan.personNames({ type: 'azuread_user', values: ada })).toEqual([['u1', 'ada@example.com']]);
    expect(plan.personNames({ type: 'azuread_group', values: ada })).toEqual([]);
    expect(plan.personNames({ type: 'azuread_users', values: null })).toEqual([]);
  });

  it('GIVEN a group THEN its id, its name and the id by which it is imported are known', () => {
    expect(plan.groupId({ object_id: 'g1', id: '/groups/g1' })).toBe('g1');
    expect(plan.groupName({ display_name: 'klaviyo-admins' })).toBe('klaviyo-admins');
    expect(plan.groupImportId('g1')).toBe('/groups/g1');
  });
});
