import { type AccessModel, type Account } from '../../access/access-model.js';
import { decisions } from '../../access/decision.js';
import { groupsOfRules } from '../../access/groups-of-rules.js';
import { declaredWays, type DeclaredWays } from '../../access/edits/declared-ways.js';
import { guardrailsOf } from '../../access/guardrail.js';
import { DEFAULT_POLICY } from '../../access/policy.js';
import { powerInAccount } from '../../access/power-in-account.js';
import { assignableRoles, OWNER_ROLE } from '../../access/role.js';
import { directoryIndex, type InDirectory } from '../../drift/whereabouts.js';
import { type DirectoryPerson } from '../../people/directory-person.js';
import { userKey, type UserKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { groupsOf, type RemediedRow, type RemedyAccount, type RemedyInput } from './remedied-row.js';

/**
 * Rows on which nothing is advised, by their ids, each with why, in sentences: whatever was done would take the owner, the last people of full
 * power, or access on which nobody decided; or it cannot be read what is there.
 */
export function heldRows(input: RemedyInput, rows: readonly RemediedRow[]): ReadonlyMap<string, string> {
  const find = directoryIndex(input.snapshot);
  const held = new Map<string, string>();
  for (const row of rows) {
    const why = whyHeld(input, row, rows, find);
    if (why !== undefined) held.set(row.state.row.row, why);
  }
  for (const account of input.accounts.values()) {
    const left = rows.filter((row) => row.account === account && !held.has(row.state.row.row));
    const { losing, why } = lastAdmins(account, left);
    for (const { state } of losing) held.set(state.row.row, why);
  }
  return held;
}

function whyHeld(
  input: RemedyInput,
  row: RemediedRow,
  rows: readonly RemediedRow[],
  find: (key: UserKey) => InDirectory | undefined,
): string | undefined {
  const { account, key, person, role, state } = row;
  const { account: name } = state.row;
  if (account === undefined) {
    return `${input.model.path} does not have the account ${name} any more, so that nobody can read who is in it. Take them out in Klaviyo by hand.`;
  }
  const reviewed = input.review.population.accounts.find((each) => each.name === name);
  const { checked } = account;
  if (reviewed !== undefined && reviewed.baseUrl !== checked.account.scim.baseUrl) {
    return `The base URL of ${name} is not the one that was reviewed (${reviewed.baseUrl}), so that this may be another account. Correct it, or open a new review.`;
  }
  const isOwner = key === userKey(checked.account.owner);
  if (isOwner || person.records.some((record) => record.role === OWNER_ROLE[checked.account.kind])) {
    return (
      `${isOwner ? 'They own the account' : 'They have the role of the owner'}, whom nobody can take out over SCIM. The owner hands the account over first, in ` +
      'Klaviyo; then the new one is named in the access file (owner), and this is run again.'
    );
  }
  return (
    (role === undefined ? undefined : whyNotGiven(account, role, find(key))) ??
    sharedGroup(input, row, rows, find) ??
    groupOfRule(input, row, rows, find(key)?.person)
  );
}

function whyNotGiven({ checked }: RemedyAccount, role: string, found: InDirectory | undefined): string | undefined {
  const { account } = checked;
  if (!assignableRoles(account).some(({ id }) => id === role)) {
    return `The account has no role ${quoted(role)} any more. Decide on another one.`;
  }
  const guardrails = guardrailsOf(account, undefined);
  const against = found && guardrails.find((each) => each.isAbout(role) && each.appliesTo(found.person));
  return (
    against &&
    `The policy forbids them the role ${quoted(role)}: ${quoted(against.forbidden.reason)} (line ${against.forbidden.at.line} of the access file). ` +
      'Decide on another role, or change the policy first.'
  );
}

/** Why somebody cannot leave the groups that give them access: one gives them another account, too, which nobody takes away. */
function sharedGroup(
  { model, snapshot, today }: RemedyInput,
  { key, account, ways, person, state }: RemediedRow,
  rows: readonly RemediedRow[],
  find: (key: UserKey) => InDirectory | undefined,
): string | undefined {
  const here = account!.checked.account;
  const groups = new Set([...groupsOf(ways), ...person.assignments.flatMap((assignment) => assignment.groups)]);
  if (groups.size === 0) return undefined;
  for (const other of model.accounts) {
    const isRevokedThere = rows.some(
      (row) => row.key === key && row.state.row.account === other.name && row.role === undefined,
    );
    if (other === here || isRevokedThere) continue;
    const there = declaredWays(other, key, find(key)?.person, { attributeNames: snapshot.attributeNames, today });
    const shared = groupsOf(there).find(
      (group) => groups.has(group) && !isApart(model, group, [here, ways], [other, there]),
    );
    if (shared === undefined) continue;
    return (
      `The group ${quoted(shared)} gives them ${other.name}, too, and on that nobody decided to take it away. Give ${state.row.account} a group of its own in the ` +
      'access file, without them; then run this again.'
    );
  }
  return undefined;
}

/** Why somebody cannot leave the groups that give them access: a rule of another account goes by one, and would decide differently. */
function groupOfRule(
  { model, snapshot, today }: RemedyInput,
  { key, account, ways, role, state }: RemediedRow,
  rows: readonly RemediedRow[],
  person: DirectoryPerson | undefined,
): string | undefined {
  const away = ways.others.filter(({ assignment, belonging }) => belonging.by === 'group' && assignment.role !== role);
  const left = new Set(away.map(({ assignment }) => assignment.group));
  if (person === undefined || left.size === 0) return undefined;
  const without = { ...person, groups: person.groups.filter((group) => !left.has(group)) };
  for (const other of model.accounts) {
    const isRevokedThere = rows.some(
      (row) => row.key === key && row.state.row.account === other.name && row.role === undefined,
    );
    const named = groupsOfRules(other).find((group) => left.has(group));
    if (other === account!.checked.account || isRevokedThere || named === undefined) continue;
    const decide = decisions(other, { attributeNames: snapshot.attributeNames, today });
    if (decide(person)?.role === decide(without)?.role) continue;
    return (
      `A rule of ${other.name} goes by the group ${quoted(named)}, too, and on their access there nobody decided. Give ${state.row.account} a group of its own in the access ` +
      'file, without them; then run this again.'
    );
  }
  return undefined;
}

type WaysIn = readonly [account: Account, ways: DeclaredWays];

/**
 * Whether two accounts that name one group get its people from two places: what the access file lists for one of them is nothing to the other,
 * unless both mean one group of an identity provider, or the other one reads the group that the first one's stack fills.
 */
function isApart({ directory }: AccessModel, group: string, [one, ways]: WaysIn, [other, there]: WaysIn): boolean {
  const isListed = ({ others }: DeclaredWays): boolean => others.every(({ assignment }) => assignment.group !== group);
  const provider = one.identityProvider?.kind;
  if (provider !== undefined && provider === other.identityProvider?.kind) return false;
  if (isListed(there)) return true;
  return isListed(ways) && (provider === undefined || directory.kind === 'roster');
}

/** The rows of an account by which too few people of full power would be left, besides the owner. */
function lastAdmins(
  { checked, isAdmin }: RemedyAccount,
  rows: readonly RemediedRow[],
): { readonly losing: readonly RemediedRow[]; readonly why: string } {
  const { account, listing, declared } = checked;
  const { minimumAdmins } = account.policy ?? DEFAULT_POLICY;
  const isFull = (role: string | undefined): boolean => role !== undefined && powerInAccount(account, role) === 'full';
  const losers = rows.filter(({ role }) => !isFull(role));
  const keys = new Set(losers.map(({ key }) => key));
  const sides = [listing.users.filter(isAdmin), declared.filter(({ role }) => isFull(role))];
  const losing = new Set<UserKey>();
  let fewest = Infinity;
  for (const side of sides) {
    const admins = new Set(side.map(({ userName }) => userKey(userName)));
    const lost = [...admins].filter((key) => keys.has(key));
    const left = admins.size - lost.length;
    if (lost.length === 0 || left >= minimumAdmins) continue;
    fewest = Math.min(fewest, left);
    for (const key of lost) losing.add(key);
  }
  const left = fewest === 0 ? 'Nobody' : `Only ${fewest}`;
  return {
    losing: losers.filter(({ key }) => losing.has(key)),
    why:
      `${left} of full power would be left in ${account.name} besides the owner, and the policy requires at least ${minimumAdmins} (minimumAdmins). Give full power to ` +
      'somebody else first, in Klaviyo and in the access file; then run this again.',
  };
}
