import { type TerraformStack } from 'cdktf';
import { AccessRole } from '../../../src/constructs/onelogin/access-role.js';
import { MembershipMapping } from '../../../src/constructs/onelogin/membership-mapping.js';
import { RoleRule, type RoleRuleProps } from '../../../src/constructs/onelogin/role-rule.js';
import { SamlApp } from '../../../src/constructs/onelogin/saml-app.js';
import { importsOf } from '../imports-of.js';
import { only } from '../okta/synthesise.js';
import { synthesise } from './synthesise.js';

const appOf = (scope: TerraformStack) => new SamlApp(scope, 'app', { label: 'Klaviyo', connectorId: 900001 });

describe('AccessRole', () => {
  const role = (importId?: string) =>
    synthesise((scope) => void new AccessRole(scope, 'group', { name: 'klaviyo ${x}', app: appOf(scope), importId }));

  it('gives the app, and leaves the people in it alone', () => {
    const resource = only(role().resource.onelogin_roles);

    expect(resource).toEqual({
      name: 'klaviyo $${x}',
      apps: ['${onelogin_saml_apps.app.id}'],
      skip_membership_refresh: ['users', 'admins'],
    });
  });

  it('ignores no change of people, with which a later update would send a list that is out of date', () => {
    const stack = role('2001');

    expect(importsOf(stack)).toEqual({ 'onelogin_roles.group': '2001' });
    expect(only(stack.resource.onelogin_roles)).not.toHaveProperty('lifecycle');
  });
});

describe('RoleRule', () => {
  const PROPS = { name: 'Klaviyo role of admins', roleId: '2001', parameter: 'role', value: 'admin', position: 1 };
  const rule = (changes: Partial<RoleRuleProps> = {}) =>
    synthesise((scope) => void new RoleRule(scope, 'rule', { ...PROPS, app: appOf(scope), ...changes }));

  it('gives those in a role of OneLogin the value, switched on, by the action that plans find again', () => {
    expect(only(rule().resource.onelogin_app_rules)).toEqual({
      app_id: '${onelogin_saml_apps.app.id}',
      name: 'Klaviyo role of admins',
      match: 'all',
      enabled: true,
      position: 1,
      conditions: [{ source: 'has_role', operator: 'ri', value: '2001' }],
      actions: [{ action: 'set_role_from_existing', value: ['admin'] }],
    });
  });

  it('sets the parameter that it is given, and takes text as text', () => {
    const { name, actions } = only(
      rule({ name: '${x}', parameter: 'klaviyo_role', value: '%{y}' }).resource.onelogin_app_rules,
    );

    expect(name).toBe('$${x}');
    expect(actions).toEqual([{ action: 'set_klaviyo_role_from_existing', value: ['%%{y}'] }]);
  });

  it('comes after the one on the place before', () => {
    const stack = synthesise((scope) => {
      const app = appOf(scope);
      const first = new RoleRule(scope, 'first', { ...PROPS, app });
      new RoleRule(scope, 'second', { ...PROPS, app, position: 2, after: first });
    });

    const { first, second } = stack.resource.onelogin_app_rules!;
    expect(first).not.toHaveProperty('depends_on');
    expect(second).toMatchObject({ position: 2, depends_on: ['onelogin_app_rules.first'] });
  });

  it('is taken over with the number of its app, and keeps its name', () => {
    const stack = rule({ importFrom: { app: '1027', rule: '1069' } });

    expect(importsOf(stack)).toEqual({ 'onelogin_app_rules.rule': '1027:1069' });
    expect(only(stack.resource.onelogin_app_rules).lifecycle).toEqual({ ignore_changes: ['name'] });
  });
});

describe('MembershipMapping', () => {
  const CONDITION = { source: 'department', operator: '=', value: 'Marketing ${x}' };
  const mapping = (importId?: string, conditions = [CONDITION]) =>
    synthesise((scope) => {
      const props = { name: 'marketing', roleId: '2001', match: 'any', conditions, importId } as const;
      new MembershipMapping(scope, 'mapping', props);
    });

  it('puts those who match into the role, switched on, wherever it stands', () => {
    expect(only(mapping().resource.onelogin_user_mappings)).toEqual({
      name: 'marketing',
      match: 'any',
      enabled: true,
      conditions: [{ source: 'department', operator: '=', value: 'Marketing $${x}' }],
      actions: [{ action: 'add_role', value: ['2001'] }],
    });
  });

  it('is never about everybody', () => {
    expect(() => mapping(undefined, [])).toThrow('`conditions` must have at least one, got none.');
  });

  it('is taken over by its number, and keeps its name', () => {
    const stack = mapping('1004');

    expect(importsOf(stack)).toEqual({ 'onelogin_user_mappings.mapping': '1004' });
    expect(only(stack.resource.onelogin_user_mappings).lifecycle).toEqual({ ignore_changes: ['name'] });
  });
});
