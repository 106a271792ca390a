import { AppRole } from '../../../src/constructs/entra/app-role.js';
import { EnterpriseApplication } from '../../../src/constructs/entra/enterprise-application.js';
import { RoleAssignment } from '../../../src/constructs/entra/role-assignment.js';
import { importsOf } from '../imports-of.js';
import { only } from '../okta/synthesise.js';
import { synthesise } from './synthesise.js';

const ROLE_ID = '00000000-0000-0000-0000-0000000000c1';

const role = (id: string, changes: { importFromApplication?: string; preventDestroy?: boolean } = {}) =>
  synthesise((scope) => {
    const application = new EnterpriseApplication(scope, 'app', { label: 'Klaviyo' });
    new AppRole(scope, 'role', { application, role: { id, title: 'Title ${x}' }, roleId: ROLE_ID, ...changes });
  });

describe('AppRole', () => {
  it("has the role's id as its value and name, and is for people and groups alone", () => {
    expect(only(role('campaign_coordinator').resource.azuread_application_app_role)).toMatchObject({
      application_id: '${azuread_application_from_template.app.application_id}',
      role_id: ROLE_ID,
      value: 'campaign_coordinator',
      display_name: 'campaign_coordinator',
      description: 'Title $${x} in Klaviyo',
      allowed_member_types: ['User'],
      lifecycle: { ignore_changes: ['description'] },
    });
  });

  it('is protected where it is asked for', () => {
    expect(only(role('admin', { preventDestroy: true }).resource.azuread_application_app_role).lifecycle).toEqual({
      ignore_changes: ['description'],
      prevent_destroy: true,
    });
  });

  it('keeps the name that it has as long as it is taken over', () => {
    const stack = role('admin', { importFromApplication: 'APP' });

    expect(importsOf(stack)).toEqual({
      'azuread_application_app_role.role': `/applications/APP/appRoles/${ROLE_ID}`,
    });
    expect(only(stack.resource.azuread_application_app_role).lifecycle).toEqual({
      ignore_changes: ['description', 'display_name'],
    });
  });

  it.each(['', 'retention lead', '.admin', 'führung', 'a'.repeat(250)])(
    'refuses a value that Entra does not take: %s',
    (id) => {
      expect(() => role(id)).toThrow('`role.id` must be a value that Entra takes');
    },
  );
});

describe('RoleAssignment', () => {
  const assignment = (importFrom?: { servicePrincipal: string; assignment: string }) =>
    synthesise((scope) => {
      const application = new EnterpriseApplication(scope, 'app', { label: 'Klaviyo' });
      new RoleAssignment(scope, 'assignment', { application, groupId: 'GROUP', roleId: ROLE_ID, importFrom });
    });

  it('gives the role to the group, and is made before the one that it replaces goes', () => {
    expect(only(assignment().resource.azuread_app_role_assignment)).toMatchObject({
      app_role_id: ROLE_ID,
      principal_object_id: 'GROUP',
      resource_object_id: '${azuread_application_from_template.app.service_principal_object_id}',
      lifecycle: { create_before_destroy: true },
    });
  });

  it('is taken over by its id', () => {
    expect(importsOf(assignment({ servicePrincipal: 'SP', assignment: 'ID' }))).toEqual({
      'azuread_app_role_assignment.assignment': '/servicePrincipals/SP/appRoleAssignedTo/ID',
    });
  });
});
