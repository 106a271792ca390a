import { ENTRA_PLAN as plan } from '../../../../src/provider/entra/plan.js';

const RULE = { dynamic_membership: [{ enabled: true, rule: 'user.department -eq "IT"' }] };

describe("Entra's resources in a plan", () => {
  it.each([
    ['azuread_application_from_template', 'app', 'display_name'],
    ['azuread_application', 'app', 'display_name'],
    ['azuread_application_registration', 'app', 'display_name'],
    ['azuread_service_principal', 'app', 'display_name'],
    ['azuread_application_app_role', 'app role', 'display_name'],
    ['azuread_group', 'group', 'display_name'],
    ['azuread_group_without_members', 'group', 'display_name'],
    ['azuread_group_member', 'group members', undefined],
    ['azuread_synchronization_job', 'provisioning', undefined],
    ['azuread_synchronization_secret', 'provisioning', undefined],
    ['azuread_application_redirect_uris', 'other', undefined],
    ['okta_group', 'other', undefined],
  ])('GIVEN the type %s THEN it is about: %s, and has its name in: %s', (type, subject, name) => {
    expect(plan.subjectOf({ type, values: null })).toBe(subject);
    expect(plan.nameAttribute(type)).toBe(name);
  });

  const people = new Map([['u1', 'ada@example.com']]);

  it.each([
    ['of a group', { principal_type: 'Group', principal_object_id: 'u1' }, 'group assignment'],
    ['of a person', { principal_type: 'User' }, 'person assignment'],
    ['of an application', { principal_type: 'ServicePrincipal' }, 'other'],
    ['that is new, of somebody whom the plan shows', { principal_object_id: 'u1' }, 'person assignment'],
    ['that is new, of somebody else', { principal_object_id: 'g1' }, 'group assignment'],
    ['that is new, with an empty type', { principal_object_id: 'g1', principal_type: '' }, 'group assignment'],
    ['that is new, of what is made with it', {}, 'group assignment'],
  ])('GIVEN an assignment %s THEN it is about that', (_what, values, subject) => {
    expect(plan.subjectOf({ type: 'azuread_app_role_assignment', values }, people)).toBe(subject);
  });

  it('GIVEN an assignment of which nothing is known THEN it counts as one of a group', () => {
    const type = 'azuread_app_role_assignment';
    expect(plan.subjectOf({ type, values: null })).toBe('group assignment');
    expect(plan.subjectOf({ type, values: { principal_object_id: 'u1' } })).toBe('group assignment');
  });

  it.each([
    ['azuread_group', null, RULE, ['rule']],
    ['azuread_group', { ...RULE, members: ['u1'] }, { members: ['u1'] }, ['rule']],
    ['azuread_group_without_members', RULE, RULE, ['rule']],
    ['azuread_group', { members: ['u1'] }, { members: [] }, ['group members']],
    ['azuread_group', { members: [] }, null, []],
    ['azuread_group', { dynamic_membership: [] }, {}, []],
    ['azuread_group_without_members', { members: ['u1'] }, null, []],
    ['azuread_application', { app_role: [{ id: 'r1' }] }, { app_role: [] }, ['app role']],
    ['azuread_application', { app_role: [] }, {}, []],
    ['azuread_application_from_template', { app_role: [{ id: 'r1' }] }, null, []],
  ])('GIVEN %s with %j and %j THEN its parts are %j', (type, before, after, parts) => {
    expect(plan.parts({ type, before, after })).toEqual(parts);
  });

  it.each([
    ['azuread_conditional_access_policy', true, 'It has a part in who can sign in to Entra or to the application.'],
    ['azuread_named_location', false, 'It has a part in who can sign in to Entra or to the application.'],
    ['azuread_application_redirect_uris', false, 'It has a part in how people sign in to the application.'],
    ['azuread_application_redirect_uris', true, undefined],
    ['azuread_service_principal_token_signing_certificate', true, undefined],
    ['azuread_user', false, expect.stringContaining('It can end the access of people')],
    ['azuread_user', true, undefined],
    ['azuread_privileged_access_group_assignment_schedule', false, expect.stringContaining('out of groups')],
    ['azuread_application_owner', false, undefined],
    ['azuread_directory_role_assignment', true, undefined],
    ['azuread_app_role_assignment', true, 'It assigns an application to another application.'],
    ['azuread_synchronization_job_provision_on_demand', true, expect.stringContaining('at once')],
    ['azuread_thing_of_next_year', true, 'It is not known what it does to the access of people.'],
    ['null_resource', false, undefined],
  ])('GIVEN %s, created: %s THEN its effect is %s', (type, creates, effect) => {
    expect(plan.unjudgedEffect(type, creates)).toEqual(effect);
  });

  it('GIVEN a type THEN it is of azuread by its beginning, and only provisioning on demand stays when it is deleted', () => {
    expect(plan.ownsType('azuread_group')).toBe(true);
    expect(plan.ownsType('azurerm_group')).toBe(false);
    expect(plan.deletionKeeps('azuread_synchronization_job_provision_on_demand', {})).toBe(true);
    expect(plan.deletionKeeps('azuread_synchronization_job', {})).toBe(false);
  });

  it('GIVEN a new group THEN what it has by default says nothing', () => {
    expect(plan.isDefaultValue('azuread_group', 'mail_enabled', false)).toBe(true);
    expect(plan.isDefaultValue('azuread_group', 'mail_enabled', true)).toBe(false);
    expect(plan.isDefaultValue('azuread_group', 'toString', false)).toBe(false);
    expect(plan.isDefaultValue('azuread_application', 'mail_enabled', false)).toBe(false);
  });
});
