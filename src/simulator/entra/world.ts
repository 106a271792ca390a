import { type IdSource } from './ids.js';
import { type Json } from './json-value.js';

/** The properties of a user by Graph's names, such as `userPrincipalName`, `department` or `onPremisesExtensionAttributes`. */
export interface UserProperties extends Json {
  userPrincipalName: string;
  displayName: string;
  accountEnabled: boolean;
}

export interface EntraUser {
  readonly id: string;
  properties: UserProperties;
  readonly createdDateTime: string;
  /** When they were deleted softly; null while they are there. */
  deletedDateTime: string | null;
}

export interface EntraGroup {
  readonly id: string;
  readonly createdDateTime: string;
  displayName: string;
  description: string | null;
  mailNickname: string;
  mailEnabled: boolean;
  securityEnabled: boolean;
  groupTypes: readonly string[];
  isAssignableToRole: boolean | null;
  /** In Entra's rule syntax; null for a group whose members are assigned. */
  membershipRule: string | null;
  membershipRuleProcessingState: 'On' | 'Paused' | null;
  /** Ids of users, groups and service principals that were put in by hand, in that order. Those of a dynamic group are computed. */
  readonly members: Set<string>;
  readonly owners: Set<string>;
}

/** A role that an application defines (learn.microsoft.com, "appRole resource type"). */
export interface AppRole {
  readonly id: string;
  readonly allowedMemberTypes: readonly string[];
  readonly description: string | null;
  readonly displayName: string;
  readonly isEnabled: boolean;
  readonly origin: string;
  readonly value: string | null;
}

export interface EntraApplication {
  readonly id: string;
  readonly appId: string;
  readonly createdDateTime: string;
  displayName: string;
  readonly templateId: string | null;
  /** They stand on the application and on its service principal alike. */
  appRoles: readonly AppRole[];
  readonly owners: Set<string>;
  /** What else was written to it, by name. */
  other: Json;
}

export interface ServicePrincipal {
  readonly id: string;
  readonly appId: string;
  readonly createdDateTime: string;
  displayName: string;
  accountEnabled: boolean;
  appRoleAssignmentRequired: boolean;
  readonly owners: Set<string>;
  /** What else was written to it, by name. */
  other: Json;
  /** The keys of its synchronization in the order in which they were set. */
  secrets: readonly SecretKey[];
  jobs: readonly SynchronizationJob[];
}

/** A key that the synchronization goes by, such as `BaseAddress` (learn.microsoft.com, "synchronizationSecretKeyStringValuePair"). */
export interface SecretKey {
  readonly key: string;
  readonly value: string;
}

/** The assignment of an app role to a user, a group or a service principal. */
export interface AppRoleAssignment {
  readonly id: string;
  readonly createdDateTime: string;
  readonly principalId: string;
  readonly resourceId: string;
  readonly appRoleId: string;
}

/** Why a job is in quarantine (learn.microsoft.com, "synchronizationQuarantine resource type"). */
export interface Quarantine {
  readonly reason: string;
  readonly currentBegan: string;
  readonly seriesBegan: string;
  readonly seriesCount: number;
  readonly error: { readonly code: string; readonly message: string };
}

/** A synchronization job. Its state in words of Graph stands in synchronization/job-view.ts. */
export interface SynchronizationJob {
  readonly id: string;
  readonly templateId: string;
  /** `new`: never started. */
  state: 'new' | 'running' | 'paused';
  quarantine: Quarantine | undefined;
  /** The whole schema, as Graph shows it. */
  schema: Json;
  /** The people whom it has written, by the id of the user. */
  readonly provisioned: Map<string, ProvisionedPerson>;
  cycles: number;
  /** When the last cycle ended; null before the first. */
  lastExecution: CycleOutcome | undefined;
  lastSuccess: CycleOutcome | undefined;
}

export interface CycleOutcome {
  readonly id: string;
  readonly at: string;
  readonly exported: number;
  readonly imported: number;
  readonly state: 'Succeeded' | 'Failed';
}

/** What the synchronization knows of a person whom it has written. */
export interface ProvisionedPerson {
  readonly userId: string;
  /** Their id at the target. */
  readonly targetId: string;
  /** What was last written, by the name of the target attribute. */
  readonly written: Readonly<Record<string, string>>;
}

/** An entry of the provisioning log, as Graph shows it. */
export type LogEntry = Json;

/** Which of several roles of a person is given to the app, or that the person is refused. Entra says only that it cannot be predicted. */
export const ROLE_CHOICES = ['first', 'last', 'refuse'] as const;

export type RoleChoice = (typeof ROLE_CHOICES)[number];

export interface Tenant {
  readonly id: string;
  readonly displayName: string;
  /** The verified domains; the first is the default one. */
  readonly domains: readonly string[];
}

/** Everything that the simulated tenant holds. */
export interface World {
  readonly tenant: Tenant;
  readonly ids: IdSource;
  /** The time that answers give, as Graph writes it. */
  readonly timestamp: () => string;
  readonly roleChoice: RoleChoice;
  readonly users: Map<string, EntraUser>;
  readonly groups: Map<string, EntraGroup>;
  readonly applications: Map<string, EntraApplication>;
  readonly servicePrincipals: Map<string, ServicePrincipal>;
  readonly assignments: Map<string, AppRoleAssignment>;
  readonly log: LogEntry[];
}

/** A tenant in which there is nobody and nothing yet. */
export function emptyWorld(
  tenant: Tenant,
  { ids, now, roleChoice }: { readonly ids: IdSource; readonly now: () => Date; readonly roleChoice: RoleChoice },
): World {
  return {
    tenant,
    ids,
    timestamp: () =>
      now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
    roleChoice,
    users: new Map(),
    groups: new Map(),
    applications: new Map(),
    servicePrincipals: new Map(),
    assignments: new Map(),
    log: [],
  };
}
