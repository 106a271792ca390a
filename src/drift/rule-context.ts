import { type Account } from '../access/access-model.js';
import { assignableRoles, OWNER_ROLE } from '../access/role.js';
import { userKey, type UserKey } from '../access/user-key.js';

/** What every rule needs to know of the account, worked out once. */
export interface RuleContext {
  readonly account: Account;
  readonly ownerKey: UserKey;
  readonly ownerRole: string;
  /** Every role that may stand on a record of this account: built in for its kind, custom, and the owner's. */
  readonly knownRoles: ReadonlySet<string>;
}

/** The context of an account's rules. */
export function ruleContext(account: Account): RuleContext {
  const ownerRole = OWNER_ROLE[account.kind];
  const knownRoles = new Set([...assignableRoles(account).map(({ id }) => id), ownerRole]);
  return { account, ownerKey: userKey(account.owner), ownerRole, knownRoles };
}
