import { type Account } from '../../access/access-model.js';
import { OWNER_ROLE } from '../../access/role.js';
import { userKey } from '../../people/user-key.js';
import { type Target } from '../untouchable.js';
import { type LeaverRecord } from './offboarding.js';

/** Somebody who is to be taken out of an account, as it was listed. */
export interface Leaver {
  readonly user: string;
  readonly records: readonly LeaverRecord[];
}

/**
 * Why somebody is not taken out of an account, with what to do in its place; undefined if they may be. Somebody without an active record
 * needs nothing, but for the owner, whom it would be wrong to call out.
 */
export function offboardingRefusal(
  account: Account,
  { user, records }: Leaver,
  untouchable: (person: Target) => string | undefined,
): string | undefined {
  const isOwner = userKey(user) === userKey(account.owner);
  if (isOwner || records.some(({ role }) => role === OWNER_ROLE[account.kind])) {
    const who = isOwner ? 'they are the owner' : 'they have the role of the owner';
    return (
      `${account.name}: ${who}, whom SCIM cannot take out. Hand the account over first: sign in to Klaviyo as the owner and make somebody else ` +
      'the owner. Then name the new owner in the access file (accounts[].owner), and run this command again.'
    );
  }
  const why = records
    .filter(({ active }) => active)
    .map(({ userName, role }) => untouchable({ userName, role: role ?? undefined }))
    .find((each) => each !== undefined);
  return (
    why &&
    `${account.name}: ${why} The access file says so, so nothing is written. End that in the access file first, and run this command again.`
  );
}
