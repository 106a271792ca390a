import { type Account } from '../access/access-model.js';
import { SEVERITIES, type Severity } from '../access/finding-kind.js';
import { BUILT_IN_ROLES, OWNER_ROLE, rolePower, type RolePower } from '../access/role.js';

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

/** The severity of a person who is not declared: critical if they administer the account, or if it is not known that they do not. */
export function severityOfUndeclared(power: RolePower): Severity {
  return power === 'full' || power === 'unknown' ? 'critical' : 'high';
}

/**
 * The severity of a role that differs from the declared one. More power than declared is high, and critical where it is full
 * power. In doubt the heavier: a role of unknown power, or one compared with a declared role of unknown power, is high.
 * As much power or less is medium, and so is no role at all (`none`).
 */
export function severityOfRoleDifference(declared: RolePower, provisioned: RolePower | 'none'): Severity {
  if (provisioned === 'none') return 'medium';
  if (provisioned === 'full') return declared === 'full' ? 'medium' : 'critical';
  if (provisioned === 'unknown' || declared === 'unknown') return 'high';
  return provisioned === 'wide' && declared === 'narrow' ? 'high' : 'medium';
}

/** Whether a severity is as heavy as the threshold or heavier. */
export function isAtOrAbove(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}
