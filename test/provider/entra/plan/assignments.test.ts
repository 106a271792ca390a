import { ENTRA_PLAN as plan } from '../../../../src/provider/entra/plan.js';
import { type PlannedSide } from '../../../../src/provider/plan-subjects.js';

const side = (values: PlannedSide['values'], marks: Partial<PlannedSide> = {}): PlannedSide => ({
  values,
  sensitive: {},
  unknown: {},
  roleNames: new Map([
    ['r1', 'analyst'],
    ['r2', ''],
  ]),
  ...marks,
});
const ASSIGNMENT = { principal_object_id: 'g1', principal_display_name: 'klaviyo-analysts', app_role_id: 'R1' };

describe('the assignments', () => {
  it('GIVEN a group THEN its role is the value of the app role, and it has no priority', () => {
    expect(plan.assignedGroups(side(ASSIGNMENT))).toEqual([
      {
        id: 'g1',
        name: 'klaviyo-analysts',
        role: { shown: 'value', value: 'analyst' },
        roleId: 'r1',
        priority: undefined,
        otherProfile: '',
      },
    ]);
    expect(plan.groupOrder).toBeUndefined();
    expect(plan.replacesForRole).toBe(true);
  });

  it.each([
    ['has no value', { app_role_id: 'r2' }, { shown: 'none' }],
    ['is access by default', { app_role_id: '00000000-0000-0000-0000-000000000000' }, { shown: 'none' }],
    ['is not there', {}, { shown: 'none' }],
    ['does not stand in the plan', { app_role_id: 'r9' }, { shown: 'value', value: 'r9' }],
  ])('GIVEN an app role that %s THEN the role is %j', (_what, values, role) => {
    expect(plan.assignedGroups(side(values))).toMatchObject([{ role }]);
    expect(plan.assignedPerson(side(values))).toMatchObject({ role });
  });

  it('GIVEN no names of roles THEN the role is its id', () => {
    expect(plan.assignedGroups(side(ASSIGNMENT, { roleNames: undefined }))).toMatchObject([
      { role: { shown: 'value', value: 'r1' } },
    ]);
  });

  it('GIVEN what is known only after the apply, or sensitive THEN that is said', () => {
    expect(plan.assignedGroups(side({}, { unknown: { app_role_id: true, principal_object_id: true } }))).toMatchObject([
      { id: null, role: { shown: 'unknown' } },
    ]);
    expect(plan.assignedGroups(side(ASSIGNMENT, { sensitive: { app_role_id: true } }))).toBeUndefined();
    expect(plan.assignedGroups(side(null))).toEqual([]);
  });

  it('GIVEN a person THEN they are read in the same way', () => {
    expect(plan.assignedPerson(side({ ...ASSIGNMENT, principal_object_id: 'u1' }))).toMatchObject({
      id: 'u1',
      name: 'klaviyo-analysts',
      roleId: 'r1',
    });
    expect(plan.assignedPerson(side(null))).toMatchObject({ id: null, name: null, role: { shown: 'none' } });
  });

  it('GIVEN the configuration THEN the group is the last of the references', () => {
    const principal = { references: ['azuread_group.x.object_id', 'azuread_group.x'] };
    expect(plan.assignedGroupReferences({ principal_object_id: principal })).toEqual(['azuread_group.x']);
    for (const expressions of [{}, { principal_object_id: 'text' }, { principal_object_id: { references: [] } }]) {
      expect(plan.assignedGroupReferences(expressions)).toEqual([undefined]);
    }
  });
});
