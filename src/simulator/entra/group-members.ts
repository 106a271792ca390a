import { type EntraGroup, type EntraUser, type World } from './world.js';
import { holds } from './membership-rule/evaluate.js';
import { readRule } from './membership-rule/read-rule.js';

/** The kinds of objects of a directory, by their names in Graph. */
export type ObjectKind = 'user' | 'group' | 'servicePrincipal' | 'application';

/** What stands under an id. */
export interface DirectoryObject {
  readonly kind: ObjectKind;
  readonly id: string;
}

/** The object under an id; undefined where there is none, or only a user who was deleted. */
export function objectById(
  { users, groups, servicePrincipals, applications }: World,
  id: string,
): DirectoryObject | undefined {
  const user = users.get(id);
  if (user !== undefined) return user.deletedDateTime === null ? { kind: 'user', id } : undefined;
  if (groups.has(id)) return { kind: 'group', id };
  if (servicePrincipals.has(id)) return { kind: 'servicePrincipal', id };
  return applications.has(id) ? { kind: 'application', id } : undefined;
}

/** Whether a rule decides who is in a group. */
export function isDynamic({ groupTypes }: EntraGroup): boolean {
  return groupTypes.includes('DynamicMembership');
}

/** The users who are there. */
export function presentUsers({ users }: World): readonly EntraUser[] {
  return [...users.values()].filter(({ deletedDateTime }) => deletedDateTime === null);
}

/**
 * Who is directly in a group: put in by hand, or chosen by its rule. Entra evaluates a rule some minutes later; here it is at
 * once. A group whose processing is paused keeps the members that it had.
 */
export function membersOf(world: World, group: EntraGroup): readonly DirectoryObject[] {
  if (isDynamic(group) && group.membershipRuleProcessingState !== 'Paused') return usersByRule(world, group);
  return [...group.members].flatMap((id) => objectById(world, id) ?? []);
}

function usersByRule(world: World, { membershipRule }: EntraGroup): readonly DirectoryObject[] {
  if (membershipRule === null) return [];
  const rule = readRule(membershipRule);
  return presentUsers(world)
    .filter((user) => holds(rule, { user, groupIds: assignedGroups(world, user.id) }))
    .map(({ id }) => ({ kind: 'user', id }));
}

/** The ids of the groups with assigned members that somebody is directly in. */
function assignedGroups({ groups }: World, id: string): readonly string[] {
  return [...groups.values()].filter((group) => !isDynamic(group) && group.members.has(id)).map((group) => group.id);
}

/** Who is in a group directly or through groups in it, each once. */
export function transitiveMembersOf(world: World, group: EntraGroup): readonly DirectoryObject[] {
  const found = new Map<string, DirectoryObject>();
  const visit = (one: EntraGroup): void => {
    for (const member of membersOf(world, one)) {
      if (found.has(member.id)) continue;
      found.set(member.id, member);
      const inner = world.groups.get(member.id);
      if (inner !== undefined) visit(inner);
    }
  };
  visit(group);
  return [...found.values()];
}

/** The groups that an object is directly in. */
export function groupsOf(world: World, id: string): readonly EntraGroup[] {
  return [...world.groups.values()].filter((group) => membersOf(world, group).some((member) => member.id === id));
}
