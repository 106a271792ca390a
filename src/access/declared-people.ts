import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { type AccessModel, type Account, type Assignment } from './access-model.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type DirectorySnapshot, type DirectoryPerson } from '../people/directory-person.js';
import { GroupNameError } from './group-name-error.js';
import { nearGroupNames } from './near-group-names.js';
import { quoted } from '../text/quoted.js';
import { refuseCoveredPeople } from './unmanaged-pattern-error.js';
import { userKey } from '../people/user-key.js';

const CHECK_THE_NAMES =
  'Check the source, and that the assignments of the access file name its groups exactly as it writes them.';

const GROUPS_ARE_EMPTY = 'The groups are there. Put people into them.';

/**
 * The directory was read, but declares nobody in the account. A check on its strength would call everyone in Klaviyo
 * unexpected, so there is none.
 */
export class NobodyDeclaredError extends KlaviyoAccessError {
  override readonly name = 'NobodyDeclaredError';

  constructor(
    readonly account: string,
    readonly source: string,
    readonly groups: readonly string[],
    membersOnly = false,
  ) {
    const lookedFor = groups.length === 0 ? 'no group at all' : groups.map(quoted).join(', ');
    super(
      `Nobody is declared in the account ${quoted(account)}: no active person of ${source}, not counting the owner, is in one ` +
        `of its assigned groups (looked for: ${lookedFor}). Everyone in Klaviyo would count as unexpected, so nothing ` +
        `is compared. ${membersOnly ? GROUPS_ARE_EMPTY : CHECK_THE_NAMES}`,
    );
  }
}

/**
 * The people who should be in an account, each with the role that the access file gives them and why; in the
 * directory's order.
 *
 * A person's role comes from the assignment of the smallest priority whose group they are in; their other assigned
 * groups are `passedOver`. People who are inactive, people in no assigned group and the account's owner (who is never
 * managed over SCIM) are left out.
 *
 * Names of groups compare exactly as written, letter case included, since the name is how Terraform looks the group up
 * in Okta. A name that a reader takes for an assigned one, or that has an assigned one in it among others, is refused
 * rather than taken for either.
 *
 * @param otherGroups names of groups that are surely groups of their own, such as those that other accounts assign
 *
 * @throws NobodyDeclaredError if nobody is left: an empty source never means that everyone is unexpected
 * @throws GroupNameError if a group of an active person is nearly an assigned group, or has one in it among others
 * @throws UnmanagedPatternError if a pattern of unmanaged people covers somebody of the directory in an assigned group
 */
export function declaredPeople(
  account: Account,
  snapshot: DirectorySnapshot,
  otherGroups: readonly string[] = [],
): readonly DeclaredPerson[] {
  const assignments = account.assignments.toSorted((one, other) => one.priority - other.priority);
  const ownerKey = userKey(account.owner);
  const candidates = snapshot.users.filter((user) => user.active && userKey(user.userName) !== ownerKey);
  refuseNearNames(account, snapshot, candidates, otherGroups);
  refuseCoveredPeople(account, snapshot);
  const decide = decisions(assignments);
  const declared: DeclaredPerson[] = [];
  for (const { userName, givenName, familyName, groups } of candidates) {
    const decision = decide(groups);
    if (decision === undefined) continue;
    const { role, group, priority, passedOver } = decision;
    declared.push({ userName, givenName, familyName, role, group, priority, passedOver });
  }
  if (declared.length === 0) {
    const groups = [...new Set(assignments.map(({ group }) => group))];
    throw new NobodyDeclaredError(account.name, snapshot.source, groups, snapshot.membersOnly);
  }
  return declared;
}

/**
 * The people of each account.
 *
 * @throws as `declaredPeople` does
 */
export function declaredByAccount(
  { accounts }: Pick<AccessModel, 'accounts'>,
  snapshot: DirectorySnapshot,
): ReadonlyMap<Account, readonly DeclaredPerson[]> {
  const groups = accounts.flatMap(({ assignments }) => assignments.map(({ group }) => group));
  return new Map(accounts.map((account) => [account, declaredPeople(account, snapshot, groups)]));
}

/** What a person's groups decide about them. */
type Decision = Pick<DeclaredPerson, 'role' | 'group' | 'priority' | 'passedOver'>;

/** Decides by the groups that a person is in. Most people are in one, for which it is decided once. */
function decisions(assignments: readonly Assignment[]): (groups: readonly string[]) => Decision | undefined {
  const ofOne = new Map<string, Decision | undefined>();
  return (groups) => {
    const [only = ''] = groups;
    if (groups.length !== 1) return decision(groups, assignments);
    if (!ofOne.has(only)) ofOne.set(only, decision(groups, assignments));
    return ofOne.get(only);
  };
}

/** @param assignments - in order of priority */
function decision(groups: readonly string[], assignments: readonly Assignment[]): Decision | undefined {
  const [deciding, ...others] = assignments.filter(({ group }) => groups.includes(group));
  if (deciding === undefined) return undefined;
  const { role, group, priority } = deciding;
  const passedOver = others.map((other) => ({ group: other.group, role: other.role, priority: other.priority }));
  return { role, group, priority, passedOver };
}

function refuseNearNames(
  account: Account,
  { source, users, placeOf }: DirectorySnapshot,
  candidates: readonly DirectoryPerson[],
  otherGroups: readonly string[],
): void {
  const assigned = new Set(account.assignments.map(({ group }) => group));
  const known = new Set([...assigned, ...otherGroups]);
  const near = nearGroupNames(assigned);
  for (const user of candidates) {
    for (const group of user.groups) {
      if (known.has(group)) continue;
      known.add(group);
      const meant = near(group);
      if (meant === undefined) continue;
      const place = placeOf?.(users.indexOf(user));
      throw new GroupNameError({ account: account.name, source, group, assigned: meant, place });
    }
  }
}
