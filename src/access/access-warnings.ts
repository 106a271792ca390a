import { distance } from 'fastest-levenshtein';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { type AccessWarning, inFileOrder } from './access-warning.js';
import { type AccessModel, type Account, type Assignment } from './access-model.js';
import { entraWarnings } from './entra-warnings.js';
import { oneLoginWarnings } from './onelogin-warnings.js';
import { grantsOn } from './grant.js';
import { DEFAULT_POLICY } from './policy.js';
import { powerInAccount } from './power-in-account.js';
import { ruleWarnings } from './rule-warnings.js';

/** The people that the access file declares, by account. */
export type DeclaredByAccount = ReadonlyMap<Account, readonly DeclaredPerson[]>;

/**
 * What is probably not meant, in the order of the file: an assignment that gives nobody a role, a membership that has ended, a
 * member who has left, a group of the directory whose name differs from an assigned one by a letter or two, fewer people with full power than the policy
 * requires, people to be kept whom the identity provider will not keep, and people of whom a rule of
 * Entra or a mapping of OneLogin may think otherwise.
 *
 * @param today - the day of the run in UTC, as YYYY-MM-DD
 */
export function accessWarnings(
  model: AccessModel,
  snapshot: DirectorySnapshot,
  declared: DeclaredByAccount,
  today: string,
): readonly AccessWarning[] {
  const { accounts } = model;
  const assigned = new Set(accounts.flatMap(({ assignments }) => assignments.map(({ group }) => group)));
  const others = otherGroups(snapshot, assigned);
  const left = new Set(snapshot.users.filter(({ active }) => !active).map(({ userName }) => userKey(userName)));
  const warnings = accounts.flatMap((account) => {
    const people = declared.get(account) ?? [];
    return [
      ...tooFewAdmins(account, people),
      ...account.assignments.flatMap((assignment) => [
        ...givesNobody(assignment, people),
        ...endedMembers(assignment, today),
        ...leftMembers(assignment, { source: snapshot.source, left, today, hasStack: isDeployed(account) }),
        ...nearGroups(assignment, others),
      ]),
    ];
  });
  return inFileOrder([
    ...warnings,
    ...ruleWarnings(model, snapshot),
    ...entraWarnings(model, snapshot),
    ...oneLoginWarnings(model, snapshot),
  ]);
}

function givesNobody(
  { group, role, priority, membership, at }: Assignment,
  people: readonly DeclaredPerson[],
): readonly AccessWarning[] {
  if (people.some((person) => person.priority === priority)) return [];
  const earlier = people.filter(({ passedOver }) => passedOver.some((other) => other.priority === priority)).length;
  const message =
    earlier === 0
      ? nobodyBelongs({ group, role, membership })
      : `the group ${quoted(group)} decides nobody's role: earlier assignments decide for ` +
        `${earlier === 1 ? 'the only person in it' : `all ${earlier} people in it`}. If ` +
        `they should have the role ${quoted(role)}, put this assignment before those.`;
  return [{ at, message }];
}

function nobodyBelongs({ group, role, membership }: Pick<Assignment, 'group' | 'role' | 'membership'>): string {
  const nobodyGets = `so nobody gets the role ${quoted(role)} from it.`;
  if (membership?.kind === 'everyone') return `nobody in the directory is active, ${nobodyGets}`;
  if (membership === undefined || membership.fromRoster) {
    return `nobody who is active is in the group ${quoted(group)}, ${nobodyGets} Check the name of the group in the directory.`;
  }
  return (
    `nobody who is active ${membership.when === undefined ? 'is a member' : 'matches the rule or is a member'} of the group ` +
    `${quoted(group)}, ${nobodyGets} Check its ${membership.when === undefined ? 'members' : 'condition'} (klaviyo-access explain).`
  );
}

/** A name that is shorter has too many others within two letters. */
const SHORTEST_NAME = 5;

function nearGroups({ group, at }: Assignment, others: ReadonlyMap<string, number>): readonly AccessWarning[] {
  return [...others].flatMap(([other, people]) =>
    differsByALetterOrTwo(group, other)
      ? [
          {
            at,
            message:
              `the directory also has the group ${quoted(other)} (${people === 1 ? '1 person' : `${people} people`}), whose name ` +
              `differs from ${quoted(group)} by a letter or two. If they are one group, write both names alike.`,
          },
        ]
      : [],
  );
}

/** Names that differ in digits alone are those of a series, such as `team-1` and `team-2`. */
function differsByALetterOrTwo(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < SHORTEST_NAME || Math.abs(one.length - other.length) > 2) return false;
  return distance(one, other) <= 2 && one.replace(/\d+/g, '0') !== other.replace(/\d+/g, '0');
}

function endedMembers({ group, membership }: Assignment, today: string): readonly AccessWarning[] {
  if (membership?.kind !== 'declared') return [];
  const holding = new Set(grantsOn(today, membership.members));
  return membership.members.flatMap((grant) =>
    holding.has(grant)
      ? []
      : [
          {
            at: grant.at,
            message:
              `the membership of ${quoted(grant.user)} in ${quoted(group)} ended on ${grant.until}. Remove it, or set a new end ` +
              'date and have it reviewed.',
          },
        ],
  );
}

/** Whether the account has a stack. */
function isDeployed({ identityProvider }: Account): boolean {
  return identityProvider !== undefined;
}

interface LeftPeople {
  readonly source: string;
  readonly left: ReadonlySet<UserKey>;
  readonly today: string;
  readonly hasStack: boolean;
}

/** A stack declares its members by name, whatever the directory says of them. */
function leftMembers(
  { group, membership }: Assignment,
  { source, left, today, hasStack }: LeftPeople,
): readonly AccessWarning[] {
  if (membership?.kind !== 'declared') return [];
  const stays = hasStack ? `, and a deploy puts them into ${quoted(group)} all the same` : '';
  return grantsOn(today, membership.members)
    .filter(({ user }) => left.has(userKey(user)))
    .map(({ user, at }) => ({
      at,
      message: `the member ${quoted(user)} is not active in the directory (${source})${stays}. If they have left, remove the member.`,
    }));
}

/** The groups of active people that no account assigns, each with how many of them are in it. */
function otherGroups({ users }: DirectorySnapshot, assigned: ReadonlySet<string>): ReadonlyMap<string, number> {
  const others = new Map<string, number>();
  for (const { active, groups } of users) {
    if (!active) continue;
    for (const group of groups) {
      if (!assigned.has(group)) others.set(group, (others.get(group) ?? 0) + 1);
    }
  }
  return others;
}

function tooFewAdmins(account: Account, people: readonly DeclaredPerson[]): readonly AccessWarning[] {
  const { minimumAdmins } = account.policy ?? DEFAULT_POLICY;
  const admins = people.filter(({ role }) => powerInAccount(account, role) === 'full').length;
  if (admins >= minimumAdmins) return [];
  const message =
    `${admins === 1 ? 'only 1 person' : admins === 0 ? 'nobody' : `only ${admins} people`} with full power ` +
    `${admins === 0 || admins === 1 ? 'is' : 'are'} declared in ${quoted(account.name)}, not counting the owner; the policy ` +
    `requires at least ${minimumAdmins} (minimumAdmins). Put people into a group that gives a role such as admin.`;
  return [{ at: account.at, message }];
}
