import { peopleOf } from './effects.js';
import { type Json } from './json-value.js';
import { parameterValue } from './provisioning/parameter-value.js';
import { type Action, type Condition, type OneLoginApp, type Rule, type ScimSettings, type World } from './world.js';

/** What the account holds at one moment: a copy, by names rather than ids where there are any. */
export interface OneLoginSnapshot {
  readonly users: readonly {
    readonly id: number;
    readonly email: string;
    readonly status: number;
    /** Names of their roles. */
    readonly roles: readonly string[];
  }[];
  readonly roles: readonly {
    readonly id: number;
    readonly name: string;
    /** E-mail addresses. */
    readonly users: readonly string[];
    readonly admins: readonly string[];
    /** Names of the apps that it gives. */
    readonly apps: readonly string[];
  }[];
  readonly apps: readonly AppSnapshot[];
  readonly mappings: readonly RuleSnapshot[];
}

export interface RuleSnapshot {
  readonly id: number;
  readonly name: string;
  readonly enabled: boolean;
  readonly match: 'all' | 'any';
  readonly conditions: readonly Condition[];
  readonly actions: readonly Action[];
}

export interface AppSnapshot {
  readonly id: number;
  readonly name: string;
  readonly notes: unknown;
  readonly provisioningEnabled: boolean;
  readonly configuration: Json;
  readonly parameters: Readonly<Record<string, Json>>;
  /** In their order. */
  readonly rules: readonly RuleSnapshot[];
  /** With the token, for a test to read. */
  readonly scim: ScimSettings;
  /** By the e-mail address of each person who has the app, the value of each parameter as it would be provisioned now. */
  readonly people: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** E-mail addresses of the people whom OneLogin has provisioned; the id of one who is deleted. */
  readonly provisioned: readonly string[];
}

/** A copy of the world: what is changed in it changes nothing here. */
export function snapshot(world: World): OneLoginSnapshot {
  const roles = [...world.roles.values()];
  const emailOf = (id: number): string => world.users.get(id)?.properties.email ?? String(id);
  return structuredClone({
    users: [...world.users.values()].map(({ id, properties: { email, status } }) => ({
      id,
      email,
      status,
      roles: roles.filter(({ users }) => users.has(id)).map(({ name }) => name),
    })),
    roles: roles.map(({ id, name, users, admins, apps }) => ({
      id,
      name,
      users: [...users.keys()].map(emailOf),
      admins: [...admins].map(emailOf),
      apps: [...apps].flatMap((app) => world.apps.get(app)?.name ?? []),
    })),
    apps: [...world.apps.values()].map((app) => appSnapshot(world, app, emailOf)),
    mappings: world.mappings.map(copy),
  });
}

function appSnapshot(world: World, app: OneLoginApp, emailOf: (id: number) => string): AppSnapshot {
  const people = [...peopleOf(world, app)].flatMap((id) => world.users.get(id) ?? []);
  return {
    id: app.id,
    name: app.name,
    notes: app.other.notes,
    provisioningEnabled: app.provisioningEnabled,
    configuration: app.configuration,
    parameters: Object.fromEntries(app.parameters),
    rules: app.rules.map(copy),
    scim: app.scim,
    people: Object.fromEntries(
      people.map((user) => [
        user.properties.email,
        Object.fromEntries([...app.parameters.keys()].map((name) => [name, parameterValue(world, app, user, name)])),
      ]),
    ),
    provisioned: [...app.provisioned.keys()].map(emailOf),
  };
}

function copy({ id, name, enabled, match, conditions, actions }: Rule): RuleSnapshot {
  return { id, name, enabled, match, conditions, actions };
}
