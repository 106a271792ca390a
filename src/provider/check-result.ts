/**
 * How a check ended. `warn`: it works, but not as declared or not as usual. `not checkable`: something that the check
 * rests on is missing, so nothing is known; it is never taken for a pass.
 */
export const CHECK_STATUSES = ['pass', 'fail', 'warn', 'not checkable'] as const;

export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** The checks, in the order in which they are made. Their ids are stable. */
export const CHECK_IDS = [
  'okta-credentials',
  'okta-reachable',
  'okta-scopes',
  'okta-app',
  'okta-app-active',
  'okta-sign-on',
  'okta-user-name',
  'okta-provisioning',
  'okta-role-attribute',
  'okta-role-values',
  'okta-group-assignments',
  'okta-direct-assignments',
  'okta-resolved-roles',
  'scim-url',
  'scim-tls',
  'scim-key',
  'scim-users',
  'scim-page-size',
  'scim-listing',
  'scim-role-form',
  'scim-active-form',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/** What one check found of one subject. */
export interface CheckResult {
  /** Name of the account. */
  readonly account: string;
  readonly check: CheckId;
  /** What was looked at, such as `PUSH_NEW_USERS` or `the group "klaviyo-admins"`. May hold text from outside. */
  readonly subject: string;
  readonly status: CheckStatus;
  /** What was found, as sentences. May hold text from outside. */
  readonly reason: string;
  /** What to do, as sentences; null where there is nothing to be done. */
  readonly remedy: string | null;
}

/** A result before the account's name and the check's id are added. */
export type Verdict = Omit<CheckResult, 'account' | 'check'>;

export function pass(subject: string, reason: string): Verdict {
  return { subject, status: 'pass', reason, remedy: null };
}

export function fail(subject: string, reason: string, remedy: string): Verdict {
  return { subject, status: 'fail', reason, remedy };
}

export function warn(subject: string, reason: string, remedy: string): Verdict {
  return { subject, status: 'warn', reason, remedy };
}

export function notCheckable(subject: string, reason: string, remedy: string | null = null): Verdict {
  return { subject, status: 'not checkable', reason, remedy };
}
