import { rolesOf } from './app-record.js';
import { assignmentsOf, displayNameOf } from './assignment-record.js';
import { type DirectoryObject, membersOf } from './group-members.js';
import { mappedTargets } from './role-mapping.js';
import { codeOf } from './synchronization/job-view.js';
import {
  type AppRole,
  type AppRoleAssignment,
  type LogEntry,
  type SecretKey,
  type ServicePrincipal,
  type World,
} from './world.js';

/** What the tenant holds at one moment: a copy, by names rather than ids. */
export interface EntraSnapshot {
  readonly users: readonly {
    readonly id: string;
    readonly userPrincipalName: string;
    readonly accountEnabled: boolean;
    readonly deleted: boolean;
  }[];
  readonly groups: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly membershipRule: string | null;
    /** userPrincipalNames of users, display names of groups. */
    readonly members: readonly string[];
  }[];
  readonly applications: readonly ApplicationSnapshot[];
  /** The provisioning log, the oldest entry first. */
  readonly log: readonly LogEntry[];
}

export interface ApplicationSnapshot {
  readonly applicationId: string;
  readonly servicePrincipalId: string;
  readonly displayName: string;
  readonly roles: readonly AppRole[];
  readonly assignments: readonly {
    readonly id: string;
    /** The userPrincipalName of a user, the display name of a group. */
    readonly principal: string;
    /** The value of the role; its display name where it has none. */
    readonly role: string;
  }[];
  /** With their values, for a test to read. */
  readonly secrets: readonly SecretKey[];
  readonly job: JobSnapshot | undefined;
}

export interface JobSnapshot {
  readonly id: string;
  /** Graph's `status.code`: `NotConfigured`, `Active`, `Paused` or `Quarantine`. */
  readonly code: string;
  /** By the target attribute of a user, the expression that is mapped to it. */
  readonly mappings: Readonly<Record<string, string>>;
  /** The userPrincipalNames of the people whom it has written, and what it last wrote. */
  readonly provisioned: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A copy of the world: what is changed in it changes nothing here. */
export function snapshot(world: World): EntraSnapshot {
  return structuredClone({
    users: [...world.users.values()].map(({ id, properties, deletedDateTime }) => ({
      id,
      userPrincipalName: properties.userPrincipalName,
      accountEnabled: properties.accountEnabled,
      deleted: deletedDateTime !== null,
    })),
    groups: [...world.groups.values()].map((group) => ({
      id: group.id,
      displayName: group.displayName,
      membershipRule: group.membershipRule,
      members: membersOf(world, group).map((member) => nameOf(world, member)),
    })),
    applications: [...world.servicePrincipals.values()].flatMap(
      (principal) => applicationSnapshot(world, principal) ?? [],
    ),
    log: world.log,
  });
}

function nameOf(world: World, { id }: Pick<DirectoryObject, 'id'>): string {
  return world.users.get(id)?.properties.userPrincipalName ?? displayNameOf(world, id) ?? id;
}

function applicationSnapshot(world: World, principal: ServicePrincipal): ApplicationSnapshot | undefined {
  const application = [...world.applications.values()].find(({ appId }) => appId === principal.appId);
  if (application === undefined) return undefined;
  return {
    applicationId: application.id,
    servicePrincipalId: principal.id,
    displayName: principal.displayName,
    roles: rolesOf(world, principal),
    assignments: assignmentsOf(world, principal).map((assignment) => ({
      id: assignment.id,
      principal: nameOf(world, { id: assignment.principalId }),
      role: roleOf(world, principal, assignment),
    })),
    secrets: principal.secrets,
    job: jobSnapshot(world, principal),
  };
}

function roleOf(world: World, principal: ServicePrincipal, { appRoleId }: AppRoleAssignment): string {
  const role = rolesOf(world, principal).find(({ id }) => id === appRoleId);
  return role?.value ?? role?.displayName ?? appRoleId;
}

function jobSnapshot(world: World, { jobs }: ServicePrincipal): JobSnapshot | undefined {
  const [job] = jobs;
  if (job === undefined) return undefined;
  return {
    id: job.id,
    code: codeOf(job),
    mappings: mappedTargets(job.schema),
    provisioned: Object.fromEntries(
      [...job.provisioned.values()].map(({ userId, written }) => [nameOf(world, { id: userId }), written]),
    ),
  };
}
