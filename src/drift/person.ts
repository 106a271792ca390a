import { type AssignedUser } from '../access/assigned-station.js';
import { type DesiredUser } from '../access/desired-user.js';
import { type ActualUser } from '../access/listing.js';
import { userKey, type UserKey } from '../access/user-key.js';
import { isActiveAssignment } from './assignment-state.js';
import { byCodeUnits } from './order.js';

/** What the three stations have of one key. */
export interface Person {
  readonly key: UserKey;
  readonly desired: DesiredUser | undefined;
  /** In order of id. More than one is a duplicate; none is nobody in Okta, or that Okta was not read. */
  readonly assignments: readonly AssignedUser[];
  /** In order of id, so that the server's order shows nowhere. More than one is a duplicate; none is nobody in Klaviyo. */
  readonly records: readonly ActualUser[];
}

/** A person of whom no station has anything. */
export function nobody(key: UserKey): Person {
  return { key, desired: undefined, assignments: [], records: [] };
}

/** Everyone whom any station knows, by key. */
export function peopleByKey(
  desired: readonly DesiredUser[],
  assigned: readonly AssignedUser[],
  actual: readonly ActualUser[],
): ReadonlyMap<UserKey, Person> {
  type Gathered = Person & { readonly assignments: AssignedUser[]; readonly records: ActualUser[] };
  const people = new Map<UserKey, Gathered>();
  const personOf = (userName: string, user?: DesiredUser): Gathered => {
    const key = userKey(userName);
    const person = people.get(key) ?? { key, desired: user, assignments: [], records: [] };
    people.set(key, person);
    return person;
  };
  for (const user of desired) personOf(user.userName, user);
  for (const user of assigned) personOf(user.userName).assignments.push(user);
  for (const record of actual) personOf(record.userName).records.push(record);
  for (const { assignments, records } of people.values()) {
    assignments.sort((one, other) => byCodeUnits(one.id, other.id));
    records.sort((one, other) => byCodeUnits(one.id, other.id));
  }
  return people;
}

/** The records that give access now. An inactive one gives none, and nothing is found about it alone. */
export function activeRecords(person: Person): readonly ActualUser[] {
  return person.records.filter((record) => record.active);
}

/** The assignments in Okta that have not ended. */
export function activeAssignments(person: Person): readonly AssignedUser[] {
  return person.assignments.filter(isActiveAssignment);
}
