import { type IdPrefix, type NextId } from './ids.js';

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

export interface OktaUser {
  readonly id: string;
  status: UserStatus;
  readonly created: string;
  lastUpdated: string;
  /** `login`, `email`, `firstName`, `lastName` and whatever else was given. */
  profile: Record<string, string | null>;
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
  /** Ids of users. */
  readonly members: Set<string>;
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
  /** True for an app made from SAML settings, false for one of Okta's catalogue. */
  readonly custom: boolean;
  label: string;
  status: 'ACTIVE' | 'INACTIVE';
  readonly signOnMode: string;
  readonly created: string;
  lastUpdated: string;
  accessibility: Json;
  visibility: Json;
  userNameTemplate: Json;
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
  conditions: Json;
  actions: Json;
}

/** Everything that the simulated organisation holds. */
export interface World {
  /** The organisation's name: https://{org}.okta.com. */
  readonly org: string;
  readonly nextId: NextId;
  /** The time that answers give, as Okta writes it. */
  readonly timestamp: () => string;
  readonly users: Map<string, OktaUser>;
  readonly groups: Map<string, OktaGroup>;
  readonly apps: Map<string, OktaApp>;
  readonly groupRules: Map<string, GroupRule>;
  /** The access policy that every app has unless another is set. */
  readonly defaultPolicyId: string;
  /** How many custom apps were ever made: the number at the end of their names. */
  customApps: number;
}

/** An organisation in which there is nobody yet. */
export function emptyWorld(org: string, nextId: (prefix: IdPrefix) => string, now: () => Date): World {
  return {
    org,
    nextId,
    timestamp: () => now().toISOString(),
    users: new Map(),
    groups: new Map(),
    apps: new Map(),
    groupRules: new Map(),
    defaultPolicyId: nextId('rst'),
    customApps: 0,
  };
}
