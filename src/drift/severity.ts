import { type Account } from '../access/access-model.js';
import { SEVERITIES, type FindingKind, type Severity } from '../access/finding-kind.js';
import { BUILT_IN_ROLES, OWNER_ROLE, rolePower, type RolePower } from '../access/role.js';

/** The kinds that weigh the same whoever it is about; the others are weighed by the roles or by what was found. */
export const FIXED_SEVERITY: Readonly<
  Record<Exclude<FindingKind, 'unexpected' | 'role' | 'role-list' | 'owner'>, Severity>
> = {
  missing: 'medium',
  inactive: 'medium',
  name: 'low',
  duplicate: 'high',
  'unknown-role': 'high',
  'conflicting-record': 'high',
  'not-synced': 'medium',
  'direct-assignment': 'medium',
  'too-few-admins': 'critical',
  'expired-exception': 'medium',
  'unmatched-exception': 'low',
  'expiring-exception': 'info',
};

/**
 * What is to be said of the owner: `unmanaged` is no difference at all; `other-role`: the declared owner has another
 * role than the owner's; `another-owner`: somebody else has the owner's role.
 */
export const OWNER_SEVERITY = { unmanaged: 'info', 'other-role': 'high', 'another-owner': 'critical' } as const;

/** A role that Okta does not list cannot be pushed; one that it lists too many is never given by the access file. */
export const ROLE_LIST_SEVERITY = { lacking: 'high', surplus: 'low' } as const;

/**
 * The power of a role in an account: full if the policy counts it as privileged. Of the others only a role that Klaviyo
 * builds in for this kind of account has a known one: a custom role, a role of the other kind of account and no role at
 * all are `unknown`.
 */
export function powerInAccount(account: Pick<Account, 'kind' | 'policy'>, role: string | undefined): RolePower {
  if (role === undefined) return 'unknown';
  if (account.policy?.privileged.includes(role)) return 'full';
  const builtIn = role === OWNER_ROLE[account.kind] || BUILT_IN_ROLES[account.kind].some(({ id }) => id === role);
  return builtIn ? rolePower(role) : 'unknown';
}

/** The weight of a person whom nobody wants: critical if they administer the account, or if nobody knows that they do not. */
export function severityOfUnexpected(power: RolePower): Severity {
  return power === 'full' || power === 'unknown' ? 'critical' : 'high';
}

/**
 * The weight of a role that is not the desired one. More power than desired is high, and critical where it is full
 * power. In doubt the heavier: a role of unknown power, or one held against a desired role of unknown power, is high.
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
