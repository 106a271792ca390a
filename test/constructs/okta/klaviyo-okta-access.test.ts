import { TerraformOutput } from 'cdktf';
import { consoleSteps } from '../../../src/provider/okta/app/console-steps.js';
import { KlaviyoOktaAccess } from '../../../src/constructs/okta/klaviyo-okta-access.js';
import { UnsupportedSetupError } from '../../../src/constructs/unsupported-setup-error.js';
import { type AccountChanges, assignments, SAML_APP, sampleAccount } from './sample-account.js';
import { only, type Synthesised, synthesise } from './synthesise.js';

function access(changes: AccountChanges = {}): Synthesised {
  return synthesise((stack) => void new KlaviyoOktaAccess(stack, 'Default', { account: sampleAccount(changes) }));
}

const switches = { create: true, update: true, deactivate: true, import: true };

describe('KlaviyoOktaAccess', () => {
  it('composes app, role attribute, groups, assignments and check', () => {
    const stack = access();

    expect(stack.resource.okta_app_saml).toHaveProperty('app');
    expect(stack.resource.okta_app_user_schema_property).toHaveProperty('role');
    expect(stack.resource.okta_group).toHaveProperty('group-klaviyo-admins');
    expect(stack.data.okta_group).toHaveProperty('group-klaviyo-analysts');
    expect(only(stack.resource.okta_app_group_assignments).group).toEqual([
      { id: '${okta_group.group-klaviyo-admins.id}', priority: 1, profile: '{"role":"admin"}' },
      { id: '${data.okta_group.group-klaviyo-analysts.id}', priority: 2, profile: '{"role":"analyst"}' },
    ]);
    expect(Object.keys(stack.check)).toEqual(['app-declared', 'provisioning']);
    expect(stack.variable).toBeUndefined();
  });

  it("offers the built-in roles of the account's kind and its own, in order", () => {
    const roles = (changes: AccountChanges): unknown =>
      only(access(changes).resource.okta_app_user_schema_property).enum;

    expect(roles({})).toEqual([
      'admin',
      'manager',
      'analyst',
      'campaign_coordinator',
      'content_creator',
      'support',
      'retention_lead',
    ]);
    expect(roles({ kind: 'portfolio', customRoles: [] })).toEqual([
      'portfolio_admin',
      'portfolio_manager',
      'portfolio_analyst',
    ]);
  });

  it('keeps the name of every resource when assignments are reordered, added or removed', () => {
    // GIVEN groups with names of every kind
    const names = ['klaviyo-admins', 'Klaviyo Admins', '管理者', 'a/b', '${x}'];
    const groups = (order: readonly string[]): string[] =>
      Object.entries(
        access({ assignments: assignments(...order.map((name) => `admin +${name}`)) }).resource.okta_group ?? {},
      )
        .map(([id, group]) => `${id} ${String(group.name)}`)
        .sort();

    // WHEN they stand in another order, or fewer of them
    const all = groups(names);
    const reordered = groups([...names].reverse());
    const fewer = groups(names.slice(2));

    // THEN each has the id that it had
    expect(all).toHaveLength(names.length);
    expect(reordered).toEqual(all);
    expect(all).toEqual(expect.arrayContaining(fewer));
  });

  it('changes nothing about a group that is no longer made but looked up, except that', () => {
    const made = access({ assignments: assignments('admin +klaviyo-admins') });
    const lookedUp = access({ assignments: assignments('admin klaviyo-admins') });

    expect(Object.keys(made.resource.okta_group ?? {})).toEqual(Object.keys(lookedUp.data.okta_group ?? {}));
  });

  it('works with an existing app', () => {
    const stack = access({ app: { kind: 'existing', label: 'Klaviyo', id: '0oa1' } });

    expect(stack.resource.okta_app_saml).toBeUndefined();
    expect(only(stack.resource.okta_app_group_assignments).app_id).toBe('${data.okta_app_saml.app.id}');
    expect(only(stack.resource.okta_app_user_schema_property).depends_on).toEqual(['data.okta_app_saml.app']);
  });

  it('applies provisioning by the API before anyone is assigned, the key being a variable', () => {
    const stack = access({
      app: { kind: 'preconfigured', label: 'Z', updates: 'apply', preconfigured: 'zscalerbyz' },
      provisioning: { mode: 'api', ...switches },
    });

    expect(stack.check).toBeUndefined();
    expect(stack.variable).toHaveProperty('klaviyo_scim_access_key.sensitive', true);
    expect(only(stack.resource.okta_app_connection).profile).toEqual({
      auth_scheme: 'TOKEN',
      token: '${var.klaviyo_scim_access_key}',
    });
    const later = only(stack.resource.okta_app_group_assignments).depends_on as string[];
    expect(later.map((address) => address.split('.')[0])).toEqual([
      'okta_app_user_schema_property',
      'okta_app_connection',
      'okta_app_features',
      'okta_app_features',
    ]);
  });

  it('refuses provisioning that Okta cannot do, and says of which account', () => {
    const build = (): Synthesised => access({ app: SAML_APP, provisioning: { mode: 'api', ...switches } });

    expect(build).toThrow(UnsupportedSetupError);
    expect(build).toThrow(/^Account acme: provisioning\.mode: api is not possible for the custom SAML app "Klaviyo": /);
  });

  it('gives the id, the metadata and the steps to its caller', () => {
    const steps: (readonly unknown[])[] = [];
    const stack = synthesise((scope) => {
      const own = new KlaviyoOktaAccess(scope, 'Default', { account: sampleAccount() });
      new TerraformOutput(scope, 'id', { value: own.appId });
      new TerraformOutput(scope, 'url', { value: own.samlMetadataUrl });
      steps.push(own.consoleSteps);
    });

    expect((stack as unknown as { output: unknown }).output).toEqual({
      id: { value: '${okta_app_saml.app.id}' },
      url: { value: '${okta_app_saml.app.metadata_url}' },
    });
    expect(steps).toEqual([consoleSteps(sampleAccount())]);
  });

  it('stands twice in one stack without a clash', () => {
    const stack = synthesise((scope) => {
      new KlaviyoOktaAccess(scope, 'one', { account: sampleAccount() });
      new KlaviyoOktaAccess(scope, 'two', { account: sampleAccount({ name: 'beta' }) });
    });

    expect(Object.keys(stack.resource.okta_app_saml ?? {})).toHaveLength(2);
    expect(Object.keys(stack.resource.okta_group ?? {})).toHaveLength(2);
    expect(Object.keys(stack.check)).toHaveLength(4);
  });
});
