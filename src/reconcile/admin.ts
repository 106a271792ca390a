import { type Account } from '../access/access-model.js';
import { powerInAccount } from '../access/power-in-account.js';
import { OWNER_ROLE } from '../access/role.js';
import { userKey } from '../people/user-key.js';
import { type AdminCandidate } from './admin-count.js';

/** Says who administers an account: active, with full power, and not the owner, who may be one who never signs in. */
export function adminsOf(account: Account): (person: AdminCandidate) => boolean {
  const ownerKey = userKey(account.owner);
  const ownerRole = OWNER_ROLE[account.kind];
  return ({ userName, active, role }) =>
    active && role !== ownerRole && powerInAccount(account, role) === 'full' && userKey(userName) !== ownerKey;
}
