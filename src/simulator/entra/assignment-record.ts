import { applicationOf, rolesOf } from './app-record.js';
import { badRequest, notFound } from './errors.js';
import { objectById } from './group-members.js';
import { isUuid } from './ids.js';
import { type Json } from './json-value.js';
import { type AppRoleAssignment, type ServicePrincipal, type World } from './world.js';

/** The role of somebody who is assigned to an app that has no roles (learn.microsoft.com, "appRoleAssignment resource type"). */
export const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';

/** The types of principals, by what stands under the id. */
const PRINCIPAL_TYPES = { user: 'User', group: 'Group', servicePrincipal: 'ServicePrincipal' } as const;

/**
 * Assigns an app role to a user, a group or a service principal (learn.microsoft.com, "Grant an appRoleAssignment for a service
 * principal"). The sentences of the refusals are as clients report them.
 *
 * @throws GraphError 400, 404
 */
export function assign(
  world: World,
  resource: ServicePrincipal,
  principalId: unknown,
  appRoleId: unknown,
): AppRoleAssignment {
  if (!isUuid(principalId) || !isUuid(appRoleId)) {
    throw badRequest(
      "Invalid value specified for property 'principalId' or 'appRoleId' of resource 'AppRoleAssignment'.",
    );
  }
  const principal = objectById(world, principalId);
  if (principal === undefined || principal.kind === 'application') throw notFound(principalId);
  const memberType = principal.kind === 'servicePrincipal' ? 'Application' : 'User';
  const roles = rolesOf(world, resource).filter(
    ({ isEnabled, allowedMemberTypes }) => isEnabled && allowedMemberTypes.includes(memberType),
  );
  const isThere = roles.some(({ id }) => id === appRoleId) || (appRoleId === DEFAULT_ACCESS && roles.length === 0);
  if (!isThere) {
    const name = applicationOf(world, resource)?.displayName ?? resource.displayName;
    throw badRequest(`Permission being assigned was not found on application '${name}'.`);
  }
  if (principal.kind === 'group' && world.groups.get(principalId)?.securityEnabled !== true) {
    throw badRequest('Only security groups can be assigned to an application.');
  }
  const same = assignmentsOf(world, resource).some(
    (one) => one.principalId === principalId && one.appRoleId === appRoleId,
  );
  if (same) throw badRequest('Permission being assigned already exists on the object');
  const assignment: AppRoleAssignment = {
    id: world.ids.assignment(),
    createdDateTime: world.timestamp(),
    principalId,
    resourceId: resource.id,
    appRoleId,
  };
  world.assignments.set(assignment.id, assignment);
  return assignment;
}

/** Who is assigned to an app, in the order in which it was done. Somebody who is deleted is not among them. */
export function assignmentsOf(world: World, { id }: ServicePrincipal): readonly AppRoleAssignment[] {
  return [...world.assignments.values()].filter(
    ({ resourceId, principalId }) => resourceId === id && objectById(world, principalId) !== undefined,
  );
}

/** An assignment as Graph shows it (learn.microsoft.com, "appRoleAssignment resource type"). */
export function assignmentView(world: World, assignment: AppRoleAssignment): Json {
  const { id, createdDateTime, principalId, resourceId, appRoleId } = assignment;
  const kind = objectById(world, principalId)?.kind;
  return {
    id,
    deletedDateTime: null,
    appRoleId,
    createdDateTime,
    principalDisplayName: displayNameOf(world, principalId),
    principalId,
    principalType: kind === undefined || kind === 'application' ? null : PRINCIPAL_TYPES[kind],
    resourceDisplayName: world.servicePrincipals.get(resourceId)?.displayName ?? null,
    resourceId,
  };
}

/** The display name of whatever stands under an id. */
export function displayNameOf({ users, groups, servicePrincipals }: World, id: string): string | null {
  return (
    users.get(id)?.properties.displayName ??
    groups.get(id)?.displayName ??
    servicePrincipals.get(id)?.displayName ??
    null
  );
}
