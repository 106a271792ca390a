import { readWireUser } from '../../src/klaviyo/wire-user.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';

export const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** The least that a record has. */
export const record = { id: '7', userName: 'Ada@Example.com', active: true };

/** The user that a record is read as. */
export function user(wire: unknown): ProvisionedPerson {
  const reading = readWireUser(wire);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.user;
}

/** What is wrong with a record. */
export function problem(wire: unknown): string {
  const reading = readWireUser(wire);
  return 'problem' in reading ? reading.problem : 'no problem';
}
