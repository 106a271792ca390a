import { type AppSettings, type ProvisioningSettings } from '../../../../src/access/okta-settings.js';
import { AttributeScope } from '../../../../src/constructs/okta/attribute-scope.js';
import { KlaviyoOktaAccess } from '../../../../src/constructs/okta/klaviyo-okta-access.js';
import { OKTA_PROVIDER_VERSION } from '../../../../src/constructs/okta/pinned-okta-provider.js';
import { RoleAttribute } from '../../../../src/constructs/okta/role-attribute.js';
import { SamlApp } from '../../../../src/constructs/okta/saml-app.js';
import { type AccountChanges, assignments, SAML_APP, sampleAccount } from '../sample-account.js';
import { only, type Synthesised, synthesise } from '../synthesise.js';
import { PROVIDER_FACTS } from './provider-facts.js';
import { schemaMistakes, type SchemaRule, type SynthesisedStack } from '../../provider-schema/schema-mistakes.js';
import { describeWrittenSchema } from '../../provider-schema/written-schema.js';

const access = (changes: AccountChanges): Synthesised =>
  synthesise((stack) => void new KlaviyoOktaAccess(stack, 'Default', { account: sampleAccount(changes) }));

const on = { create: true, update: true, deactivate: true, import: true };
const off = { create: false, update: false, deactivate: false, import: false };

const apps: readonly AppSettings[] = [
  SAML_APP,
  { kind: 'preconfigured', label: 'Klaviyo', updates: 'check', preconfigured: 'zscalerbyz' },
  { kind: 'existing', label: 'Klaviyo', id: '0oa1' },
];
const provisionings: readonly ProvisioningSettings[] = [
  { mode: 'console', ...on },
  { mode: 'console', ...off },
  { mode: 'api', ...on },
  { mode: 'api', ...off },
];

describe('the constructs, compared with the schema of provider 6.12.0', () => {
  const combinations = apps
    .flatMap((app) => provisionings.map((provisioning) => ({ app, provisioning })))
    .filter(({ app, provisioning }) => provisioning.mode === 'console' || app.kind === 'preconfigured');

  it.each(combinations)('$app.kind app, provisioning $provisioning', ({ app, provisioning }) => {
    expect(schemaMistakes(access({ app, provisioning }), PROVIDER_FACTS)).toEqual([]);
  });

  it.each([
    ['groups of every name', { assignments: assignments('admin +${x} "y"', 'analyst %{z} \\') }],
    ['a portfolio', { kind: 'portfolio', customRoles: [], assignments: assignments('portfolio_admin a') }],
    ['custom roles that look like templates', { customRoles: [{ id: '${x}', title: '%{y}' }] }],
  ] satisfies [string, AccountChanges][])('%s', (_, changes) => {
    expect(schemaMistakes(access(changes), PROVIDER_FACTS)).toEqual([]);
  });

  it('an app with settings and usernames of its own, and a personal role', () => {
    const stack = synthesise((scope) => {
      const app = new SamlApp(scope, 'app', {
        label: 'Klaviyo',
        source: { preconfigured: 'klaviyo' },
        appSettings: { subdomain: 'acme' },
        userNameTemplate: '${source.login}',
      });
      new RoleAttribute(scope, 'role', {
        app,
        roles: [{ id: 'admin', title: 'Admin' }],
        scope: AttributeScope.PERSONAL,
      });
    });

    expect(schemaMistakes(stack, PROVIDER_FACTS)).toEqual([]);
  });

  it('no change of an account replaces the role attribute, and with it everyone’s role', () => {
    // GIVEN all that replaces it
    const replaces = PROVIDER_FACTS.resource.okta_app_user_schema_property?.replaces ?? [];
    const identity = (changes: AccountChanges): unknown[] => {
      const attribute = only(access(changes).resource.okta_app_user_schema_property);
      return replaces.map((name) => attribute[name]);
    };

    // WHEN the account changes in every way that reaches the attribute
    const changed = identity({ kind: 'portfolio', customRoles: [], assignments: assignments('portfolio_admin a') });

    // THEN none of it did
    expect(replaces).toContain('external_namespace');
    expect(changed).toEqual(identity({}));
  });

  it('is pinned to the version of these facts', () => {
    expect(OKTA_PROVIDER_VERSION).toBe(PROVIDER_FACTS.version);
  });
});

describe('schemaMistakes', () => {
  /** A sound stack with one value planted or, as undefined, taken out. */
  function planted(path: string, value: unknown): SynthesisedStack {
    const stack = access({ app: apps[1]!, provisioning: { mode: 'api', ...on } });
    const keys = path.split('.');
    const last = keys.pop()!;
    let at = stack as unknown as Record<string, unknown>;
    for (const key of keys) at = (at[key] ??= {}) as Record<string, unknown>;
    if (value === undefined) delete at[last];
    else at[last] = value;
    return stack;
  }
  const group = 'resource.okta_group.group-klaviyo-admins';
  const app = 'resource.okta_app_saml.app';
  const role = 'resource.okta_app_user_schema_property.role';
  const assigned = 'resource.okta_app_group_assignments.assignments';

  it.each<[string, string, unknown, SchemaRule, string]>([
    ['an unknown resource', 'resource.okta_grup.a', {}, 'unknown-type', 'okta_grup'],
    ['an unknown data source', 'data.okta_grup.a', {}, 'unknown-type', 'data.okta_grup'],
    ['an unknown attribute', `${group}.title`, 'x', 'unknown-attribute', 'okta_group.group-klaviyo-admins.title'],
    ['an unknown block', `${app}.settings`, [{}], 'unknown-attribute', 'okta_app_saml.app.settings'],
    ['a computed attribute', `${app}.features`, ['X'], 'computed-attribute', 'okta_app_saml.app.features'],
    ['a missing attribute', `${group}.name`, undefined, 'missing-attribute', 'okta_group.group-klaviyo-admins.name'],
    [
      'a missing attribute in a block',
      `${assigned}.group`,
      [{ priority: 1 }],
      'missing-attribute',
      'okta_app_group_assignments.assignments.group.id',
    ],
    [
      'what a custom SAML app needs',
      app,
      { label: 'x', response_signed: true },
      'missing-attribute',
      'okta_app_saml.app.sso_url',
    ],
    ['text for a flag', `${role}.required`, 'true', 'wrong-type', 'okta_app_user_schema_property.role.required'],
    ['a number in a list of text', `${role}.enum`, ['a', 1], 'wrong-type', 'okta_app_user_schema_property.role.enum'],
    ['one thing for a list', `${role}.enum`, 'admin', 'wrong-type', 'okta_app_user_schema_property.role.enum'],
    [
      'a list for one block',
      'resource.okta_app_connection.x',
      { profile: [{}] },
      'wrong-type',
      'okta_app_connection.x.profile',
    ],
    [
      'one block for a list',
      `${role}.one_of`,
      { const: 'a' },
      'wrong-type',
      'okta_app_user_schema_property.role.one_of',
    ],
    ['a value not allowed', `${role}.scope`, 'GROUP', 'wrong-value', 'okta_app_user_schema_property.role.scope'],
    ['a conflict', `${role}.union`, false, 'conflict', 'okta_app_user_schema_property.role.union'],
    [
      'a literal secret',
      'resource.okta_app_connection.x.profile',
      { auth_scheme: 'TOKEN', token: 'example-access-key' },
      'literal-secret',
      'okta_app_connection.x.profile.token',
    ],
    [
      'another version',
      'terraform.required_providers.okta.version',
      '4.20.0',
      'wrong-version',
      'terraform.required_providers.okta.version',
    ],
    [
      'an unknown setting of the provider',
      'provider.okta',
      [{ organisation: 'a' }],
      'unknown-attribute',
      'provider.okta.organisation',
    ],
    [
      'a reference to nothing',
      'output.x',
      { value: '${okta_group.gone.id}' },
      'unknown-reference',
      'okta_group.gone.id',
    ],
    [
      'a reference to no attribute',
      'output.x',
      { value: '${okta_app_saml.app.feature}' },
      'unknown-reference',
      'okta_app_saml.app.feature',
    ],
    [
      'a reference to no data',
      'output.x',
      { value: '${data.okta_app_saml.app.id}' },
      'unknown-reference',
      'data.okta_app_saml.app.id',
    ],
    [
      'a dependency on nothing',
      `${role}.depends_on`,
      ['okta_app_saml.gone'],
      'unknown-reference',
      'okta_app_saml.gone',
    ],
  ])('finds %s', (_, path, value, rule, where) => {
    expect(schemaMistakes(planted(path, value), PROVIDER_FACTS)).toContainEqual({ rule, path: where });
  });

  it('finds nothing in the stack that the mistakes are planted in', () => {
    expect(schemaMistakes(planted('output.x', { value: '${okta_app_saml.app.id}' }), PROVIDER_FACTS)).toEqual([]);
  });
});

describeWrittenSchema(PROVIDER_FACTS, 'okta-provider-6.12.0.schema.json');
