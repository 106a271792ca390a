import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { type AccessModel, type Account } from './access-model.js';
import { decisions } from './decision.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type DirectorySnapshot, type DirectoryPerson } from '../people/directory-person.js';
import { groupsIn } from '../rules/condition.js';
import { GroupNameError } from './group-name-error.js';
import { nearGroupNames } from './near-group-names.js';
import { quoted } from '../text/quoted.js';
import { refuseCoveredPeople } from './unmanaged-pattern-error.js';
import { userKey } from '../people/user-key.js';

const CHECK_THE_NAMES =
  'Check the source, and that the assignments of the access file name its groups exactly as it writes them.';

const CHECK_THE_RULES =
  'Check the source, and the conditions, members and groups of the assignments: klaviyo-access explain says of a person why none applies.';

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
    {
      membersOnly = false,
      byRules = false,
    }: { readonly membersOnly?: boolean | undefined; readonly byRules?: boolean } = {},
  ) {
    const lookedFor = groups.length === 0 ? 'no group at all' : groups.map(quoted).join(', ');
    const nobody = byRules
      ? `none of its assignments applies to an active person of ${source}, not counting the owner (groups: ${lookedFor})`
      : `no active person of ${source}, not counting the owner, is in one of its assigned groups (looked for: ${lookedFor})`;
    super(
      `Nobody is declared in the account ${quoted(account)}: ${nobody}. Everyone in Klaviyo would count as unexpected, so nothing ` +
        `is compared. ${byRules ? CHECK_THE_RULES : membersOnly ? GROUPS_ARE_EMPTY : CHECK_THE_NAMES}`,
    );
  }
}

/** What the declared people depend on, besides the access file and the directory. */
export interface DeclaredSurroundings {
  /** The day of the run in UTC, as YYYY-MM-DD. Grants that ended before it declare nobody. */
  readonly today: string;
  /** Names of groups that are surely groups of their own, such as those that other accounts assign. Default: none. */
  readonly otherGroups?: readonly string[] | undefined;
}

/**
 * The people who should be in an account, each with the role that the access file gives them and why; in the
 * directory's order.
 *
 * A person's role comes from the assignment of the smallest priority that applies to them; the other assignments that apply are
 * `passedOver`, and where the identity provider does not decide by priority, those of another role `ambiguousWith`. People who are inactive, people to whom none applies and the account's owner (who is never managed over SCIM) are
 * left out.
 *
 * Names of groups compare exactly as written, letter case included, since the name is how Terraform looks the group up
 * in the identity provider. A name that a reader takes for an assigned one, or that has an assigned one in it among others, is refused
 * rather than taken for either.
 *
 * @throws NobodyDeclaredError if nobody is left: an empty source never means that everyone is unexpected
 * @throws GroupNameError if a group of an active person is nearly an assigned group, or has one in it among others
 * @throws UnmanagedPatternError if a pattern of unmanaged people covers somebody of the directory in an assigned group
 * @throws UnknownAttributeError if a condition compares an attribute that the directory does not have
 */
export function declaredPeople(
  account: Account,
  snapshot: DirectorySnapshot,
  { today, otherGroups = [] }: DeclaredSurroundings,
): readonly DeclaredPerson[] {
  const ownerKey = userKey(account.owner);
  const candidates = snapshot.users.filter((user) => user.active && userKey(user.userName) !== ownerKey);
  refuseNearNames(account, snapshot, candidates, otherGroups);
  const decide = decisions(account, { attributeNames: snapshot.attributeNames, today });
  refuseCoveredPeople(account, snapshot, (person) => decide(person) !== undefined);
  const declared: DeclaredPerson[] = [];
  for (const person of candidates) {
    const decision = decide(person);
    if (decision === undefined) continue;
    const { userName, givenName, familyName } = person;
    declared.push({ userName, givenName, familyName, ...decision });
  }
  if (declared.length === 0) {
    const groups = [...new Set(account.assignments.map(({ group }) => group))];
    const byRules = account.assignments.some(({ membership }) => membership !== undefined);
    throw new NobodyDeclaredError(account.name, snapshot.source, groups, {
      membersOnly: snapshot.membersOnly,
      byRules,
    });
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
  today: string,
): ReadonlyMap<Account, readonly DeclaredPerson[]> {
  const otherGroups = accounts.flatMap(({ assignments }) => assignments.map(({ group }) => group));
  return new Map(accounts.map((account) => [account, declaredPeople(account, snapshot, { today, otherGroups })]));
}

/** The groups whose members the directory says: those of assignments, and those that conditions look at. */
function groupsOfTheDirectory({ assignments, policy }: Account): readonly string[] {
  const conditions = [
    ...assignments.flatMap(({ membership }) =>
      membership?.kind === 'declared' && membership.when !== undefined ? [membership.when] : [],
    ),
    ...(policy?.forbid ?? []).map(({ when }) => when),
  ];
  const assigned = assignments.filter(
    ({ membership }) => membership === undefined || (membership.kind === 'declared' && membership.fromRoster),
  );
  return [...assigned.map(({ group }) => group), ...conditions.flatMap(groupsIn)];
}

function refuseNearNames(
  account: Account,
  { source, users, placeOf }: DirectorySnapshot,
  candidates: readonly DirectoryPerson[],
  otherGroups: readonly string[],
): void {
  const assigned = new Set(groupsOfTheDirectory(account));
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
