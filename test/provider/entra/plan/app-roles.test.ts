import { ENTRA_PLAN as plan } from '../../../../src/provider/entra/plan.js';

const ROLE = { role_id: 'R1', value: 'analyst', display_name: 'Analyst', allowed_member_types: ['User'] };
const names = (values: Readonly<Record<string, unknown>> | null): unknown => plan.roleNames({ type: 'any', values });

describe('app roles', () => {
  it('GIVEN an app role THEN its value, its title and its id are read', () => {
    expect(plan.roleValues(ROLE)).toEqual(['analyst']);
    expect(plan.titledRoles(ROLE)).toEqual([{ role: 'analyst', title: 'Analyst' }]);
    expect(names(ROLE)).toEqual([['r1', 'analyst']]);
  });

  it('GIVEN an application with roles of its own, or one that was looked up THEN all are read', () => {
    const roles = [
      { id: 'r1', value: 'analyst', display_name: 'Analyst', enabled: true },
      { id: 'r2', value: 'admin', allowed_member_types: ['Application', 'User'] },
    ];
    for (const values of [{ app_role: roles }, { app_roles: roles }]) {
      expect(plan.roleValues(values)).toEqual(['analyst', 'admin']);
      expect(names(values)).toEqual([
        ['r1', 'analyst'],
        ['r2', 'admin'],
      ]);
    }
  });

  it('GIVEN a role without a value THEN it is no role in Klaviyo, and what is assigned with it has none', () => {
    for (const value of ['', null]) {
      expect(plan.roleValues({ ...ROLE, value })).toEqual([]);
      expect(plan.titledRoles({ ...ROLE, value })).toEqual([]);
      expect(names({ ...ROLE, value })).toEqual([['r1', '']]);
    }
  });

  it.each([
    ['for applications only', { ...ROLE, allowed_member_types: ['Application'] }],
    ['that is disabled', { app_roles: [{ id: 'r1', value: 'analyst', enabled: false }] }],
  ])('GIVEN a role %s THEN nobody can have it', (_what, values) => {
    expect(plan.roleValues(values)).toEqual([]);
    expect(names(values)).toEqual([]);
  });

  it('GIVEN nothing, or what is no list THEN there is no role, or it cannot be read', () => {
    expect(plan.roleValues(null)).toEqual([]);
    expect(plan.roleValues({})).toEqual([]);
    expect(plan.roleValues({ app_role: 'text' })).toBeUndefined();
    expect(plan.roleValues({ app_role: [null] })).toBeUndefined();
    expect(plan.titledRoles({ app_role: 'text' })).toBeUndefined();
    expect(names({ app_role: 'text' })).toEqual([]);
    expect(names({ ...ROLE, role_id: undefined })).toEqual([]);
  });

  it('GIVEN an app role THEN nothing else decides how it is pushed', () => {
    expect(plan.roleSettings({ before: ROLE, after: ROLE, afterUnknown: {} })).toEqual([]);
    expect(plan.roleListAttributes).toEqual(['value', 'display_name']);
  });
});
