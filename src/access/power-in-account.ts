import { type Account } from './access-model.js';
import { BUILT_IN_ROLES, OWNER_ROLE, rolePower, type RolePower } from './role.js';

/**
 * The power of a role in an account: full if the policy counts it as privileged; that of a custom role as the access file
 * declares it. Of the others only a role that Klaviyo builds in for this kind of account has a known one: a custom role
 * without a declared power, a role of the other kind of account and no role at all are `unknown`.
 */
export function powerInAccount(
  account: Pick<Account, 'kind' | 'policy' | 'customRoles'>,
  role: string | undefined,
): RolePower {
  if (role === undefined) return 'unknown';
  if (account.policy?.privileged.includes(role)) return 'full';
  const declared = account.customRoles.find(({ id }) => id === role)?.power;
  if (declared !== undefined) return declared;
  const builtIn = role === OWNER_ROLE[account.kind] || BUILT_IN_ROLES[account.kind].some(({ id }) => id === role);
  return builtIn ? rolePower(role) : 'unknown';
}
