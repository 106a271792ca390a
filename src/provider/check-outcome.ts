/**
 * How a check ended. `warn`: it works, but not as declared or not as usual. `not checkable`: something that the check
 * rests on is missing, so nothing is known; it is never taken for a pass.
 */
export const CHECK_STATUSES = ['pass', 'fail', 'warn', 'not checkable'] as const;

export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** What one check found of one subject. */
export interface CheckOutcome {
  /** What was looked at, such as `PUSH_NEW_USERS` or `the group "klaviyo-admins"`. May hold text from outside. */
  readonly subject: string;
  readonly status: CheckStatus;
  /** What was found, as sentences. May hold text from outside. */
  readonly reason: string;
  /** What to do, as sentences; null where there is nothing to be done. */
  readonly remedy: string | null;
}

export function pass(subject: string, reason: string): CheckOutcome {
  return { subject, status: 'pass', reason, remedy: null };
}

export function fail(subject: string, reason: string, remedy: string): CheckOutcome {
  return { subject, status: 'fail', reason, remedy };
}

export function warn(subject: string, reason: string, remedy: string): CheckOutcome {
  return { subject, status: 'warn', reason, remedy };
}

export function notCheckable(subject: string, reason: string, remedy: string | null = null): CheckOutcome {
  return { subject, status: 'not checkable', reason, remedy };
}
