import { type Assignment } from '../../../../src/access/access-model.js';
import { ONELOGIN_PROVIDER_VERSION } from '../../../../src/constructs/onelogin/pinned-onelogin-provider.js';
import { OneLoginAppRule } from '../../../../src/constructs/onelogin/bindings/onelogin-app-rule.js';
import { OneLoginRole } from '../../../../src/constructs/onelogin/bindings/onelogin-role.js';
import { OneLoginSamlApp } from '../../../../src/constructs/onelogin/bindings/onelogin-saml-app.js';
import { OneLoginUserMapping } from '../../../../src/constructs/onelogin/bindings/onelogin-user-mapping.js';
import { assignments } from '../../okta/sample-account.js';
import { schemaMistakes, type SchemaRule, type SynthesisedStack } from '../../provider-schema/schema-mistakes.js';
import { describeWrittenSchema } from '../../provider-schema/written-schema.js';
import { connectorApp, existingApp, type OneLoginAccountChanges } from '../sample-account.js';
import { access, synthesise } from '../synthesise.js';
import { PROVIDER_FACTS } from './provider-facts.js';

const at = { line: 1, column: 1 };
const marketing = { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'Marketing', at } as const;
const [admins, analysts] = assignments('admin +klaviyo-admins', 'analyst +klaviyo-analysts');

const FILLED: readonly Assignment[] = [
  { ...admins!, membership: { kind: 'declared', members: [{ user: 'ada@example.com', at }], fromRoster: false } },
  { ...analysts!, membership: { kind: 'declared', when: marketing, members: [], fromRoster: false } },
];

describe('the constructs, compared with the schema of provider 1.0.0', () => {
  it.each<[string, OneLoginAccountChanges]>([
    ['an app from a connector, and a role that exists', {}],
    ['an app that exists', { app: existingApp() }],
    ['an attribute of people', { app: connectorApp({ mapping: { by: 'attribute', attribute: 'title' } }) }],
    ['members by name and by a condition', { assignments: FILLED }],
    ['groups of every name', { assignments: assignments('admin +${x} "y"', "analyst +%{z} \\ it's") }],
    ['a portfolio', { kind: 'portfolio', customRoles: [], assignments: assignments('portfolio_admin +a') }],
    ['what is adopted', { adopt: { app: '1', groups: { 'klaviyo-admins': '2' }, rules: {}, mappings: {} } }],
  ])('%s', (_, changes) => {
    expect(schemaMistakes(access(changes), PROVIDER_FACTS)).toEqual([]);
  });

  it('is pinned to the version of these facts', () => {
    expect(ONELOGIN_PROVIDER_VERSION).toBe(PROVIDER_FACTS.version);
  });
});

describe('the bindings', () => {
  it('GIVEN every argument THEN the provider takes them all', () => {
    const stack = synthesise((scope) => {
      const app = new OneLoginSamlApp(scope, 'app', {
        name: 'Klaviyo',
        connectorId: 1,
        configuration: { signature_algorithm: 'SHA-256' },
        provisioning: { enabled: true },
        parameters: [
          {
            paramKeyName: 'role',
            label: 'Role',
            userAttributeMappings: 'title',
            values: ['admin'],
            provisionedEntitlements: true,
            includeInSamlAssertion: false,
          },
        ],
        description: 'd',
        notes: 'n',
        visible: false,
        allowAssumedSignin: false,
      });
      const role = new OneLoginRole(scope, 'role', {
        name: 'r',
        apps: [app.id],
        users: [1],
        admins: [2],
        skipMembershipRefresh: ['apps', 'users', 'admins'],
      });
      const conditions = [{ source: 'has_role', operator: 'ri', value: role.id }];
      new OneLoginAppRule(scope, 'rule', {
        appId: app.id,
        name: 'r',
        match: 'any',
        enabled: false,
        position: 1,
        conditions,
        actions: [{ action: 'set_role_from_existing', value: ['admin'] }],
      });
      new OneLoginUserMapping(scope, 'mapping', {
        name: 'm',
        match: 'any',
        enabled: false,
        position: 1,
        conditions,
        actions: [{ action: 'add_role', value: [role.id] }],
      });
    });

    expect(schemaMistakes(stack, PROVIDER_FACTS)).toEqual([]);
    const { app } = stack.resource.onelogin_saml_apps!;
    expect(app!.parameters).toEqual([
      {
        param_key_name: 'role',
        label: 'Role',
        user_attribute_mappings: 'title',
        values: ['admin'],
        provisioned_entitlements: true,
        include_in_saml_assertion: false,
      },
    ]);
    expect(app).toMatchObject({ description: 'd', notes: 'n', visible: false, allow_assumed_signin: false });
    expect(stack.resource.onelogin_roles!.role).toMatchObject({ users: [1], admins: [2] });
  });
});

describe('schemaMistakes', () => {
  /** A sound stack with one value planted. */
  function planted(path: string, value: unknown): SynthesisedStack {
    const stack = access({ assignments: FILLED });
    const keys = path.split('.');
    const last = keys.pop()!;
    let place = stack as unknown as Record<string, unknown>;
    for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
    place[last] = value;
    return stack;
  }
  const role = 'resource.onelogin_roles.group-klaviyo-admins';

  it.each<[string, string, unknown, SchemaRule, string]>([
    ['attachments', 'resource.onelogin_app_role_attachments.a', {}, 'unknown-type', 'onelogin_app_role_attachments'],
    ['a data source of roles', 'data.onelogin_roles.a', {}, 'unknown-type', 'data.onelogin_roles'],
    [
      'text for the number of an app',
      `${role}.apps`,
      ['1027'],
      'wrong-type',
      'onelogin_roles.group-klaviyo-admins.apps',
    ],
    [
      'text for a switch in a map',
      'resource.onelogin_saml_apps.app.provisioning',
      { enabled: 'true' },
      'wrong-type',
      'onelogin_saml_apps.app.provisioning',
    ],
    [
      'a number for the app of a rule',
      'resource.onelogin_app_rules.assignment-klaviyo-admins.app_id',
      1027,
      'wrong-type',
      'onelogin_app_rules.assignment-klaviyo-admins.app_id',
    ],
    [
      'another version',
      'terraform.required_providers.onelogin.version',
      '~> 1.0',
      'wrong-version',
      'terraform.required_providers.onelogin.version',
    ],
  ])('finds %s', (_, path, value, rule, where) => {
    expect(schemaMistakes(planted(path, value), PROVIDER_FACTS)).toContainEqual({ rule, path: where });
  });
});

describeWrittenSchema(PROVIDER_FACTS, 'onelogin-1.0.0.schema.json');
