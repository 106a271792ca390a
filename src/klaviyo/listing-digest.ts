import { createHash } from 'node:crypto';
import { type ProvisionedPerson } from '../people/listing.js';
import { inOrderOfIds } from './order-of-ids.js';

/** Rows that are hashed in one go: enough to be fast, few enough that no text of the whole listing is ever made. */
const ROWS_AT_A_TIME = 1_000;

/**
 * SHA-256 of the users in canonical form: UTF-8 of a JSON array without white space, ordered by id (by UTF-16 code
 * units), of one array for each user: `[id, userName, givenName, familyName, active, role or null, conflicts]`. What only
 * some records have follows as one object: `noActive`, `lookAlike` and `externalId`. The roles that a record may have stand in
 * its conflicts.
 */
export function listingDigest(users: readonly ProvisionedPerson[]): string {
  return digestInOrder(inOrderOfIds(users));
}

/** {@link listingDigest} of users who are in order of their ids. */
export function digestInOrder(ordered: readonly ProvisionedPerson[]): string {
  const hash = createHash('sha256');
  for (const part of canonicalParts(ordered)) hash.update(part);
  return hash.digest('hex');
}

/** The text of which {@link listingDigest} is the digest, in parts, without a line end: so a file of it has that SHA-256. */
export function canonicalListing(users: readonly ProvisionedPerson[]): Generator<string, undefined> {
  return canonicalParts(inOrderOfIds(users));
}

function* canonicalParts(ordered: readonly ProvisionedPerson[]): Generator<string, undefined> {
  yield '[';
  for (let start = 0; start < ordered.length; start += ROWS_AT_A_TIME) {
    // One array of rows takes half the time that each row on its own would; its brackets are those of the whole.
    const rows = JSON.stringify(ordered.slice(start, start + ROWS_AT_A_TIME).map(row)).slice(1, -1);
    yield start === 0 ? rows : `,${rows}`;
  }
  yield ']';
}

/** One user as a row of the canonical form; users with the same values have the same row. */
export function canonicalRow(user: ProvisionedPerson): string {
  return JSON.stringify(row(user));
}

/**
 * SHA-256 of what a record says that a write can be about: UTF-8 of a JSON array without white space of `[id, userName, givenName,
 * familyName, active, role or null, conflicts, whether "active" is missing]`. What a server writes into a listing and not into
 * the answer for one user, such as an externalId, has no part in it.
 */
export function recordDigest(user: ProvisionedPerson): string {
  const { id, userName, givenName, familyName, active, role, conflicts, noActive } = user;
  const said = [id, userName, givenName, familyName, active, role ?? null, conflicts, noActive === true];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

function row(user: ProvisionedPerson): readonly unknown[] {
  const { id, userName, givenName, familyName, active, role, conflicts, noActive, lookAlike, externalId } = user;
  const usual = [id, userName, givenName, familyName, active, role ?? null, conflicts];
  const isUsual = noActive === undefined && lookAlike === undefined && externalId === undefined;
  return isUsual ? usual : [...usual, { noActive, lookAlike, externalId }];
}
