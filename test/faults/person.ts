import { type DeclaredPerson } from '../../src/people/declared-person.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';

/** The key that the client sends; it must be nowhere else. */
export const ACCESS_KEY = 'example-access-key';

/** A record as the fault server writes it. */
export type WireUser = Readonly<Record<string, unknown>>;

/** One record on the server, and what is to be read from it: stated here, not worked out by the code under test. */
export interface Person {
  readonly wire: WireUser;
  readonly actual: ProvisionedPerson;
}

/** Records that the server holds: with pages of ten, each but the first overlapping by one, five pages. */
export const HOW_MANY = 45;

export function person(number: number, role = 'analyst'): Person {
  const id = `id-${number}`;
  const userName = `user-${number}@example.com`;
  return {
    wire: { id, userName, name: { givenName: 'Ada', familyName: `No ${number}` }, active: true, role },
    actual: { id, userName, givenName: 'Ada', familyName: `No ${number}`, active: true, role, conflicts: [] },
  };
}

/** The owner, and others whose role is now and then another than the desired one. */
export const PEOPLE: readonly Person[] = Array.from({ length: HOW_MANY }, (_, number) => {
  if (number === 0) return person(0, 'owner');
  return person(number, number % 11 === 0 ? 'admin' : 'analyst');
});

/** Who should be there: all but every seventh, and two whom the server lacks. */
export const DESIRED: readonly DeclaredPerson[] = [...Array.from({ length: HOW_MANY }, (_, number) => number), 900, 901]
  .filter((number) => number !== 0 && number % 7 !== 0)
  .map((number) => ({
    ...{ userName: `user-${number}@example.com`, givenName: 'Ada', familyName: `No ${number}` },
    ...{ role: 'analyst', group: 'klaviyo-analysts', priority: 2, passedOver: [] },
  }));
