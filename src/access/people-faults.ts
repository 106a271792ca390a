import { type DeclaredPerson } from '../people/declared-person.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { type SourcePosition } from '../yaml/file-path.js';
import { type AccessModel, type Account, type Assignment } from './access-model.js';
import { type DeclaredByAccount } from './access-warnings.js';
import { grantsOn } from './grant.js';
import { guardrailsOf } from './guardrail.js';
import { type PeopleFault } from './people-fault.js';
import { PROVIDER_NAMES } from './provider-settings.js';

/**
 * What makes an access file wrong for the people of its directory, in the order of the file: members whom the directory does not
 * have, people who get a role that a guardrail forbids them, and people to whom the identity provider gives one of several roles.
 */
export function peopleFaults(
  { accounts }: AccessModel,
  snapshot: DirectorySnapshot,
  declared: DeclaredByAccount,
): readonly PeopleFault[] {
  return [
    ...unknownMembers(accounts, snapshot),
    ...forbiddenRoles(accounts, snapshot, declared),
    ...accounts.flatMap((account) => ambiguousRoles(account, declared.get(account) ?? [])),
  ].toSorted((one, other) => one.at.line - other.at.line || one.at.column - other.at.column);
}

/** For how many unknown members a userName is looked for that was meant: each is compared with everybody. */
const NEAREST_LOOKED_FOR = 20;

function unknownMembers(accounts: readonly Account[], { source, users }: DirectorySnapshot): readonly PeopleFault[] {
  const grants = accounts.flatMap(({ assignments }) =>
    assignments.flatMap(({ membership }) => (membership?.kind === 'declared' ? membership.members : [])),
  );
  if (grants.length === 0) return [];
  const known = new Set<UserKey>(users.map(({ userName }) => userKey(userName)));
  const unknown = grants.filter(({ user }) => !known.has(userKey(user)));
  const userNames = unknown.length === 0 ? [] : users.map(({ userName }) => userName);
  return unknown.map(({ user, at }, index) => {
    const nearest = index < NEAREST_LOOKED_FOR ? nearestWord(user, userNames) : undefined;
    const meant = nearest === undefined ? '' : ` Did you mean ${quoted(nearest)}?`;
    const message = `the member ${quoted(user)} is not in the directory (${source}).${meant} Correct the userName, or remove the member if they have left.`;
    return { at, message };
  });
}

/** The people of the identity provider, by whose logins the stacks look members up. */
export interface ProviderPeople {
  /** Such as `Okta`. */
  readonly name: string;
  readonly keys: ReadonlySet<UserKey>;
  /** The day of the run in UTC, as YYYY-MM-DD. Grants that ended before it are not looked up. */
  readonly today: string;
}

/**
 * Members whom the identity provider does not have, in the order of the file: a plan would stop at them. Of an account without an
 * identity provider nobody is looked up.
 */
export function membersUnknownToProvider(
  { accounts }: AccessModel,
  { users }: DirectorySnapshot,
  { name, keys, today }: ProviderPeople,
): readonly PeopleFault[] {
  const inProvider = accounts.filter(({ identityProvider }) => identityProvider !== undefined);
  return inProvider.flatMap(({ owner, assignments }) =>
    assignments.flatMap(({ group, membership, at }) => {
      if (membership?.kind !== 'declared') return [];
      const { members, fromRoster } = membership;
      const named = grantsOn(today, members).filter(({ user }) => !keys.has(userKey(user)));
      const inGroup = users.filter((user) => fromRoster && user.active && user.groups.includes(group));
      const others = inGroup
        .map(({ userName }) => userName)
        .filter((userName) => userKey(userName) !== userKey(owner) && !keys.has(userKey(userName)));
      return [
        ...named.map((grant) => ({
          at: grant.at,
          message: `${name} has nobody with the login ${quoted(grant.user)}. Correct the login, or make the person there first.`,
        })),
        ...(others.length === 0 ? [] : [{ at, message: notInProvider(name, group, others) }]),
      ];
    }),
  );
}

function notInProvider(name: string, group: string, users: readonly string[]): string {
  return (
    `${name} has nobody with the login ${namesOf(users)}, whom the roster puts into ${quoted(group)}. Correct the roster, or make ` +
    'them there first.'
  );
}

/** How many people a fault names. */
const NAMED = 5;

function forbiddenRoles(
  accounts: readonly Account[],
  { users, attributeNames }: DirectorySnapshot,
  declared: DeclaredByAccount,
): readonly PeopleFault[] {
  const restricted = accounts.filter(({ policy }) => (policy?.forbid ?? []).length > 0);
  if (restricted.length === 0) return [];
  const byKey = new Map(users.map((person) => [userKey(person.userName), person]));
  return restricted.flatMap((account) => {
    const people = declared.get(account) ?? [];
    return guardrailsOf(account, attributeNames).flatMap((guardrail) =>
      account.assignments
        .filter(({ role }) => guardrail.isAbout(role))
        .flatMap((assignment) => {
          const against = people.filter(({ userName, priority }) => {
            const person = priority === assignment.priority ? byKey.get(userKey(userName)) : undefined;
            return person !== undefined && guardrail.appliesTo(person);
          });
          const names = against.map(({ userName }) => userName);
          return names.length === 0 ? [] : [forbiddenFault(account, assignment, names, guardrail.forbidden)];
        }),
    );
  });
}

function namesOf(users: readonly string[]): string {
  const named = users.slice(0, NAMED).map(quoted).join(', ');
  return users.length > NAMED ? `${named} and ${users.length - NAMED} more` : named;
}

function forbiddenFault(
  { name }: Account,
  { role, group, at }: Assignment,
  users: readonly string[],
  { reason, at: guardrail }: { readonly reason: string; readonly at: SourcePosition },
): PeopleFault {
  const message =
    `${namesOf(users)} ${users.length === 1 ? 'gets' : 'get'} the role ${quoted(role)} in ${quoted(name)} by ${quoted(group)}, which ` +
    `the policy forbids them (line ${guardrail.line}): ${quoted(reason)}. Change the assignment or its group so that they are not in it, or ` +
    'correct their attributes in the directory.';
  return { at, message };
}

/** A fault for each two assignments of different roles that hold of the same people, where priority decides nothing, at the later one. */
function ambiguousRoles(
  { name, assignments, identityProvider }: Account,
  people: readonly DeclaredPerson[],
): readonly PeopleFault[] {
  const ambiguous = people.filter(({ ambiguousWith }) => ambiguousWith !== undefined);
  if (ambiguous.length === 0 || identityProvider === undefined) return [];
  const provider = PROVIDER_NAMES[identityProvider.kind];
  return assignments.flatMap((later) =>
    assignments.flatMap((earlier) => {
      const users = ambiguous
        .filter(({ priority }) => priority === earlier.priority)
        .filter(({ ambiguousWith = [] }) => ambiguousWith.some(({ priority }) => priority === later.priority))
        .map(({ userName }) => userName);
      return users.length === 0 ? [] : [ambiguousFault({ account: name, provider, earlier, later }, users)];
    }),
  );
}

function ambiguousFault(
  of: {
    readonly account: string;
    readonly provider: string;
    readonly earlier: Assignment;
    readonly later: Assignment;
  },
  users: readonly string[],
): PeopleFault {
  const { account, provider, earlier, later } = of;
  const isOne = users.length === 1;
  const message =
    `${namesOf(users)} ${isOne ? 'belongs' : 'belong'} to ${quoted(later.group)} (${quoted(later.role)}) and to ${quoted(earlier.group)} ` +
    `(${quoted(earlier.role)}, line ${earlier.at.line}). ${provider} does not decide by priority: it gives ${isOne ? 'them' : 'each of them'} one ` +
    `of the two roles in ${quoted(account)}, and which one is not defined. See that ${isOne ? 'they belong' : 'each belongs'} to one of the two alone.`;
  return { at: later.at, message };
}
