import { distance } from 'fastest-levenshtein';
import { type Account, type Exception } from '../access/access-model.js';
import { type DecisionExplanation, explainDecision } from '../access/decision-explanation.js';
import { DEFAULT_POLICY, type UnmanagedPeople } from '../access/policy.js';
import { type AssignedStation } from '../people/assigned-station.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { matchesPattern } from '../people/people-pattern.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { findingsByKey } from './everybody.js';
import { isExpired } from './exceptions.js';
import { type Finding, type PersonState } from './finding.js';
import { assignedState, provisionedState } from './make-finding.js';
import { directoryIndex } from './whereabouts.js';

/** What was read, or why it was not, as a sentence. */
export type Reading<Value> =
  { readonly read: true; readonly value: Value } | { readonly read: false; readonly reason: string };

/** One person in every account: what is decided of them and why, what each station has, and what is found about them. */
export interface PersonExplanation {
  /** userName as it was asked for. */
  readonly user: string;
  /** The day of the run in UTC, as YYYY-MM-DD. */
  readonly today: string;
  /** What the directory has of them; null: nothing. */
  readonly directory: Reading<DirectoryEntry | null>;
  /** Whether anything that was read, or the access file, knows them. */
  readonly isKnown: boolean;
  /** Of somebody who is not known: userNames that are most like theirs, the nearest first. */
  readonly nearest: readonly string[];
  readonly accounts: readonly ExplainedAccount[];
}

/** A person in the directory. */
export interface DirectoryEntry {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly active: boolean;
  readonly groups: readonly string[];
  /** Where they stand: `people.csv:4`. */
  readonly place: string;
}

/** One account of a person. */
export interface ExplainedAccount {
  readonly name: string;
  readonly owner: string;
  /** What the assignments and guardrails say of them. It needs the directory. */
  readonly decision: Reading<DecisionExplanation>;
  readonly exceptions: readonly ExplainedException[];
  /** The patterns of unmanaged people that their userName matches. */
  readonly unmanaged: readonly UnmanagedPeople[];
  readonly assigned: Reading<readonly PersonState[]>;
  readonly provisioned: Reading<readonly PersonState[]>;
  /** Heaviest first. They need every station that the account has. */
  readonly findings: Reading<readonly Finding[]>;
}

/** An exception for the person. */
export interface ExplainedException extends Exception {
  /** Whether its last day is over. */
  readonly hasEnded: boolean;
}

/** What was read of an account. */
export interface AccountReadings {
  readonly account: Account;
  readonly assigned: Reading<AssignedStation & { readonly available: true }>;
  readonly provisioned: Reading<readonly ProvisionedPerson[]>;
  /** The findings of the account's check, about everybody. */
  readonly findings: Reading<readonly Finding[]>;
}

/** Everything that one person is explained from. */
export interface PersonReadings {
  readonly user: string;
  readonly today: string;
  readonly snapshot: Reading<DirectorySnapshot>;
  readonly accounts: readonly AccountReadings[];
}

/**
 * Explains one person. People are compared by their keys.
 *
 * @throws UnknownAttributeError if a condition compares an attribute that the directory does not have
 */
export function explainPerson({ user, today, snapshot, accounts }: PersonReadings): PersonExplanation {
  const key = userKey(user);
  const find = directoryIndex(snapshot.read ? snapshot.value : undefined);
  const found = find(key);
  const explained = accounts.map((readings) => explainAccount(readings, { key, user, today, snapshot, find }));
  const isNamed = accounts.some(({ account }) => namesIn(account).some((name) => userKey(name) === key));
  const isKnown = found !== undefined || isNamed || explained.some(isAtStation);
  return {
    user,
    today,
    directory: snapshot.read ? { read: true, value: found === undefined ? null : entryOf(found) } : snapshot,
    isKnown,
    nearest: isKnown ? [] : nearestUserNames(key, userNames(snapshot, accounts)),
    accounts: explained,
  };
}

type Found = NonNullable<ReturnType<ReturnType<typeof directoryIndex>>>;

function entryOf({ person, place }: Found): DirectoryEntry {
  const { userName, givenName, familyName, active, groups } = person;
  return { userName, givenName, familyName, active, groups, place };
}

interface Asked extends Pick<PersonReadings, 'user' | 'today' | 'snapshot'> {
  readonly key: UserKey;
  readonly find: (key: UserKey) => Found | undefined;
}

function explainAccount(
  { account, assigned, provisioned, findings }: AccountReadings,
  { key, user, today, snapshot, find }: Asked,
): ExplainedAccount {
  const isTheirs = ({ userName }: { readonly userName: string }): boolean => userKey(userName) === key;
  const decision = readAs(snapshot, ({ attributeNames, membersOnly }) =>
    explainDecision(account, find(key)?.person ?? { userName: user }, { attributeNames, membersOnly, today }),
  );
  return {
    name: account.name,
    owner: account.owner,
    decision,
    exceptions: account.exceptions
      .filter((exception) => userKey(exception.user) === key)
      .map((exception) => ({ ...exception, hasEnded: isExpired(exception, today) })),
    unmanaged: (account.policy ?? DEFAULT_POLICY).unmanaged.filter(({ pattern }) => matchesPattern(pattern, user)),
    assigned: readAs(assigned, ({ people }) => people.filter(isTheirs).map(assignedState)),
    provisioned: readAs(provisioned, (people) => people.filter(isTheirs).map(provisionedState)),
    findings: readAs(findings, (all) => findingsByKey(all).get(key) ?? []),
  };
}

function readAs<Value, Result>(reading: Reading<Value>, change: (value: Value) => Result): Reading<Result> {
  return reading.read ? { read: true, value: change(reading.value) } : reading;
}

function isAtStation({ assigned, provisioned }: ExplainedAccount): boolean {
  return (assigned.read && assigned.value.length > 0) || (provisioned.read && provisioned.value.length > 0);
}

/** Whom the access file names: the owner, members and those of exceptions. A pattern names nobody. */
function namesIn({ owner, assignments, exceptions }: Account): readonly string[] {
  return [
    owner,
    ...assignments.flatMap(({ membership }) =>
      membership?.kind === 'declared' ? membership.members.map(({ user }) => user) : [],
    ),
    ...exceptions.map(({ user }) => user),
  ];
}

function userNames(snapshot: PersonReadings['snapshot'], accounts: readonly AccountReadings[]): readonly string[] {
  const of = (people: readonly { readonly userName: string }[]): readonly string[] =>
    people.map((each) => each.userName);
  return [
    ...(snapshot.read ? of(snapshot.value.users) : []),
    ...accounts.flatMap(({ account, assigned, provisioned }) => [
      ...namesIn(account),
      ...(assigned.read ? of(assigned.value.people) : []),
      ...(provisioned.read ? of(provisioned.value) : []),
    ]),
  ];
}

const MOST_NEAREST = 3;

/** A longer userName is no misspelling, and comparing it would only cost time. */
const LONGEST = 200;

/** The share of characters that may differ. */
const SHARE = 0.4;

/** UserNames that are most like one: few characters differ, or the part before the @ is the same. */
export function nearestUserNames(key: UserKey, names: readonly string[]): readonly string[] {
  if (key.length > LONGEST) return [];
  const byKey = new Map(names.toReversed().map((name) => [userKey(name), name]));
  const local = localPart(key);
  return [...byKey]
    .filter(([other]) => other.length <= LONGEST)
    .map(([other, name]) => ({
      name,
      other,
      away: distance(localPart(other), local) + distance(domain(other), domain(key)) / 4,
    }))
    .filter(({ away }) => away <= Math.max(1, local.length * SHARE))
    .sort((one, other) => one.away - other.away || (one.other < other.other ? -1 : 1))
    .slice(0, MOST_NEAREST)
    .map(({ name }) => name);
}

function localPart(key: UserKey): string {
  return key.split('@')[0] ?? '';
}

function domain(key: UserKey): string {
  return key.slice(localPart(key).length);
}
