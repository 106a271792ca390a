import { type NextId } from './ids.js';
import { type Json } from './json-value.js';

/** A person, by the names of OneLogin's API. */
export interface OneLoginUser {
  readonly id: number;
  readonly createdAt: string;
  updatedAt: string;
  properties: UserProperties;
}

/** What can be written of a user (developers.onelogin.com, "User Resource"); `department`, `title` and the like besides. */
export interface UserProperties extends Json {
  email: string;
  username: string | null;
  firstname: string | null;
  lastname: string | null;
  /** See STATUS in user-record.ts. */
  status: number;
  /** By the short name of the custom user field. */
  custom_attributes: Readonly<Record<string, string | null>>;
}

/** How somebody got into a role. */
export interface RoleMembership {
  readonly addedAt: string;
  /** Put in by hand or over the API, or by a mapping. */
  readonly by: 'hand' | 'mapping';
}

export interface OneLoginRole {
  readonly id: number;
  name: string;
  /** Ids of the apps that the role gives. */
  readonly apps: Set<number>;
  /** By the id of the user. */
  readonly users: Map<number, RoleMembership>;
  readonly admins: Set<number>;
}

/** A connector, from which apps are made (developers.onelogin.com, "List Connectors"). All that the simulator has are for SAML. */
export interface Connector {
  readonly id: number;
  readonly name: string;
  readonly allowsNewParameters: boolean;
  /** The parameters that its apps have from the beginning, by name, with their labels. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The keys that `configuration` of its apps takes besides those of SAML. */
  readonly configurationKeys: readonly string[];
}

/** A parameter of an app, by the names of the API. */
export interface AppParameter extends Json {
  readonly id: number;
  readonly label: string;
}

/** A condition of a rule or a mapping. */
export interface Condition {
  readonly source: string;
  readonly operator: string;
  readonly value: string;
}

/** An action of a rule or a mapping. */
export interface Action {
  readonly action: string;
  readonly value: readonly string[];
}

/** A rule of an app, or a mapping of users. Its position is its place in the list. */
export interface Rule {
  readonly id: number;
  name: string;
  enabled: boolean;
  match: 'all' | 'any';
  conditions: readonly Condition[];
  actions: readonly Action[];
}

/** What is done in the app about somebody who loses it ("When users are deleted in OneLogin, or the user's app access is removed"). */
export const REMOVALS = ['delete', 'suspend', 'nothing'] as const;

export type Removal = (typeof REMOVALS)[number];

/** What waits for an administrator's approval. */
export interface Approvals {
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: boolean;
}

/** The part of an app that only the console shows: the connection to its SCIM server, and the workflow of provisioning. */
export interface ScimSettings {
  readonly baseUrl: string | undefined;
  readonly bearerToken: string | undefined;
  /** The SCIM JSON template, as text. */
  readonly jsonTemplate: string;
  /** "API Status": whether the connection is enabled. */
  readonly apiEnabled: boolean;
  readonly removal: Removal;
  readonly approvals: Approvals;
}

/** What OneLogin knows of a person whom it has provisioned. */
export interface ProvisionedPerson {
  /** Their id at the SCIM server. */
  readonly targetId: string;
  /** The body that was last written, as JSON. */
  readonly written: string;
  readonly active: boolean;
}

export interface OneLoginApp {
  readonly id: number;
  readonly connectorId: number;
  readonly createdAt: string;
  updatedAt: string;
  name: string;
  /** What else was written to it, by the API's names: `description`, `notes`, `visible`, `allow_assumed_signin`, … */
  other: Json;
  provisioningEnabled: boolean;
  configuration: Json;
  readonly parameters: Map<string, AppParameter>;
  rules: readonly Rule[];
  scim: ScimSettings;
  /** What rules set for each user of the app when they last ran for them: by the name of the parameter. */
  readonly entitlements: Map<number, Readonly<Record<string, string>>>;
  readonly provisioned: Map<number, ProvisionedPerson>;
  /** Ids of users whose waiting task was approved. */
  readonly approved: Set<number>;
}

/** Everything that the simulated account holds. */
export interface World {
  readonly nextId: NextId;
  readonly timestamp: () => string;
  /** Whether `provisioning.enabled` can be written over the API; otherwise it is ignored, as people report of OneLogin itself. */
  readonly provisioningOverApi: boolean;
  /** Short names of the custom user fields of the account. */
  readonly customAttributes: readonly string[];
  readonly connectors: ReadonlyMap<number, Connector>;
  readonly users: Map<number, OneLoginUser>;
  readonly roles: Map<number, OneLoginRole>;
  readonly apps: Map<number, OneLoginApp>;
  mappings: readonly Rule[];
}

/** What an account is, before anybody or anything is in it. */
export interface AccountSettings extends Pick<World, 'nextId' | 'provisioningOverApi' | 'customAttributes'> {
  readonly now: () => Date;
  readonly connectors: readonly Connector[];
}

/** An account in which there is nobody and nothing yet. */
export function emptyWorld({ now, connectors, ...settings }: AccountSettings): World {
  return {
    ...settings,
    timestamp: () => now().toISOString(),
    connectors: new Map(connectors.map((connector) => [connector.id, connector])),
    users: new Map(),
    roles: new Map(),
    apps: new Map(),
    mappings: [],
  };
}
