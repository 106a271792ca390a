import { type Account } from '../access/access-model.js';
import { OWNER_ROLE } from '../access/role.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { userKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { ReconcileError } from './reconcile-error.js';

/**
 * Why a complete listing seems to be that of another account, as sentences; undefined if it does not: it has an owner, and the declared
 * one is not in it. All accounts may have one base URL, so a key that was mixed up shows in nothing else, and people would be
 * created in, and switched off in, an account that is not theirs. A listing without any owner says nothing of it.
 */
export function wrongAccount(account: Account, users: readonly ProvisionedPerson[]): string | undefined {
  const ownerKey = userKey(account.owner);
  const other = users.find(({ role }) => role === OWNER_ROLE[account.kind]);
  if (other === undefined || users.some(({ userName }) => userKey(userName) === ownerKey)) return undefined;
  return (
    `${account.name}: this may be the user list of another account: ${quoted(other.userName)} is its owner, and the declared owner ` +
    `${quoted(account.owner)} is not in it. Look up whose key the access file names (scim.accessKey); if the account was handed over, correct "owner" there.`
  );
}

/** @throws ReconcileError if a listing on which people are to be written seems to be that of another account */
export function requireRightAccount(account: Account, users: readonly ProvisionedPerson[]): void {
  const why = wrongAccount(account, users);
  if (why !== undefined) throw new ReconcileError(`${why} Nothing is written.`);
}
