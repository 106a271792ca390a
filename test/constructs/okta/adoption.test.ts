import { type Adoption, type AppSettings } from '../../../src/access/okta-settings.js';
import { KlaviyoOktaAccess } from '../../../src/constructs/okta/klaviyo-okta-access.js';
import { type AccountChanges, assignments, SAML_APP, sampleAccount } from './sample-account.js';
import { only, synthesise } from './synthesise.js';

const ADOPT: Adoption = { app: '0oa1', roleAttribute: 'keep', groupAssignments: true, groups: {}, rules: {} };

function adopted(changes: AccountChanges = {}, adopt: Partial<Adoption> = {}) {
  const account = sampleAccount({ ...changes, adopt: { ...ADOPT, ...adopt } });
  const stack = synthesise((scope) => void new KlaviyoOktaAccess(scope, 'Default', { account }));
  const imports = (stack as { readonly import?: readonly { to: string; id: string }[] }).import ?? [];
  return { stack, imports: Object.fromEntries(imports.map(({ to, id }) => [to, id])) };
}

describe('an adopted app', () => {
  it('is imported with its attribute and its groups', () => {
    expect(adopted().imports).toEqual({
      'okta_app_saml.app': '0oa1',
      'okta_app_user_schema_property.role': '0oa1/role',
      'okta_app_group_assignments.assignments': '0oa1',
    });
  });

  it('is imported, too, where it is one of the catalogue, and not where the stack only reads it', () => {
    const preconfigured = {
      kind: 'preconfigured',
      label: 'Klaviyo',
      updates: 'check',
      preconfigured: 'klaviyo',
    } as const;
    const existing = { kind: 'existing', label: 'Klaviyo', id: '0oa1' } as const;

    expect(adopted({ app: preconfigured }).imports).toHaveProperty(['okta_app_saml.app'], '0oa1');
    expect(Object.keys(adopted({ app: existing }).imports)).toEqual([
      'okta_app_user_schema_property.role',
      'okta_app_group_assignments.assignments',
    ]);
  });

  it('has what is not there yet made', () => {
    expect(Object.keys(adopted({}, { roleAttribute: 'none', groupAssignments: false }).imports)).toEqual([
      'okta_app_saml.app',
    ]);
  });

  it('takes a group over by its id, and leaves its description alone', () => {
    const { stack, imports } = adopted({}, { groups: { 'klaviyo-admins': '00g1' } });

    expect(imports).toHaveProperty(['okta_group.group-klaviyo-admins'], '00g1');
    expect(only(stack.resource.okta_group).lifecycle).toEqual({ ignore_changes: ['description', 'skip_users'] });
  });

  it('takes the rule of such a group over by its id, with the name that it has', () => {
    const at = { line: 1, column: 1 };
    const when = { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'Marketing', at } as const;
    const membership = { kind: 'declared', when, members: [], fromRoster: false } as const;
    const [admins] = assignments('admin +klaviyo-admins');
    const { stack, imports } = adopted(
      { assignments: [{ ...admins!, membership }] },
      { groups: { 'klaviyo-admins': '00g1' }, rules: { 'klaviyo-admins': '0pr1' } },
    );

    expect(imports).toHaveProperty(['okta_group_rule.rule-klaviyo-admins'], '0pr1');
    expect(only(stack.resource.okta_group_rule).lifecycle).toEqual({
      ignore_changes: ['name', 'remove_assigned_users'],
    });
  });

  it('ignores a deprecated setting of the provider only while a group is imported', () => {
    expect(only(adopted().stack.resource.okta_group).lifecycle).toEqual({ ignore_changes: ['description'] });
  });

  it('makes a group that is called as a member of every object', () => {
    const { imports } = adopted({ assignments: assignments('admin +constructor') });

    expect(Object.keys(imports).some((address) => address.startsWith('okta_group'))).toBe(false);
  });

  it('ignores what an import leaves empty, so that the first plan writes nothing', () => {
    const { stack } = adopted({ app: { ...SAML_APP, updates: 'apply' } as AppSettings });

    expect(only(stack.resource.okta_app_saml).lifecycle).toEqual({
      ignore_changes: ['skip_authentication_policy'],
      prevent_destroy: true,
    });
    expect(only(stack.resource.okta_app_user_schema_property).lifecycle).toEqual({
      ignore_changes: ['permissions', 'master', 'union', 'user_type'],
      prevent_destroy: true,
    });
  });

  it('has the attribute written whole where something of it is to change', () => {
    const { stack, imports } = adopted({}, { roleAttribute: 'write' });

    expect(imports).toHaveProperty(['okta_app_user_schema_property.role'], '0oa1/role');
    expect(only(stack.resource.okta_app_user_schema_property).lifecycle).toEqual({ prevent_destroy: true });
  });
});

it('imports nothing where nothing is adopted', () => {
  const stack = synthesise((scope) => void new KlaviyoOktaAccess(scope, 'Default', { account: sampleAccount() }));

  expect(stack).not.toHaveProperty('import');
  expect(only(stack.resource.okta_app_user_schema_property).lifecycle).toEqual({ prevent_destroy: true });
});
