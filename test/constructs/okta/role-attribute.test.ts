import { type TerraformStack } from 'cdktf';
import { AttributeScope } from '../../../src/constructs/okta/attribute-scope.js';
import { type OktaApp } from '../../../src/constructs/okta/okta-app.js';
import { RoleAttribute } from '../../../src/constructs/okta/role-attribute.js';
import { SamlApp } from '../../../src/constructs/okta/saml-app.js';
import { only, synthesise } from './synthesise.js';

const preconfigured = (scope: TerraformStack): OktaApp =>
  new SamlApp(scope, 'app', { label: 'Klaviyo', source: { preconfigured: 'klaviyo' } });

describe('RoleAttribute', () => {
  const roles = [
    { id: 'admin', title: 'Admin' },
    { id: '${lead}', title: 'Lead %{x}' },
  ];
  const attribute = (scope?: AttributeScope): Readonly<Record<string, unknown>> =>
    only(
      synthesise((stack) => {
        new RoleAttribute(stack, 'role', { app: preconfigured(stack), roles, ...(scope && { scope }) });
      }).resource.okta_app_user_schema_property,
    );

  it("is the attribute that Klaviyo's guide asks for, set by groups", () => {
    expect(attribute()).toMatchObject({
      app_id: '${okta_app_saml.app.id}',
      index: 'role',
      title: 'Role',
      type: 'string',
      external_name: 'role',
      external_namespace: 'urn:ietf:params:scim:schemas:core:2.0:User',
      required: true,
      permissions: 'READ_ONLY',
      scope: 'NONE',
      master: 'PROFILE_MASTER',
    });
  });

  it('lists the roles in order, as data, and sets no union, which the provider refuses beside enum', () => {
    const role = attribute();

    expect(role.enum).toEqual(['admin', '$${lead}']);
    expect(role.one_of).toEqual([
      { const: 'admin', title: 'Admin' },
      { const: '$${lead}', title: 'Lead %%{x}' },
    ]);
    expect(role).not.toHaveProperty('union');
  });

  it('waits for the app, without which the provider drops the attribute from the state', () => {
    expect(attribute().depends_on).toEqual(['okta_app_saml.app']);
  });

  it('can be set for each person, or on a level that Okta may add', () => {
    expect(attribute(AttributeScope.PERSONAL).scope).toBe('SELF');
    expect(attribute(AttributeScope.of('TEAM')).scope).toBe('TEAM');
  });
});
