import { SEVERITIES, type Severity } from '../access/finding-kind.js';
import { type RolePower } from '../access/role.js';

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
