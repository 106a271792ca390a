import { createApp } from './app-record.js';
import { DEFAULT_CONNECTORS } from './connectors.js';
import { reapplyMappings, reapplyRules } from './effects.js';
import { type Json } from './json-value.js';
import { connectorNamed, roleOf, userOf } from './named.js';
import { addToRole, createRole, setApps } from './role-record.js';
import { readRule } from './rules/rule-body.js';
import { type Vocabulary, appVocabulary, mappingVocabulary } from './rules/vocabulary.js';
import { type OneLoginClient } from './scopes.js';
import { type NewUser, createUser } from './user-record.js';
import { type Approvals, type Connector, type OneLoginApp, type Removal, type Rule, type World } from './world.js';

/** What an account holds when the simulator starts. */
export interface OneLoginSeed {
  /** API credentials. Default: one pair, `example-client-id` and `example-client-secret`, with the scope Manage All. */
  readonly clients?: readonly OneLoginClient[] | undefined;
  /** Whether `provisioning.enabled` can be written over the API. Default true. */
  readonly provisioningOverApi?: boolean | undefined;
  /** Short names of custom user fields. Default: those that the users have. */
  readonly customAttributes?: readonly string[] | undefined;
  /** Connectors besides those that there are anyway. One with the number of another takes its place. */
  readonly connectors?: readonly SeedConnector[] | undefined;
  readonly users?: readonly NewUser[] | undefined;
  readonly roles?: readonly SeedRole[] | undefined;
  readonly apps?: readonly SeedApp[] | undefined;
  readonly mappings?: readonly SeedRule[] | undefined;
}

export interface SeedConnector {
  readonly id: number;
  readonly name: string;
  /** Default true. */
  readonly allowsNewParameters?: boolean | undefined;
  /** By name, with their labels. Default: `scimusername`. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** Keys of `configuration` besides `signature_algorithm` and `certificate_id`. Default: none. */
  readonly configurationKeys?: readonly string[] | undefined;
}

export interface SeedRole {
  readonly name: string;
  /** Usernames or e-mail addresses. */
  readonly users?: readonly string[] | undefined;
  readonly admins?: readonly string[] | undefined;
}

export interface SeedApp {
  readonly name: string;
  /** Name or number. Default: `SCIM Provisioner with SAML (SCIM v2 Core)`. */
  readonly connector?: string | undefined;
  readonly description?: string | undefined;
  /** Names of the roles that give the app. */
  readonly roles?: readonly string[] | undefined;
  /** By name, with the values of the API. Default: none but the connector's. */
  readonly parameters?: Readonly<Record<string, Readonly<Json>>> | undefined;
  readonly rules?: readonly SeedRule[] | undefined;
  /** Default: not enabled. */
  readonly provisioning?: SeedProvisioning | undefined;
}

/** What the console shows of an app's provisioning. */
export interface SeedProvisioning {
  /** Default true. */
  readonly enabled?: boolean | undefined;
  readonly baseUrl?: string | undefined;
  readonly bearerToken?: string | undefined;
  /** Default true where both the base URL and the token are given. */
  readonly apiEnabled?: boolean | undefined;
  readonly jsonTemplate?: string | undefined;
  /** What is done about somebody who loses the app. Default `delete`. */
  readonly removal?: Removal | undefined;
  /** What waits for an administrator. Default: nothing. */
  readonly approvals?: Partial<Approvals> | undefined;
}

/** A rule or a mapping, in a short form. */
export interface SeedRule {
  readonly name: string;
  /** Default true. */
  readonly enabled?: boolean | undefined;
  /** Default `all`. */
  readonly match?: 'all' | 'any' | undefined;
  /** The value of a `has_role` and of an `add_role` is the name of a role. */
  readonly conditions: readonly {
    readonly source: string;
    readonly operator?: string | undefined;
    readonly value: string;
  }[];
  readonly actions: readonly { readonly action: string; readonly value: string }[];
}

export const DEFAULT_CLIENT: OneLoginClient = {
  clientId: 'example-client-id',
  clientSecret: 'example-client-secret',
};

const SCIM_CONNECTOR = '900001';

/** The account of the example access file: its people, and its one role that no stack makes. */
export const DEFAULT_SEED: OneLoginSeed = {
  users: [
    { email: 'ada@example.com', firstname: 'Ada', lastname: 'Lovelace' },
    { email: 'grace@example.com', firstname: 'Grace', lastname: 'Hopper' },
    { email: 'alan@example.com', firstname: 'Alan', lastname: 'Turing' },
    { email: 'owner@example.com', firstname: 'Olive', lastname: 'Owner' },
    { email: 'former@example.com', firstname: 'Former', lastname: 'Colleague', status: 'suspended' },
  ],
  roles: [{ name: 'klaviyo-analysts', users: ['grace@example.com', 'alan@example.com', 'former@example.com'] }],
};

/**
 * Puts what a seed says into a world. Its mappings and rules apply to everybody, as if a person had applied them again.
 *
 * @throws NameError if the seed names a user, a role or a connector that is not there
 * @throws OneLoginError for what OneLogin itself does not take
 */
export function addSeed(world: World, seed: OneLoginSeed): void {
  for (const user of seed.users ?? []) createUser(world, user);
  for (const { name, users, admins } of seed.roles ?? []) {
    const role = createRole(world, name);
    addToRole(
      world,
      role,
      (users ?? []).map((user) => userOf(world, user).id),
    );
    for (const admin of admins ?? []) role.admins.add(userOf(world, admin).id);
  }
  for (const app of seed.apps ?? []) addApp(world, app);
  world.mappings = (seed.mappings ?? []).map((mapping) => newRule(world, mapping, mappingVocabulary(world)));
  reapplyMappings(world);
  for (const app of world.apps.values()) reapplyRules(world, app);
}

function addApp(world: World, seed: SeedApp): void {
  const { name, description, connector = SCIM_CONNECTOR, parameters, provisioning } = seed;
  const body = {
    connector_id: connectorNamed(world, connector).id,
    name,
    description: description ?? null,
    parameters,
  };
  const app = createApp(world, body);
  for (const role of seed.roles ?? []) {
    const { apps, id } = roleOf(world, role);
    setApps(world, roleOf(world, String(id)), [...apps, app.id]);
  }
  app.rules = (seed.rules ?? []).map((rule) => newRule(world, rule, appVocabulary(world, app)));
  if (provisioning !== undefined) provisionBy(app, provisioning);
}

/** Sets what the console shows of an app's provisioning; what is left out stays. */
export function provisionBy(app: OneLoginApp, settings: SeedProvisioning): void {
  const { enabled = true, approvals, apiEnabled, ...rest } = settings;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const scim = { ...app.scim, ...given };
  app.provisioningEnabled = enabled;
  app.scim = {
    ...scim,
    apiEnabled: apiEnabled ?? (scim.baseUrl !== undefined && scim.bearerToken !== undefined),
    approvals: { ...scim.approvals, ...approvals },
  };
}

/** A rule of its short form. @throws OneLoginError 422 for what OneLogin does not take @throws NameError */
export function newRule(world: World, seed: SeedRule, vocabulary: Vocabulary): Rule {
  const roleId = (name: string): string => String(roleOf(world, name).id);
  const body = {
    name: seed.name,
    enabled: seed.enabled ?? true,
    match: seed.match ?? 'all',
    conditions: seed.conditions.map(({ source, operator, value }) => ({
      source,
      operator: operator ?? (source === 'has_role' ? 'ri' : '='),
      value: source === 'has_role' ? roleId(value) : value,
    })),
    actions: seed.actions.map(({ action, value }) => ({
      action,
      value: [action === 'add_role' ? roleId(value) : value],
    })),
  };
  const { name, enabled, match, conditions, actions } = readRule(body, vocabulary);
  return { id: world.nextId(), name, enabled, match, conditions, actions };
}

/** The connectors of an account: those that there are anyway, and those of a seed, which take the place of others of the same number. */
export function seededConnectors({ connectors = [] }: OneLoginSeed): readonly Connector[] {
  const own = connectors.map((seed) => ({
    id: seed.id,
    name: seed.name,
    allowsNewParameters: seed.allowsNewParameters ?? true,
    parameters: seed.parameters ?? { scimusername: 'SCIM Username' },
    configurationKeys: seed.configurationKeys ?? [],
  }));
  return [...DEFAULT_CONNECTORS, ...own];
}

/** The custom user fields of a seed. */
export function seededAttributes({ customAttributes, users = [] }: OneLoginSeed): readonly string[] {
  return customAttributes ?? [...new Set(users.flatMap((user) => Object.keys(user.customAttributes ?? {})))];
}
