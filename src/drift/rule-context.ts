import { type Account } from '../access/access-model.js';
import { DEFAULT_POLICY, type Policy } from '../access/policy.js';
import { assignableRoles, OWNER_ROLE } from '../access/role.js';
import { type ProviderWords } from '../provider/words.js';
import { type Hop } from '../people/station.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { type CompareInput } from './compare-input.js';

/** What every rule needs to know of the account, worked out once. */
export interface RuleContext {
  readonly account: Account;
  readonly policy: Policy;
  /** The access file's path as it was given, if it is known. */
  readonly accessFile: string | undefined;
  /** Whether what Okta has assigned was read, so that there are two hops. */
  readonly oktaRead: boolean;
  /** How messages speak of the account's identity provider; undefined where it has none. */
  readonly words: ProviderWords | undefined;
  readonly ownerKey: UserKey;
  readonly ownerRole: string;
  /** Every role that may stand on a record of this account: built in for its kind, custom, and the owner's. */
  readonly knownRoles: ReadonlySet<string>;
}

/** The context of an account's rules. */
export function ruleContext({
  account,
  accessFile,
  assigned,
  words,
}: Pick<CompareInput, 'account' | 'accessFile' | 'assigned' | 'words'>): RuleContext {
  const ownerRole = OWNER_ROLE[account.kind];
  const knownRoles = new Set([...assignableRoles(account).map(({ id }) => id), ownerRole]);
  return {
    account,
    policy: account.policy ?? DEFAULT_POLICY,
    accessFile,
    oktaRead: assigned?.available === true,
    words,
    ownerKey: userKey(account.owner),
    ownerRole,
    knownRoles,
  };
}

/** The hop that ends in Klaviyo: from Okta where that was read, else the whole way. */
export function lastHop({ oktaRead }: RuleContext): Hop {
  return oktaRead ? 'assigned-provisioned' : 'declared-provisioned';
}
