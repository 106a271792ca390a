import { type DirectoryPerson } from '../people/directory-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { type Account } from './access-model.js';
import { desiredAccount, type DesiredFrom, type DesiredPerson, desiredRole } from './desired-people.js';
import { endedGrants } from './grant.js';

/** Whose access is another one by one access file than by another. */
export interface AccessChanges {
  /** The accounts of both files: in the order of the new one, then those that it does not have. */
  readonly accounts: readonly AccountChanges[];
}

/** Whose access to one account changes. */
export interface AccountChanges {
  readonly name: string;
  /** `added`: only the new access file has it; `removed`: only the old one. */
  readonly status: 'kept' | 'added' | 'removed';
  /** Who gets access, who keeps it with another role, and who has none any more; each in the directory's order. */
  readonly gains: readonly AccessChange[];
  readonly roles: readonly AccessChange[];
  readonly loses: readonly AccessChange[];
  /** How many keep their role for another reason, such as another group. */
  readonly otherReason: number;
  /** How many keep everything. */
  readonly unchanged: number;
}

export const CHANGES = ['gains', 'roles', 'loses'] as const satisfies readonly (keyof AccountChanges)[];

export type Change = (typeof CHANGES)[number];

/** One person's access before and after. */
export interface AccessChange {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly before: AccessState;
  readonly after: AccessState;
}

/** What one access file says of a person. */
export interface AccessState {
  /** Null: they have no access. */
  readonly role: string | null;
  /** Every role that they may get, where the identity provider gives them one of several and which is not defined. */
  readonly possibleRoles?: readonly string[] | undefined;
  /** Why, as a clause. */
  readonly why: string;
}

/** One account with all that decides about its people. */
export interface AccountSide extends DesiredFrom {
  readonly account: Account;
}

/** The accounts of an access file. */
export type AccessSide = readonly AccountSide[];

/**
 * Compares who should have access by two access files, each with its own directory. People are compared by their keys.
 *
 * @throws as `desiredAccount` does
 */
export function accessChanges(before: AccessSide, after: AccessSide): AccessChanges {
  const byName = new Map(before.map((side) => [side.account.name, side]));
  const now = new Set(after.map(({ account }) => account.name));
  return {
    accounts: [
      ...after.map((side) => accountChanges(byName.get(side.account.name), side)),
      ...before.filter(({ account }) => !now.has(account.name)).map((side) => accountChanges(side, undefined)),
    ],
  };
}

function accountChanges(before: AccountSide | undefined, after: AccountSide | undefined): AccountChanges {
  const [old, now] = [before, after].map((side) => peopleOf(side)) as [DesiredByKey, DesiredByKey];
  const [whyNotBefore, whyNotAfter] = [before, after].map(whyWithout) as [WhyWithout, WhyWithout];
  const gains = [...now].flatMap(([key, person]) =>
    old.has(key) ? [] : [change(person, without(whyNotBefore(person)), stateOf(person))],
  );
  const loses = [...old].flatMap(([key, person]) =>
    now.has(key) ? [] : [change(person, stateOf(person), without(whyNotAfter(person)))],
  );
  const both = [...now].flatMap(([key, person]) => {
    const earlier = old.get(key);
    return earlier === undefined ? [] : [change(person, stateOf(earlier), stateOf(person))];
  });
  const isSameRole = (each: AccessChange): boolean => desiredRole(each.before) === desiredRole(each.after);
  const sameRole = both.filter(isSameRole);
  const otherReason = sameRole.filter((each) => each.before.why !== each.after.why).length;
  return {
    name: (after ?? before)!.account.name,
    status: before === undefined ? 'added' : after === undefined ? 'removed' : 'kept',
    gains,
    roles: both.filter((each) => !isSameRole(each)),
    loses,
    otherReason,
    unchanged: sameRole.length - otherReason,
  };
}

type DesiredByKey = ReadonlyMap<UserKey, DesiredPerson>;

function peopleOf(side: AccountSide | undefined): DesiredByKey {
  if (side === undefined) return new Map();
  return new Map(desiredAccount(side.account, side).people.map((person) => [userKey(person.userName), person]));
}

function change(
  { userName, givenName, familyName }: DesiredPerson,
  before: AccessState,
  after: AccessState,
): AccessChange {
  return { userName, givenName, familyName, before, after };
}

function stateOf({ role, possibleRoles, why }: DesiredPerson): AccessState {
  return { role, ...(possibleRoles && { possibleRoles }), why };
}

function without(why: string): AccessState {
  return { role: null, why };
}

type WhyWithout = (person: Pick<DesiredPerson, 'userName'>) => string;

/** Says why somebody has no access by an access file, as a clause. */
function whyWithout(side: AccountSide | undefined): WhyWithout {
  if (side === undefined) return () => 'the access file does not have the account';
  const { account, snapshot, today } = side;
  const ended = endedGrants(account, today);
  let index: ReadonlyMap<UserKey, DirectoryPerson> | undefined;
  return ({ userName }) => {
    const key = userKey(userName);
    if (key === userKey(account.owner)) return 'the owner of the account, about whom no assignment decides';
    index ??= new Map(snapshot.users.map((user) => [userKey(user.userName), user]));
    const person = index.get(key);
    if (person === undefined) {
      return snapshot.membersOnly === true ? 'in none of the assigned groups' : 'not in the directory';
    }
    if (!person.active) return 'inactive in the directory';
    const grant = ended.get(key);
    return grant === undefined
      ? 'no assignment applies to them'
      : `their membership of ${quoted(grant.assignment.group)} ended on ${grant.until}`;
  };
}
