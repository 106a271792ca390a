import { type AssignedStation } from '../../people/assigned-station.js';
import { type Listing, type ProvisionedPerson } from '../../people/listing.js';
import { userKey, type UserKey } from '../../people/user-key.js';
import { type LeaverListing, type LeaverRecord } from './offboarding.js';

/** What a complete listing has of a person: every record with a userName of their key. */
export function leaverListing(listing: Listing, key: UserKey, at: Date): LeaverListing {
  const { totalResults, sha256, users } = listing;
  const records = users.filter(({ userName }) => userKey(userName) === key).map(leaverRecord);
  return { at: at.toISOString(), totalResults, sha256, records };
}

function leaverRecord({ id, userName, active, noActive, role }: ProvisionedPerson): LeaverRecord {
  return { id, userName, active: active || noActive === true, role: role ?? null };
}

/**
 * Active records that the ids say are the person's, under another userName, such as an old one: as long as they are there, the
 * person is not out.
 */
export function recordsUnderOtherNames(
  listing: Listing,
  key: UserKey,
  assigned: AssignedStation & { readonly available: true },
): readonly ProvisionedPerson[] {
  const theirs = assigned.people.filter(({ userName }) => userKey(userName) === key);
  const ids = new Set(theirs.map(({ id }) => id));
  const externalIds = new Set(theirs.map(({ externalId }) => externalId));
  return listing.users.filter(
    ({ id, userName, externalId, active, noActive }) =>
      (active || noActive === true) &&
      userKey(userName) !== key &&
      (externalIds.has(id) || (externalId !== undefined && ids.has(externalId))),
  );
}
