import { type TerraformStack } from 'cdktf';
import { type OktaApp } from '../../../src/constructs/okta/okta-app.js';
import { RoleAssignments, type RoleAssignment } from '../../../src/constructs/okta/role-assignments.js';
import { RoleAttribute } from '../../../src/constructs/okta/role-attribute.js';
import { SamlApp } from '../../../src/constructs/okta/saml-app.js';
import { only, synthesise } from './synthesise.js';

const preconfigured = (scope: TerraformStack): OktaApp =>
  new SamlApp(scope, 'app', { label: 'Klaviyo', source: { preconfigured: 'klaviyo' } });

describe('RoleAssignments', () => {
  function assign(list: readonly RoleAssignment[]): Readonly<Record<string, unknown>> {
    const stack = synthesise((scope) => {
      const app = preconfigured(scope);
      const roleAttribute = new RoleAttribute(scope, 'role', { app, roles: [{ id: 'admin', title: 'Admin' }] });
      const after = [app.dependable];
      new RoleAssignments(scope, 'assignments', { app, roleAttribute, assignments: list, after });
    });
    return only(stack.resource.okta_app_group_assignments);
  }

  it('gives each group its role with an explicit priority, after the role attribute', () => {
    const assigned = assign([
      { groupId: '00g1', role: 'admin', priority: 1 },
      { groupId: '00g2', role: 'a"${b}', priority: 2 },
    ]);

    expect(assigned).toMatchObject({
      app_id: '${okta_app_saml.app.id}',
      group: [
        { id: '00g1', priority: 1, profile: '{"role":"admin"}' },
        { id: '00g2', priority: 2, profile: '{"role":"a\\"$${b}"}' },
      ],
      depends_on: ['okta_app_user_schema_property.role', 'okta_app_saml.app'],
    });
  });

  it('refuses an empty list, which would take the app from everyone', () => {
    expect(() => assign([])).toThrow('`assignments` must hold at least one group, got none');
  });

  it('refuses two assignments of one priority, between which Okta would choose', () => {
    expect(() =>
      assign([
        { groupId: '00g1', role: 'admin', priority: 1 },
        { groupId: '00g2', role: 'admin', priority: 1 },
      ]),
    ).toThrow('`priority` must be unique among the assignments of an app, got twice: 1');
  });
});
