import { writeProperties } from './app-schema.js';
import { createApp } from './app-record.js';
import { assignGroup, assignUser } from './assignments.js';
import { type ProvisioningSwitches, switchedOn } from './provisioning.js';
import { addMember, createGroup } from './group-record.js';
import { type Value } from './expression/value.js';
import { activateRule, createRule } from './rule-record.js';
import { createUser } from './user-record.js';
import { type AttributeSchemaType, addUserAttribute } from './user-schema.js';
import { type SignOnMode, templateOf } from './sign-on-modes.js';
import {
  type Engine,
  type GroupRule,
  type GroupType,
  type OktaApp,
  type OktaGroup,
  type OktaUser,
  type UserStatus,
  type World,
} from './world.js';

/** What an organisation holds when the simulator starts. */
export interface OktaSeed {
  /** The organisation's name. Default `acme`. */
  readonly org?: string | undefined;
  /** What it runs on. Default `identity`: Okta's Identity Engine. */
  readonly engine?: Engine | undefined;
  /** Attributes that the organisation added to Okta's own, and their types. Default: none. */
  readonly attributes?: Readonly<Record<string, AttributeSchemaType>> | undefined;
  readonly users?: readonly SeedUser[] | undefined;
  readonly groups?: readonly SeedGroup[] | undefined;
  readonly rules?: readonly SeedRule[] | undefined;
  readonly apps?: readonly SeedApp[] | undefined;
}

export interface SeedUser {
  /** Also the e-mail address, unless that is given. */
  readonly login: string;
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  /** Default `ACTIVE`. */
  readonly status?: UserStatus | undefined;
  /** Further attributes, of Okta's own or of `attributes`. */
  readonly profile?: Readonly<Record<string, Value>> | undefined;
}

/** A rule that fills groups. Those of the seed run once everybody is there. */
export interface SeedRule {
  readonly name: string;
  /** In Okta's expression language. */
  readonly expression: string;
  /** Names of groups of the seed. */
  readonly groups: readonly string[];
  /** Logins of users whom it passes over. */
  readonly excluded?: readonly string[] | undefined;
  /** Default `ACTIVE`. */
  readonly status?: 'ACTIVE' | 'INACTIVE' | undefined;
}

export interface SeedGroup {
  readonly name: string;
  readonly description?: string | undefined;
  /** `APP_GROUP`: imported from another directory, with whatever name it has there. Default `OKTA_GROUP`. */
  readonly type?: GroupType | undefined;
  /** Logins of users of the seed, who are in it by hand. */
  readonly members?: readonly string[] | undefined;
}

export interface SeedApp {
  readonly label: string;
  /** How people sign on to it. Default `SAML_2_0`. */
  readonly signOnMode?: SignOnMode | undefined;
  /**
   * The name of an app of Okta's catalogue. Default: a custom app; of a sign-on mode that needs a template, an app made from that.
   */
  readonly preconfigured?: string | undefined;
  /** Where a custom app of SAML 2.0 signs on to. Default: an address of Klaviyo's for both, the same for every app. */
  readonly saml?: { readonly ssoUrl: string; readonly audience: string } | undefined;
  /** Default `ACTIVE`. */
  readonly status?: 'ACTIVE' | 'INACTIVE' | undefined;
  /** What is switched on. Default: nothing. Naming any switch switches the integration on. */
  readonly provisioning?: ProvisioningSwitches | undefined;
  /** The values of the attribute `role`. Default: the app has no such attribute. */
  readonly roles?: readonly string[] | undefined;
  readonly assignments?: readonly SeedAssignment[] | undefined;
  /** Users who are directly assigned. */
  readonly users?: readonly { readonly login: string; readonly role?: string | undefined }[] | undefined;
}

export interface SeedAssignment {
  /** Name of a group of the seed, or Everyone. */
  readonly group: string;
  readonly role?: string | undefined;
  readonly priority: number;
}

/** The organisation of the example access file: its people, and its one group that no stack makes. */
export const DEFAULT_SEED: OktaSeed = {
  org: 'acme',
  users: [
    { login: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' },
    { login: 'grace@example.com', firstName: 'Grace', lastName: 'Hopper' },
    { login: 'alan@example.com', firstName: 'Alan', lastName: 'Turing' },
    { login: 'owner@example.com', firstName: 'Olive', lastName: 'Owner' },
    { login: 'former@example.com', firstName: 'Former', lastName: 'Colleague', status: 'DEPROVISIONED' },
  ],
  groups: [
    {
      name: 'klaviyo-analysts',
      description: 'Made by hand',
      members: ['grace@example.com', 'alan@example.com', 'former@example.com'],
    },
  ],
};

/** The SAML settings of a seeded custom app, which nobody signs in to. */
function samlSettings({ ssoUrl, audience }: NonNullable<SeedApp['saml']>): object {
  return { signOn: { ssoAcsUrl: ssoUrl, audience, recipient: ssoUrl, destination: ssoUrl } };
}

const DEFAULT_SAML = {
  ssoUrl: 'https://www.klaviyo.com/sso/saml/acme',
  audience: 'https://www.klaviyo.com/sso/saml/acme',
};

const USER_NAME_TEMPLATE = { template: '${source.email}', type: 'BUILT_IN', pushStatus: 'PUSH' };

/**
 * Puts what a seed says into a world.
 *
 * @throws Error if the seed names a user or a group that it does not hold
 */
export function addSeed(world: World, seed: OktaSeed): void {
  for (const [name, type] of Object.entries(seed.attributes ?? {})) addUserAttribute(world, name, type);
  for (const user of seed.users ?? []) addUser(world, user);
  for (const { name, description, type, members } of seed.groups ?? []) {
    const group = createGroup(world, name, description ?? '', type);
    for (const login of members ?? []) addMember(world, group, userByLogin(world, login).id);
  }
  for (const rule of seed.rules ?? []) addRule(world, rule);
  for (const app of seed.apps ?? []) addApp(world, app);
}

/** Makes a user. @throws OktaApiError 400 for attributes that users do not have */
export function addUser(world: World, { status = 'ACTIVE', profile, ...names }: SeedUser): void {
  const given = Object.entries(names).filter(([, value]) => value !== undefined);
  createUser(world, { ...profile, ...Object.fromEntries(given) }, status);
}

/** Makes a rule, active unless it says otherwise. @throws OktaApiError 400 for a rule that Okta does not take */
export function addRule(world: World, { name, expression, groups, excluded = [], status = 'ACTIVE' }: SeedRule): void {
  const rule = createRule(world, {
    name,
    expression,
    groupIds: groups.map((group) => groupByName(world, group).id),
    excluded: excluded.map((login) => userByLogin(world, login).id),
  });
  if (status === 'ACTIVE') activateRule(world, rule);
}

function addApp(world: World, seed: SeedApp): void {
  const signOnMode = seed.signOnMode ?? 'SAML_2_0';
  const known = seed.preconfigured ?? templateOf(signOnMode);
  const name = known === undefined ? {} : { name: known };
  const credentials = { userNameTemplate: USER_NAME_TEMPLATE };
  const settings = signOnMode === 'SAML_2_0' ? samlSettings(seed.saml ?? DEFAULT_SAML) : {};
  const body = { ...name, label: seed.label, signOnMode, settings, credentials };
  const app = createApp(world, body, seed.status ?? 'ACTIVE');
  if (seed.provisioning !== undefined) app.provisioning = switchedOn(seed.provisioning);
  if (seed.roles !== undefined) writeProperties(app, { role: roleProperty(seed.roles) });
  for (const { group, role, priority } of seed.assignments ?? []) {
    assignGroup(world, app, groupByName(world, group).id, roleProfile(role), priority);
  }
  for (const { login, role } of seed.users ?? []) assignUser(world, app, userByLogin(world, login), roleProfile(role));
}

/** The attribute `role` as Klaviyo's guide to Okta has it made. */
function roleProperty(roles: readonly string[]): object {
  return {
    title: 'Role',
    type: 'string',
    required: true,
    externalName: 'role',
    externalNamespace: 'urn:ietf:params:scim:schemas:core:2.0:User',
    scope: 'NONE',
    enum: roles,
    oneOf: roles.map((role) => ({ const: role, title: role })),
  };
}

/** A profile of a role alone; an empty one without a role. */
export function roleProfile(role: string | undefined): Record<string, string> {
  return role === undefined ? {} : { role };
}

/** The user with this login. @throws Error if there is none */
export function userByLogin(world: World, login: string): OktaUser {
  const known = world.users.get(world.logins.get(login.toLowerCase()) ?? login);
  if (known !== undefined) return known;
  return theOne(world.users, 'user', login, (user) => [user.id, user.profile.login]);
}

/** The group with this name or id. @throws Error if there is none */
export function groupByName(world: World, name: string): OktaGroup {
  return theOne(world.groups, 'group', name, (group) => [group.id, group.name]);
}

/** The rule with this name or id. @throws Error if there is none */
export function ruleByName(world: World, name: string): GroupRule {
  return theOne(world.groupRules, 'rule', name, (rule) => [rule.id, rule.name]);
}

/** The app with this label or id. @throws Error if there is none */
export function appByLabel(world: World, label: string): OktaApp {
  return theOne(world.apps, 'app', label, (app) => [app.id, app.label]);
}

function theOne<Thing>(
  things: ReadonlyMap<string, Thing>,
  kind: string,
  wanted: string,
  namesOf: (thing: Thing) => readonly unknown[],
): Thing {
  const thing = [...things.values()].find((candidate) => namesOf(candidate).includes(wanted));
  if (thing !== undefined) return thing;
  const known = [...things.values()].map((candidate) => String(namesOf(candidate)[1])).join(', ');
  throw new Error(`The simulated Okta has no ${kind} "${wanted}". It has: ${known === '' ? 'none' : known}.`);
}
