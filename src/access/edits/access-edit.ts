import { type AccessModel, type Account, type Grant } from '../access-model.js';
import { decisions } from '../decision.js';
import { type DirectoryPerson, type DirectorySnapshot } from '../../people/directory-person.js';
import { userKey, type UserKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { declaredWays, type DeclaredWays } from './declared-ways.js';

/** What is to become of somebody's access to an account by the access file. */
export interface AccessWish {
  /** Name of an account that the access file has. */
  readonly account: string;
  /** userName. */
  readonly user: string;
  /** The role that they are to have; undefined: none. */
  readonly role: string | undefined;
}

/** What is taken out of an access file, and put in, for one wish. All numbers are indices from 0. */
export interface AccessEdit {
  readonly wish: AccessWish;
  readonly account: number;
  /** Member entries to take out. */
  readonly members: readonly { readonly assignment: number; readonly member: number }[];
  /** The assignment whose members they join. */
  readonly joins?: { readonly assignment: number; readonly grant: Omit<Grant, 'at'> } | undefined;
  /** Exceptions of the account to take out. */
  readonly exceptions: readonly number[];
  /** Expectations of the file to take out, which would not hold any more. */
  readonly expectations: readonly number[];
}

/** Who is declared by what, on the day of the run. */
export interface EditSurroundings {
  readonly snapshot: DirectorySnapshot;
  /** The day of the run in UTC, as YYYY-MM-DD. */
  readonly today: string;
}

/**
 * What a change of the access file can do for a wish. Where something else than member entries gives or keeps the access, such as a group of the
 * directory or a rule, no change of the entries does what is wished, and it says why, as a sentence.
 *
 * Of an edit, nothing is left to take out where the file has nothing of the person.
 */
export function accessEdit(model: AccessModel, wish: AccessWish, around: EditSurroundings): AccessEdit | string {
  const account = model.accounts.findIndex(({ name }) => name === wish.account);
  const written = model.accounts[account];
  if (written === undefined) return `The access file has no account ${quoted(wish.account)}.`;
  const key = userKey(wish.user);
  const person = around.snapshot.users.find((user) => userKey(user.userName) === key);
  const { attributeNames } = around.snapshot;
  const ways = declaredWays(written, key, person, { attributeNames, today: around.today });
  const change =
    wish.role === undefined ? removal(written, ways) : roleChange(model, written, ways, wish.role, person, around);
  if (typeof change === 'string') return change;
  return {
    wish,
    account,
    ...change,
    exceptions: wish.role === undefined ? indicesOf(written.exceptions, ({ user }) => userKey(user) === key) : [],
    expectations: brokenExpectations(model, wish, key),
  };
}

type MemberChange = Pick<AccessEdit, 'members' | 'joins'>;

function removal(account: Account, { entries, others }: DeclaredWays): MemberChange | string {
  const [other] = others;
  if (other !== undefined) {
    const entry = entries.find(({ holds }) => holds);
    const first =
      entry === undefined ? '' : ' A member entry is taken out of the file only once nothing else gives them a role.';
    return `${otherWayWords(other)} gives them the role ${quoted(other.assignment.role)}, which no change of the members takes away.${first}`;
  }
  return { members: entries.map((entry) => placeOf(account, entry)) };
}

function otherWayWords({ assignment: { group, at }, belonging }: DeclaredWays['others'][number]): string {
  const line = `(line ${at.line} of the access file)`;
  if (belonging.by === 'everyone') return `The assignment of everyone ${line}`;
  return belonging.by === 'rule' ? `The rule of ${quoted(group)} ${line}` : `The group ${quoted(group)}`;
}

function roleChange(
  model: AccessModel,
  account: Account,
  { entries, others }: DeclaredWays,
  role: string,
  person: DirectoryPerson | undefined,
  around: EditSurroundings,
): MemberChange | string {
  const holding = entries.filter(({ holds, assignment }) => holds && assignment.role !== role);
  const [carried] = holding.toSorted((one, other) =>
    (one.grant.until ?? NEVER) < (other.grant.until ?? NEVER) ? 1 : -1,
  );
  if (person?.active !== true)
    return 'The directory has no active person of this userName, so that no role of the access file is theirs.';
  const members = entries.filter(({ assignment }) => assignment.role !== role).map((entry) => placeOf(account, entry));
  if (carried === undefined && others.length === 0 && !entries.some(({ holds }) => holds)) {
    return 'The access file gives them no role, so that there is none to change in it.';
  }
  const targets = indicesOf(
    account.assignments,
    (each) => each.role === role && takesMembers(each) && !isElsewhere(model, account, each.group),
  );
  const grant = carried && carriedGrant(carried.grant);
  const candidates: readonly MemberChange[] = [
    { members },
    ...(grant === undefined ? [] : targets.map((assignment) => ({ members, joins: { assignment, grant } }))),
  ];
  const fitting = candidates.find((candidate) => givesOnly(account, candidate, role, person, around));
  if (fitting !== undefined) return fitting;
  if (carried !== undefined && targets.length === 0) {
    return `No assignment that gives ${quoted(role)} has a list of members that they could join.`;
  }
  const [other] = others;
  return other === undefined
    ? `No list of members that they could join gives them ${quoted(role)} alone.`
    : `${otherWayWords(other)} gives them the role ${quoted(other.assignment.role)}.`;
}

/** After every day. */
const NEVER = '9999-12-31';

function carriedGrant({ user, until, reason, ticket }: Grant): Omit<Grant, 'at'> {
  return {
    user,
    ...(until !== undefined && { until }),
    ...(reason !== undefined && { reason }),
    ...(ticket !== undefined && { ticket }),
  };
}

/** Whether a group of the identity provider gives another account, too, so that to join it would be more than is wished. */
function isElsewhere({ accounts }: AccessModel, { name, identityProvider }: Account, group: string): boolean {
  return accounts.some(
    (other) =>
      other.name !== name &&
      identityProvider !== undefined &&
      other.assignments.some((assignment) => assignment.group === group),
  );
}

function takesMembers({ membership }: Account['assignments'][number]): boolean {
  return membership?.kind === 'declared' && membership.members.length > 0;
}

/** Whether a change gives somebody one role and no other. */
function givesOnly(
  account: Account,
  change: MemberChange,
  role: string,
  person: DirectoryPerson,
  { snapshot, today }: EditSurroundings,
): boolean {
  const { joins } = change;
  // Somebody is a member of an assignment once; an entry that has ended is a person's to renew.
  const isTwice =
    joins !== undefined &&
    membersAt(account, joins.assignment).some(({ user }) => userKey(user) === userKey(joins.grant.user));
  if (isTwice) return false;
  const decide = decisions(editedAccount(account, change), { attributeNames: snapshot.attributeNames, today });
  const decided = decide(person);
  return decided?.role === role && decided.ambiguousWith === undefined;
}

/** An account after a change of its members. No assignment is taken out. */
export function editedAccount(account: Account, { members, joins }: MemberChange): Account {
  return {
    ...account,
    assignments: account.assignments.map((assignment, index) => {
      const { membership } = assignment;
      if (membership?.kind !== 'declared') return assignment;
      const gone = new Set(members.filter((each) => each.assignment === index).map(({ member }) => member));
      const left = membership.members.filter((_, member) => !gone.has(member));
      const joined = joins?.assignment === index ? [...left, { ...joins.grant, at: assignment.at }] : left;
      return { ...assignment, membership: { ...membership, members: joined } };
    }),
  };
}

function membersAt(account: Account, assignment: number): readonly Grant[] {
  const membership = account.assignments[assignment]?.membership;
  return membership?.kind === 'declared' ? membership.members : [];
}

function placeOf(account: Account, { assignment, grant }: DeclaredWays['entries'][number]) {
  const index = account.assignments.indexOf(assignment);
  return { assignment: index, member: membersAt(account, index).indexOf(grant) };
}

function brokenExpectations(
  { expectations = [] }: AccessModel,
  { account, role }: AccessWish,
  key: UserKey,
): readonly number[] {
  return indicesOf(
    expectations,
    (each) =>
      'userName' in each.person &&
      userKey(each.person.userName) === key &&
      each.account === account &&
      each.role !== role,
  );
}

function indicesOf<Item>(items: readonly Item[], isSo: (item: Item) => boolean): readonly number[] {
  return items.flatMap((item, index) => (isSo(item) ? [index] : []));
}
