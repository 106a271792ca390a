import { isActiveAssignment } from '../drift/assignment-state.js';
import { type Everybody } from '../drift/listed-person.js';
import { byCodeUnits } from '../drift/order.js';
import { type AssignedStation } from '../people/assigned-station.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { type Listing } from '../people/listing.js';
import { userKey, type UserKey } from '../people/user-key.js';

/** What a run keeps of who was in an account. */
export interface AccountPeople {
  /** Whose records were active in Klaviyo, by role, in order of roles and userNames. */
  readonly people: readonly PeopleOfRole[];
  /** userNames of those who had no active record and to whom the identity provider assigned the app. Absent where it was not read. */
  readonly assignedOnly?: readonly string[] | undefined;
  /** How many records were in Klaviyo and switched off. */
  readonly off: number;
}

/** People of one role; null stands for records without a clear role. */
export interface PeopleOfRole {
  readonly role: string | null;
  /** userNames as written. */
  readonly users: readonly string[];
}

/**
 * What a run keeps of the directory: of those alone whom this run or an earlier one of the history saw in an account. Who is in an account
 * at the run and not named here was active in the directory. Of anybody else it says nothing.
 */
export interface RunDirectory {
  /** `everyone`: the directory has everybody. `members`: only the members of assigned groups were read. */
  readonly reads: 'everyone' | 'members';
  /** Whom it listed as inactive. */
  readonly inactive: readonly string[];
  /** Whom it did not have. */
  readonly absent: readonly string[];
  /** Who was active in it and in none of the run's accounts. */
  readonly elsewhere: readonly string[];
}

/** Who is in an account, as the history keeps it. */
export function accountPeople(listing: Listing, assigned: AssignedStation): AccountPeople {
  const active = listing.users.filter((record) => record.active);
  const there = new Set(active.map(({ userName }) => userKey(userName)));
  return {
    people: byRole(active.map(({ userName, role }) => [userName, role ?? null])),
    ...(assigned.available && {
      assignedOnly: inOrder(
        assigned.people
          .filter((each) => isActiveAssignment(each) && !there.has(userKey(each.userName)))
          .map(({ userName }) => userName),
      ),
    }),
    off: listing.users.length - active.length,
  };
}

/**
 * The same from a report that lists everybody; undefined where it leaves some out.
 *
 * @param records - how many Klaviyo's listing had, switched-off ones included
 * @param assignedRead - whether the station `assigned` was read
 */
export function peopleOfReport(
  everybody: Everybody | undefined,
  { records, assignedRead }: { readonly records: number; readonly assignedRead: boolean },
): AccountPeople | undefined {
  if (everybody === undefined || everybody.all !== everybody.listed.length) return undefined;
  const { listed } = everybody;
  const active = listed.flatMap(({ user, provisioned }) => provisioned.map((role) => [user, role] as const));
  const others = listed.filter(({ assigned, provisioned }) => assigned.length > 0 && provisioned.length === 0);
  return {
    people: byRole(active),
    ...(assignedRead && { assignedOnly: inOrder(others.map(({ user }) => user)) }),
    off: Math.max(0, records - active.length),
  };
}

function byRole(people: readonly (readonly [user: string, role: string | null])[]): readonly PeopleOfRole[] {
  const roles = new Map<string | null, string[]>();
  for (const [user, role] of people) {
    const users = roles.get(role);
    if (users === undefined) roles.set(role, [user]);
    else users.push(user);
  }
  return [...roles]
    .sort(([one], [other]) => byCodeUnits(one ?? '', other ?? ''))
    .map(([role, users]) => ({ role, users: inOrder(users) }));
}

/**
 * What the directory has of people; undefined where it has nobody at all, as before anybody was put into the assigned groups: then it says
 * nothing of anybody.
 *
 * @param known - of earlier runs
 * @param accounts - who is in the accounts of this run
 */
export function runDirectory(
  { users, membersOnly }: DirectorySnapshot,
  known: ReadonlyMap<UserKey, string>,
  accounts: readonly AccountPeople[],
): RunDirectory | undefined {
  if (users.length === 0) return undefined;
  const active = new Map(users.map((person) => [userKey(person.userName), person.active]));
  const records = new Map(
    accounts.flatMap(({ people }) => people.flatMap((of) => of.users)).map((user) => [userKey(user), user]),
  );
  const assigned = accounts
    .flatMap(({ assignedOnly = [] }) => assignedOnly)
    .map((user) => [userKey(user), user] as const);
  const all = new Map([...known, ...assigned, ...records]);
  const where = (holds: (key: UserKey) => boolean): readonly string[] =>
    inOrder([...all].filter(([key]) => holds(key)).map(([, user]) => user));
  return {
    reads: membersOnly === true ? 'members' : 'everyone',
    inactive: where((key) => active.get(key) === false),
    absent: where((key) => !active.has(key)),
    elsewhere: where((key) => active.get(key) === true && !records.has(key)),
  };
}

function inOrder(users: readonly string[]): readonly string[] {
  return [...users].sort(byCodeUnits);
}
