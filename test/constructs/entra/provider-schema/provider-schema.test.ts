import { AZUREAD_PROVIDER_VERSION } from '../../../../src/constructs/entra/pinned-azuread-provider.js';
import { type EntraAdoption } from '../../../../src/access/entra-settings.js';
import { type Assignment } from '../../../../src/access/access-model.js';
import { schemaMistakes, type SchemaRule, type SynthesisedStack } from '../../provider-schema/schema-mistakes.js';
import { describeWrittenSchema } from '../../provider-schema/written-schema.js';
import { assignments } from '../../okta/sample-account.js';
import { type EntraAccountChanges, existingApp, SAML, templateApp } from '../sample-account.js';
import { access } from '../synthesise.js';
import { PROVIDER_FACTS } from './provider-facts.js';

const at = { line: 1, column: 1 };
const marketing = { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'Marketing', at } as const;
const [admins, analysts] = assignments('admin +klaviyo-admins', 'analyst +klaviyo-analysts');

const BY_NAME_AND_RULE: readonly Assignment[] = [
  { ...admins!, membership: { kind: 'declared', members: [{ user: 'ada@example.com', at }], fromRoster: false } },
  { ...analysts!, membership: { kind: 'declared', when: marketing, members: [], fromRoster: false } },
];

const ADOPT: EntraAdoption = {
  application: '00000000-0000-0000-0000-0000000000a1',
  servicePrincipal: '00000000-0000-0000-0000-0000000000b1',
  groups: {},
  assignments: {},
  job: 'scim.1',
};

describe('the constructs, compared with the schema of provider 3.7.0', () => {
  it.each<[string, EntraAccountChanges]>([
    ['an application from the template', {}],
    ['single sign-on', { app: templateApp({ saml: SAML }) }],
    ['an application that exists', { app: existingApp({ appRoles: { admin: ADOPT.application } }) }],
    ['a running job', { provisioning: { job: 'on' } }],
    ['members by name and by a rule', { assignments: BY_NAME_AND_RULE }],
    ['people by their mail', { app: templateApp({ userName: 'mail' }), assignments: BY_NAME_AND_RULE }],
    ['groups of every name', { assignments: assignments('admin +${x} "y"', "analyst %{z} \\ it's") }],
    [
      'a group by its id',
      {
        assignments: [{ ...admins!, create: false, identity: { by: 'id', id: ADOPT.application, name: undefined } }],
      },
    ],
    ['a portfolio', { kind: 'portfolio', customRoles: [], assignments: assignments('portfolio_admin a') }],
    ['what is adopted', { app: templateApp({ saml: SAML }), adopt: ADOPT }],
  ])('%s', (_, changes) => {
    expect(schemaMistakes(access(changes), PROVIDER_FACTS)).toEqual([]);
  });

  it('a secret, of which the base URL and the scope are no secrets and stand as they are', () => {
    const mistakes = schemaMistakes(access({ provisioning: { secret: 'terraform' } }), PROVIDER_FACTS);

    const literal = { rule: 'literal-secret', path: 'azuread_synchronization_secret.secret.credential.value' };
    expect(mistakes).toEqual([literal, literal]);
  });

  it('is pinned to the version of these facts', () => {
    expect(AZUREAD_PROVIDER_VERSION).toBe(PROVIDER_FACTS.version);
  });

  it('no change of an account that keeps its application replaces a group, an app role or the job', () => {
    // GIVEN all that replaces one of them, as far as an account reaches it
    const identity = (changes: EntraAccountChanges): unknown => {
      const { resource } = access(changes);
      return ['azuread_application_from_template', 'azuread_application_app_role', 'azuread_synchronization_job'].map(
        (type) =>
          Object.entries(resource[type] ?? {}).map(([name, instance]) => [
            name,
            (PROVIDER_FACTS.resource[type]!.replaces ?? []).map((attribute) => instance[attribute]),
          ]),
      );
    };

    // WHEN the account changes in every way that reaches them
    const changed = identity({
      app: templateApp({ label: 'Klaviyo EU', saml: SAML, userName: 'mail' }),
      provisioning: { job: 'on', secret: 'terraform' },
      assignments: BY_NAME_AND_RULE,
    });

    // THEN none of it did
    expect(changed).toEqual(identity({}));
  });
});

describe('schemaMistakes', () => {
  /** A sound stack with one value planted or, as undefined, taken out. */
  function planted(path: string, value: unknown): SynthesisedStack {
    const stack = access({ assignments: BY_NAME_AND_RULE, provisioning: { secret: 'terraform' } });
    const keys = path.split('.');
    const last = keys.pop()!;
    let place = stack as unknown as Record<string, unknown>;
    for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
    if (value === undefined) delete place[last];
    else place[last] = value;
    return stack;
  }
  const group = 'resource.azuread_group.group-klaviyo-analysts';

  it.each<[string, string, unknown, SchemaRule, string]>([
    ['a service principal', 'resource.azuread_service_principal.a', {}, 'unknown-type', 'azuread_service_principal'],
    [
      'members beside a rule',
      `${group}.members`,
      ['00000000-0000-0000-0000-0000000000aa'],
      'conflict',
      'azuread_group.group-klaviyo-analysts.members',
    ],
    [
      'a rule without its switch',
      `${group}.dynamic_membership`,
      { rule: 'x' },
      'missing-attribute',
      'azuread_group.group-klaviyo-analysts.dynamic_membership.enabled',
    ],
    [
      'a literal secret',
      'resource.azuread_synchronization_secret.secret.credential',
      [{ key: 'SecretToken', value: 'example-access-key' }],
      'literal-secret',
      'azuread_synchronization_secret.secret.credential.value',
    ],
    [
      'a reference to no attribute',
      'output.x',
      { value: '${azuread_group.group-klaviyo-admins.objectId}' },
      'unknown-reference',
      'azuread_group.group-klaviyo-admins.objectId',
    ],
    [
      'another version',
      'terraform.required_providers.azuread.version',
      '~> 3.0',
      'wrong-version',
      'terraform.required_providers.azuread.version',
    ],
  ])('finds %s', (_, path, value, rule, where) => {
    expect(schemaMistakes(planted(path, value), PROVIDER_FACTS)).toContainEqual({ rule, path: where });
  });
});

describeWrittenSchema(PROVIDER_FACTS, 'azuread-3.7.0.schema.json');
