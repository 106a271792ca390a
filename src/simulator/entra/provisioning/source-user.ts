import { applicationOf } from '../app-record.js';
import { DEFAULT_ACCESS, assignmentsOf } from '../assignment-record.js';
import { membersOf } from '../group-members.js';
import { object, texts } from '../json-value.js';
import { secretOf } from '../synchronization/job-record.js';
import { type Argument } from '../synchronization/functions.js';
import { type AppRoleAssignment, type EntraUser, type ServicePrincipal, type World } from '../world.js';

/** A person as the synchronization reads them from Entra. */
export interface SourceUser {
  readonly user: EntraUser;
  /** Whether they are assigned: as themselves, or as a direct member of an assigned group. */
  readonly inScope: boolean;
  /** The names of their roles, in the order in which one of them is chosen. */
  readonly roles: readonly string[];
}

/** An assignment that gives access: the default access of an app with roles of its own is not provisioned. */
function entitles({ appRoleId }: AppRoleAssignment): boolean {
  return appRoleId !== DEFAULT_ACCESS;
}

/**
 * Who is in scope and as what. Only direct members of an assigned group count, and deleted people not at all (learn.microsoft.com, "How
 * Application Provisioning works in Microsoft Entra ID"). With `SyncAll` set to true everybody of the tenant is in scope.
 */
export function sourceUser(world: World, principal: ServicePrincipal, user: EntraUser): SourceUser {
  const own = assignmentsOf(world, principal)
    .filter(entitles)
    .filter(({ principalId }) => principalId === user.id || isDirectMember(world, principalId, user.id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const ordered = world.roleChoice === 'last' ? own.reverse() : own;
  const roles = [...new Set(ordered.map((assignment) => roleName(world, principal, assignment)))];
  const all = secretOf(principal, 'SyncAll')?.toLowerCase() === 'true';
  return { user, inScope: user.deletedDateTime === null && (all || own.length > 0), roles };
}

function isDirectMember(world: World, groupId: string, userId: string): boolean {
  const group = world.groups.get(groupId);
  return group !== undefined && membersOf(world, group).some(({ kind, id }) => kind === 'user' && id === userId);
}

/** The value of a role; its display name where it has none, as the template's own (assumed of the on-demand answer in the documentation). */
function roleName(world: World, principal: ServicePrincipal, { appRoleId }: AppRoleAssignment): string {
  const role = applicationOf(world, principal)?.appRoles.find(({ id }) => id === appRoleId);
  return role?.value ?? role?.displayName ?? appRoleId;
}

/**
 * Whether somebody is to be switched off at the target: out of scope, deleted softly, or blocked from signing in (learn.microsoft.com,
 * "Tutorial - Customize user provisioning attribute-mappings", of `IsSoftDeleted`).
 */
export function isSoftDeleted({ user, inScope }: SourceUser): boolean {
  return !inScope || user.deletedDateTime !== null || !user.properties.accountEnabled;
}

/** What a person has for an attribute of the source directory, by its name there. */
export function sourceValue(source: SourceUser, name: string): Argument {
  const { user, roles } = source;
  const { properties } = user;
  switch (name) {
    case 'IsSoftDeleted':
      return isSoftDeleted(source) ? 'True' : 'False';
    case 'appRoleAssignments':
      return roles;
    case 'objectId':
      return user.id;
    case 'mobile':
      return textOf(properties.mobilePhone);
    case 'telephoneNumber':
      return texts(properties.businessPhones)[0] ?? null;
    case 'physicalDeliveryOfficeName':
      return textOf(properties.officeLocation);
    case 'facsimileTelephoneNumber':
      return textOf(properties.faxNumber);
    case 'originalUserPrincipalName':
      return properties.userPrincipalName;
    case 'userPrincipalName':
      return withoutGuestMark(properties.userPrincipalName);
    default:
      return textOf(properties[name] ?? object(properties.onPremisesExtensionAttributes)[name]);
  }
}

/** A guest's userPrincipalName without `#EXT#` and the tenant's domain, as it is provisioned (the page on how provisioning works). */
function withoutGuestMark(name: string): string {
  const [, local] = /^(.*)#EXT#@/i.exec(name) ?? [];
  return local === undefined ? name : local.replace(/_([^_]*)$/, '@$1');
}

function textOf(value: unknown): Argument {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? String(value) : Array.isArray(value) ? texts(value) : null;
}
