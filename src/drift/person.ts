import { type DesiredUser } from '../access/desired-user.js';
import { type ActualUser } from '../access/listing.js';
import { userKey, type UserKey } from '../access/user-key.js';
import { byCodeUnits } from './order.js';

/** What both sides have of one key. */
export interface Person {
  readonly key: UserKey;
  readonly desired: DesiredUser | undefined;
  /** In order of id, so that the server's order shows nowhere. More than one is a duplicate; none is nobody in Klaviyo. */
  readonly records: readonly ActualUser[];
}

/** Everyone whom either side knows, by key. */
export function peopleByKey(
  desired: readonly DesiredUser[],
  actual: readonly ActualUser[],
): ReadonlyMap<UserKey, Person> {
  const people = new Map<UserKey, Person & { records: ActualUser[] }>();
  for (const user of desired) {
    const key = userKey(user.userName);
    people.set(key, { key, desired: user, records: [] });
  }
  for (const record of actual) {
    const key = userKey(record.userName);
    const person = people.get(key);
    if (person === undefined) people.set(key, { key, desired: undefined, records: [record] });
    else person.records.push(record);
  }
  for (const { records } of people.values()) records.sort((one, other) => byCodeUnits(one.id, other.id));
  return people;
}

/** The records that give access now. An inactive one gives none, and nothing is found about it alone. */
export function activeRecords(person: Person): readonly ActualUser[] {
  return person.records.filter((record) => record.active);
}
