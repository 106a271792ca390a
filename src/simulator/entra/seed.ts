import { TEMPLATE_ROLES, instantiate } from './app-record.js';
import { assign } from './assignment-record.js';
import { type EntraClient } from './entra-client.js';
import { createGroup } from './group-record.js';
import { type Json } from './json-value.js';
import { principalNamed, roleNamed } from './named.js';
import { createUser, deleteUser } from './user-record.js';
import { createJob, pauseJob, startJob } from './synchronization/job-record.js';
import { mapRole, mappedTargets, switchMapping, unmap } from './role-mapping.js';
import { type AppRole, type EntraUser, type RoleChoice, type SecretKey, type World } from './world.js';

/** What a tenant holds when the simulator starts. */
export interface EntraSeed {
  readonly tenant?:
    | {
        /** Default `00000000-0000-0000-0000-0000000000bb`. */
        readonly id?: string | undefined;
        /** Default `Acme`. */
        readonly displayName?: string | undefined;
        /** Verified domains, the default one first. Default `acme.onmicrosoft.com`, `example.com`. */
        readonly domains?: readonly string[] | undefined;
      }
    | undefined;
  /** Who may sign in to Graph. Default: one with the secret `example-client-secret` and the permissions that deploying takes. */
  readonly clients?: readonly EntraClient[] | undefined;
  /**
   * Which of several roles of one person the app gets: `first` or `last`, by the ids of the assignments; or `refuse`, so that the person
   * is not written at all. Entra says only that it cannot be predicted. Default `first`.
   */
  readonly roleChoice?: RoleChoice | undefined;
  readonly users?: readonly SeedUser[] | undefined;
  readonly groups?: readonly SeedGroup[] | undefined;
  readonly applications?: readonly SeedApplication[] | undefined;
}

export interface SeedUser {
  readonly userPrincipalName: string;
  /** Default: given name and surname, or what is before the `@`. */
  readonly displayName?: string | undefined;
  readonly givenName?: string | undefined;
  readonly surname?: string | undefined;
  /** Default: the userPrincipalName. Null: none. */
  readonly mail?: string | null | undefined;
  /** Default true. */
  readonly accountEnabled?: boolean | undefined;
  /** Deleted softly. Default false. */
  readonly deleted?: boolean | undefined;
  /** Further properties, by Graph's names. */
  readonly properties?: Readonly<Json> | undefined;
}

export interface SeedGroup {
  readonly displayName: string;
  readonly description?: string | undefined;
  /** userPrincipalNames of users, or display names of groups that stand before it. */
  readonly members?: readonly string[] | undefined;
  /** Makes it a dynamic group, in Entra's rule syntax. */
  readonly membershipRule?: string | undefined;
  /** Default true. */
  readonly securityEnabled?: boolean | undefined;
}

/** An enterprise application made from the template of those that are not in the gallery. */
export interface SeedApplication {
  readonly displayName: string;
  /** Values of its app roles besides the template's own; each one's display name is its value unless it is given. */
  readonly roles?: readonly SeedRole[] | undefined;
  readonly assignments?: readonly SeedAssignment[] | undefined;
  /** The keys that the synchronization goes by, in their order. Default: none. */
  readonly secrets?: readonly SecretKey[] | undefined;
  /** Its synchronization job. Default: none. */
  readonly job?: SeedJob | undefined;
  /** Default true. */
  readonly appRoleAssignmentRequired?: boolean | undefined;
}

export interface SeedRole {
  readonly value: string;
  readonly displayName?: string | undefined;
  /** Default: one that counts from `00000000-0000-4000-8000-000000000001`. */
  readonly id?: string | undefined;
}

export interface SeedAssignment {
  /** Display name of a group of the seed, or userPrincipalName of a user. */
  readonly principal: string;
  /** The value of one of `roles`, or the display name of a role of the template (`User`, `msiam_access`). Default `User`. */
  readonly role?: string | undefined;
}

export interface SeedJob {
  /** Default `new`: made, and never started. */
  readonly state?: 'new' | 'running' | 'paused' | undefined;
  /** The target attribute to which the role is mapped. Default: none, as Entra's template has it. */
  readonly roleTarget?: string | undefined;
  /** Whether groups are provisioned too, as the template has it. Default true. */
  readonly groups?: boolean | undefined;
  /** Target attributes whose mappings are left: those of all others were deleted by hand. Default: all of the template. */
  readonly targets?: readonly string[] | undefined;
}

export const DEFAULT_TENANT = '00000000-0000-0000-0000-0000000000bb';
export const DEFAULT_CLIENT = '00000000-0000-0000-0000-0000000000aa';
export const DEFAULT_SECRET = 'example-client-secret';

/** The tenant of the example access file: its people, and its one group that no stack makes. */
export const DEFAULT_SEED: EntraSeed = {
  users: [
    { userPrincipalName: 'ada@example.com', givenName: 'Ada', surname: 'Lovelace' },
    { userPrincipalName: 'grace@example.com', givenName: 'Grace', surname: 'Hopper' },
    { userPrincipalName: 'alan@example.com', givenName: 'Alan', surname: 'Turing' },
    { userPrincipalName: 'owner@example.com', givenName: 'Olive', surname: 'Owner' },
    { userPrincipalName: 'former@example.com', givenName: 'Former', surname: 'Colleague', accountEnabled: false },
  ],
  groups: [
    {
      displayName: 'klaviyo-analysts',
      description: 'Made by hand',
      members: ['grace@example.com', 'alan@example.com', 'former@example.com'],
    },
  ],
};

/**
 * Puts what a seed says into a world.
 *
 * @throws Error if the seed names a user, a group or a role that it does not hold
 * @throws GraphError for what Graph itself does not take
 */
export function addSeed(world: World, seed: EntraSeed): void {
  for (const user of seed.users ?? []) addUser(world, user);
  for (const { displayName, description, members, membershipRule, securityEnabled } of seed.groups ?? []) {
    const dynamic = membershipRule === undefined ? {} : { membershipRule, groupTypes: ['DynamicMembership'] };
    const group = createGroup(world, { displayName, description, securityEnabled, ...dynamic });
    for (const name of members ?? []) group.members.add(principalNamed(world, name).id);
  }
  for (const application of seed.applications ?? []) addApplication(world, application);
}

/** The client itself is an object of the tenant: what it makes is owned by its service principal. */
export function addClient(world: World, { clientId, objectId = clientId }: EntraClient): void {
  world.servicePrincipals.set(objectId, {
    id: objectId,
    appId: clientId,
    createdDateTime: world.timestamp(),
    displayName: 'Deployment',
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    owners: new Set(),
    other: {},
    secrets: [],
    jobs: [],
  });
}

/** Makes a user. @throws GraphError 400 if the name is taken */
export function addUser(world: World, seed: SeedUser): EntraUser {
  const {
    userPrincipalName,
    displayName,
    givenName,
    surname,
    mail,
    accountEnabled,
    deleted = false,
    properties,
  } = seed;
  const own = {
    ...properties,
    givenName: givenName ?? null,
    surname: surname ?? null,
    mail: mail === undefined ? userPrincipalName : mail,
  };
  const user = createUser(world, { userPrincipalName, displayName, accountEnabled, properties: own });
  if (deleted) deleteUser(world, user);
  return user;
}

function addApplication(world: World, seed: SeedApplication): void {
  const { application, servicePrincipal } = instantiate(world, seed.displayName, undefined);
  application.appRoles = [...TEMPLATE_ROLES, ...(seed.roles ?? []).map(seededRole)];
  servicePrincipal.appRoleAssignmentRequired = seed.appRoleAssignmentRequired ?? true;
  servicePrincipal.secrets = seed.secrets ?? [];
  for (const { principal, role } of seed.assignments ?? []) {
    assign(
      world,
      servicePrincipal,
      principalNamed(world, principal).id,
      roleNamed(world, servicePrincipal, role ?? 'User').id,
    );
  }
  if (seed.job === undefined) return;
  const job = createJob(world, servicePrincipal, 'scim');
  const { targets } = seed.job;
  for (const target of Object.keys(mappedTargets(job.schema))) {
    if (targets?.includes(target) === false) unmap(job, target);
  }
  if (seed.job.roleTarget !== undefined) mapRole(job, seed.job.roleTarget);
  if (seed.job.groups === false) switchMapping(job, 'Group', false);
  if (seed.job.state === 'running') startJob(job);
  if (seed.job.state === 'paused') pauseJob(job);
}

/** A role as a seed writes it. */
export function seededRole({ value, displayName, id }: SeedRole, index: number): AppRole {
  return {
    id: id ?? `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    allowedMemberTypes: ['User'],
    description: displayName ?? value,
    displayName: displayName ?? value,
    isEnabled: true,
    origin: 'Application',
    value,
  };
}
