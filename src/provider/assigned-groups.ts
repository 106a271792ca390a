import { type Account, type Assignment } from '../access/access-model.js';
import { identityOf } from '../access/group-reference.js';

/** What tells a group of an identity provider from others. */
interface KnownGroup {
  readonly id: string;
}

/** How the groups of one identity provider are found, and what is said where the access file takes two for one, or one for two. */
export interface GroupFinder<Group extends KnownGroup> {
  /** The group that an assignment means; undefined if it is not there, and a plan creates it. */
  readonly find: (assignment: Assignment) => Promise<Group | undefined>;
  /** The access file gives one name to two groups. */
  readonly twoGroups: (name: string, one: Group, other: Group) => Error;
  /** An account assigns one group by two names. */
  readonly assignedTwice: (account: string, one: string, other: string, id: string) => Error;
}

/**
 * Every assigned group once, by what the access file calls it, with the assignment that it was found by; without those that are not
 * there and that the plan creates.
 *
 * @throws what the finder finds wrong
 */
export async function assignedGroups<Group extends KnownGroup>(
  accounts: readonly Account[],
  { find, twoGroups, assignedTwice }: GroupFinder<Group>,
): Promise<ReadonlyMap<string, Group & { readonly assignment: Assignment }>> {
  const groups = new Map<string, Group & { readonly assignment: Assignment }>();
  for (const { name, assignments } of withMakersFirst(accounts)) {
    const names = new Map<string, string>();
    for (const assignment of assignments) {
      const { group } = assignment;
      const known = groups.get(group);
      const found = isSameReference(known?.assignment, assignment) ? known! : await find(assignment);
      if (found === undefined) continue;
      if (known !== undefined && known.id !== found.id) throw twoGroups(group, known, found);
      const before = names.get(found.id);
      if (before !== undefined) throw assignedTwice(name, before, group, found.id);
      names.set(found.id, group);
      if (known === undefined) groups.set(group, { ...found, assignment });
    }
  }
  return groups;
}

/** The accounts, each assignment that makes its group put in the place of those that look it up: it says which one is meant. */
function withMakersFirst(accounts: readonly Account[]): readonly Pick<Account, 'name' | 'assignments'>[] {
  const made = new Map<string, Assignment>();
  for (const assignment of accounts.flatMap(({ assignments }) => assignments)) {
    if (assignment.create) made.set(assignment.group, assignment);
  }
  return accounts.map(({ name, assignments }) => ({
    name,
    assignments: assignments.map((one) => (one.identity === undefined ? (made.get(one.group) ?? one) : one)),
  }));
}

function isSameReference(one: Assignment | undefined, other: Assignment): boolean {
  return one !== undefined && JSON.stringify(identityOf(one)) === JSON.stringify(identityOf(other));
}
