import { type IdPrefix, type NextId } from './ids.js';
import { type Condition, type Value } from './expression/value.js';
import { type SignOnMode } from './sign-on-modes.js';

/** JSON as it comes and goes. */
export type Json = Record<string, unknown>;

/** Okta's life of a user (Okta's API reference, "User status"). */
export const USER_STATUSES = [
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'RECOVERY',
  'LOCKED_OUT',
  'PASSWORD_EXPIRED',
  'SUSPENDED',
  'DEPROVISIONED',
] as const;

export type UserStatus = (typeof USER_STATUSES)[number];

/** The attributes of a user, by the names of the user schema. Null: they never had one; an attribute that was emptied is empty text. */
export interface UserProfile extends Readonly<Record<string, Value>> {
  readonly login: string;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

export interface OktaUser {
  readonly id: string;
  status: UserStatus;
  readonly created: string;
  lastUpdated: string;
  profile: UserProfile;
}

/** Who owns a group (Okta's API reference, "GroupType"): Okta, an app or a directory from which it was imported, or the system. */
export const GROUP_TYPES = ['OKTA_GROUP', 'APP_GROUP', 'BUILT_IN'] as const;

export type GroupType = (typeof GROUP_TYPES)[number];

export interface OktaGroup {
  readonly id: string;
  readonly type: GroupType;
  name: string;
  description: string;
  readonly created: string;
  lastUpdated: string;
  lastMembershipUpdated: string;
  /**
   * Who is in it, by the id of the user, and what put them there: the ids of the rules that manage them, or nothing for somebody
   * who was put in by hand.
   */
  readonly members: Map<string, ReadonlySet<string>>;
}

/** A group that is assigned to an app. The smallest priority wins (Okta's console numbers from the top). */
export interface GroupAssignment {
  readonly groupId: string;
  priority: number;
  profile: Json;
  lastUpdated: string;
}

/** A user who is directly assigned to an app, not through a group (Okta's scope `USER`). */
export interface DirectAssignment {
  readonly userId: string;
  profile: Json;
  readonly userName: string;
  readonly created: string;
  lastUpdated: string;
}

/** What is switched on of an app's provisioning: the integration, and the switches under it. */
export interface Provisioning {
  /** The integration itself: without it nothing else is on. */
  enabled: boolean;
  create: boolean;
  update: boolean;
  deactivate: boolean;
  import: boolean;
  pushGroups: boolean;
}

/** The connection of an app that Okta's connections API supports. */
export interface Connection {
  readonly authScheme: 'TOKEN' | 'OAUTH2';
  readonly baseUrl: string | undefined;
  status: 'ENABLED' | 'DISABLED';
}

export interface OktaApp {
  readonly id: string;
  readonly name: string;
  /** True for an app that is named by its label, false for one of Okta's catalogue or made from one of its templates. */
  readonly custom: boolean;
  label: string;
  status: 'ACTIVE' | 'INACTIVE';
  readonly signOnMode: SignOnMode;
  readonly created: string;
  lastUpdated: string;
  accessibility: Json;
  visibility: Json;
  userNameTemplate: Json;
  /** What `credentials` holds besides the user name and the signing key. */
  credentials: Json;
  settings: Json;
  policyId: string;
  provisioning: Provisioning;
  connection: Connection | undefined;
  /** What was last PUT to each provisioning feature of the features API, by its name. */
  readonly capabilities: Map<string, Json>;
  /** The custom properties of the app's user schema, by their names, as Okta stores them. */
  readonly properties: Map<string, Json>;
  schemaUpdated: string;
  readonly groups: Map<string, GroupAssignment>;
  readonly users: Map<string, DirectAssignment>;
  /** Sync states set by hand, by user id; a user whose push to the app went wrong. */
  readonly syncStates: Map<string, SyncState>;
}

/** Whether a user of an app stands there as Okta wants them (Okta's API reference, "AppUserSyncState"). */
export const SYNC_STATES = ['DISABLED', 'ERROR', 'OUT_OF_SYNC', 'SYNCHRONIZED', 'SYNCING'] as const;

export type SyncState = (typeof SYNC_STATES)[number];

export interface GroupRule {
  readonly id: string;
  /** `INVALID`: it was active when one of its groups was deleted (recorded tests of the Terraform provider 6.12.0). */
  status: 'ACTIVE' | 'INACTIVE' | 'INVALID';
  name: string;
  readonly created: string;
  lastUpdated: string;
  /** As written, of the type `urn:okta:expression:1.0`. */
  expression: string;
  /** The expression, read. */
  condition: Condition;
  /** Ids of the users whom the rule passes over. */
  excluded: ReadonlySet<string>;
  /** Ids of the groups into which it puts people. They never change. */
  readonly groupIds: readonly string[];
}

/**
 * What an organisation runs on: Okta's classic engine, or its Identity Engine. Recorded: `pipeline` of
 * `/.well-known/okta-organization` (`v1`, `idx`), and the links of an app to policies, which a classic organisation does not have.
 */
export const ENGINES = ['identity', 'classic'] as const;

export type Engine = (typeof ENGINES)[number];

/** Everything that the simulated organisation holds. */
export interface World {
  readonly id: string;
  readonly engine: Engine;
  /** The organisation's name: https://{org}.okta.com. */
  readonly org: string;
  readonly nextId: NextId;
  /** The time that answers give, as Okta writes it. */
  readonly timestamp: () => string;
  readonly users: Map<string, OktaUser>;
  readonly groups: Map<string, OktaGroup>;
  readonly apps: Map<string, OktaApp>;
  readonly groupRules: Map<string, GroupRule>;
  /** Ids of users by their logins in lower case. */
  readonly logins: Map<string, string>;
  /** The attributes of users that the organisation added to Okta's own, by their names, as the user schema shows them. */
  readonly userAttributes: Map<string, Json>;
  /** The group of everybody, which Okta keeps. It is one of `groups` too. */
  readonly everyone: OktaGroup;
  /** The access policy that every app has unless another is set. A classic organisation has none. */
  readonly defaultPolicyId: string;
  /** The profile enrolment policy of every app. A classic organisation has none. */
  readonly enrollmentPolicyId: string;
  /** The type of every user, and the schema of that type. */
  readonly userTypeId: string;
  readonly userSchemaId: string;
  /** How many custom apps were ever made: the number at the end of their names. */
  customApps: number;
}

/** How an organisation is made. */
export interface Foundation {
  readonly org: string;
  readonly engine: Engine;
  readonly nextId: (prefix: IdPrefix) => string;
  readonly now: () => Date;
}

/** An organisation in which there is nobody yet, and no group but Everyone. */
export function emptyWorld({ org, engine, nextId, now }: Foundation): World {
  const timestamp = (): string => now().toISOString();
  const everyone = groupOfEverybody(timestamp());
  return {
    id: nextId('00o'),
    org,
    engine,
    nextId,
    timestamp,
    users: new Map(),
    groups: new Map([[everyone.id, everyone]]),
    everyone,
    apps: new Map(),
    groupRules: new Map(),
    logins: new Map(),
    userAttributes: new Map(),
    defaultPolicyId: nextId('rst'),
    enrollmentPolicyId: nextId('rst'),
    userTypeId: nextId('oty'),
    userSchemaId: nextId('osc'),
    customApps: 0,
  };
}

/** The name of the group that holds everybody, as recorded. */
export const EVERYONE = 'Everyone';

/** Its id comes before every other group's: Okta makes it with the organisation. */
function groupOfEverybody(at: string): OktaGroup {
  return {
    id: '00g'.padEnd(20, '0'),
    type: 'BUILT_IN',
    name: EVERYONE,
    description: 'All users in your organization',
    created: at,
    lastUpdated: at,
    lastMembershipUpdated: at,
    members: new Map(),
  };
}
