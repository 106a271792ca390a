import { type NestedGroup } from '../../../people/assigned-station.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { type EntraRoleAssignment, type EntraUser } from './entra-state.js';
import { peopleWithin } from './people-within.js';
import { readGroupMembers } from './read-group-members.js';
import { readUsers } from './read-users.js';
import { userProperties } from './user-properties.js';

/** A person to whom an application is assigned, and each assignment that reaches them. */
export interface AssignedUser {
  readonly user: EntraUser;
  /** Of theirs, or of groups that they are directly in. */
  readonly assignments: readonly EntraRoleAssignment[];
}

/** Everybody whom the assignments of an application reach. */
export interface AssignedUsers {
  /** Each person once, in Entra's order. */
  readonly users: readonly AssignedUser[];
  /** Groups within assigned groups. */
  readonly nested: readonly NestedGroup[];
}

/**
 * Resolves the assignments of an application to people: each group to its direct members, since Entra gives the application to no others
 * (Microsoft Graph, "appRoleAssignment resource type"). Other applications to which it is assigned are nobody.
 *
 * @param nameOf - what a group is called
 * @throws EntraReadError if a group or a person cannot be read whole
 */
export async function readAssignedUsers(
  entra: GraphConnection,
  assignments: readonly EntraRoleAssignment[],
  nameOf: (assignment: EntraRoleAssignment) => string,
): Promise<AssignedUsers> {
  const { select } = userProperties([]);
  const byId = new Map<string, { readonly user: EntraUser; readonly assignments: EntraRoleAssignment[] }>();
  const nested: NestedGroup[] = [];
  const reach = (user: EntraUser, by: readonly EntraRoleAssignment[]): void => {
    const known = byId.get(user.id) ?? { user, assignments: [] };
    byId.set(user.id, known);
    known.assignments.push(...by);
  };
  for (const [id, own] of byPrincipal(assignments, 'Group')) {
    const name = nameOf(own[0]!);
    const members = await readGroupMembers(entra, { id, name }, select);
    for (const user of members.users) reach(user, own);
    nested.push(
      ...members.nested.map((inner) => ({ group: name, groupId: id, nested: inner.name, nestedId: inner.id })),
    );
  }
  const direct = byPrincipal(assignments, 'User');
  for (const user of await readUsers(entra, [...direct.keys()], select)) reach(user, direct.get(user.id)!);
  const counted: NestedGroup[] = [];
  for (const each of nested) {
    const within = await peopleWithin(entra, { id: each.nestedId, name: each.nested }, select);
    const people = within && [...within].filter((id) => !byId.has(id)).length;
    counted.push({ ...each, ...(people !== undefined && { people }) });
  }
  return { users: [...byId.values()], nested: counted };
}

/** A group or person may have several roles, and so several assignments. */
function byPrincipal(
  assignments: readonly EntraRoleAssignment[],
  type: EntraRoleAssignment['principalType'],
): ReadonlyMap<string, readonly EntraRoleAssignment[]> {
  const byId = new Map<string, EntraRoleAssignment[]>();
  for (const assignment of assignments.filter(({ principalType }) => principalType === type)) {
    byId.set(assignment.principalId, [...(byId.get(assignment.principalId) ?? []), assignment]);
  }
  return byId;
}
