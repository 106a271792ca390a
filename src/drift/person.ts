import { type AssignedPerson } from '../people/assigned-person.js';
import { type Account } from '../access/access-model.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { quoted } from '../text/quoted.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { isActiveAssignment } from './assignment-state.js';
import { CompareInputError } from './compare-input.js';
import { byCodeUnits } from './order.js';

/** What the three stations have of one key. */
export interface Person {
  readonly key: UserKey;
  readonly declared: DeclaredPerson | undefined;
  /** In order of id. More than one is a duplicate; none is nobody assigned, or that the station was not read. */
  readonly assignments: readonly AssignedPerson[];
  /** In order of id, so that the server's order shows nowhere. More than one is a duplicate; none is nobody in Klaviyo. */
  readonly records: readonly ProvisionedPerson[];
}

/** A person whom no station knows. */
export function nobody(key: UserKey): Person {
  return { key, declared: undefined, assignments: [], records: [] };
}

/** A person while their entries are gathered. */
interface Gathered extends Person {
  declared: DeclaredPerson | undefined;
  assignments: AssignedPerson[];
  records: ProvisionedPerson[];
}

/** What everyone begins with: one empty list for all, since a million of their own would take a tenth of all memory. */
const NONE: never[] = [];

/** The list with the item at its end. The first item gets a list of its own, of no more than its size. */
function withOneMore<Item>(items: Item[], item: Item): Item[] {
  if (items.length === 0) return [item];
  items.push(item);
  return items;
}

/**
 * Everyone whom any station knows, by key.
 *
 * @throws CompareInputError for a person who is declared twice
 */
export function peopleByKey(
  account: Account,
  declared: readonly DeclaredPerson[],
  assigned: readonly AssignedPerson[],
  provisioned: readonly ProvisionedPerson[],
): ReadonlyMap<UserKey, Person> {
  const people = new Map<UserKey, Gathered>();
  const personOf = (userName: string): Gathered => {
    const key = userKey(userName);
    const known = people.get(key);
    if (known !== undefined) return known;
    const person: Gathered = { key, declared: undefined, assignments: NONE, records: NONE };
    people.set(key, person);
    return person;
  };
  for (const [before, user] of declared.entries()) {
    const key = userKey(user.userName);
    people.set(key, { key, declared: user, assignments: NONE, records: NONE });
    // By the size, since with a million people each look-up of a key is a walk through all memory.
    if (people.size === before) {
      const twice = `${quoted(user.userName)} is declared twice. Keys of declared people must be unique.`;
      throw new CompareInputError(account, twice);
    }
  }
  for (const user of assigned) {
    const person = personOf(user.userName);
    person.assignments = withOneMore(person.assignments, user);
  }
  for (const record of provisioned) {
    const person = personOf(record.userName);
    person.records = withOneMore(person.records, record);
  }
  for (const { assignments, records } of people.values()) {
    if (assignments.length > 1) assignments.sort((one, other) => byCodeUnits(one.id, other.id));
    if (records.length > 1) records.sort((one, other) => byCodeUnits(one.id, other.id));
  }
  return people;
}

/** The records that give access now. An inactive one gives none, and nothing is found about it alone. */
export function activeRecords(person: Person): readonly ProvisionedPerson[] {
  return those(person.records, isActiveRecord);
}

function isActiveRecord({ active }: ProvisionedPerson): boolean {
  return active;
}

/** The items that are so; the list itself if all are, as nearly always, since each rule asks this of each person. */
function those<Item>(items: readonly Item[], areSo: (item: Item) => boolean): readonly Item[] {
  return items.every(areSo) ? items : items.filter(areSo);
}

/** The assignments that have not ended. */
export function activeAssignments(person: Person): readonly AssignedPerson[] {
  return those(person.assignments, isActiveAssignment);
}
