/**
 * What a reviewer can decide. `keep`: the access stays as it is; `revoke`: it goes; `change-role`: another role; `defer`: not now,
 * which leaves the row open; `escalate`: somebody else must decide, which leaves it open too.
 */
export const REVIEW_DECISIONS = ['keep', 'revoke', 'change-role', 'defer', 'escalate'] as const;

export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** The decisions that end a row; the others leave it open. */
export const FINAL_DECISIONS: readonly ReviewDecision[] = ['keep', 'revoke', 'change-role'];

/** One decision on one row, as a reviewer hands it in. */
export interface DecidedRow {
  /** The row of the population. */
  readonly row: string;
  readonly account: string;
  readonly userName: string;
  readonly decision: ReviewDecision;
  /** With `change-role`: id of the role that they should have. */
  readonly newRole?: string | undefined;
  /** Required but for keeping somebody without a flag of suspicion. */
  readonly reason?: string | undefined;
  /** When it was decided, ISO 8601 in UTC, where the form recorded it. */
  readonly decidedAt?: string | undefined;
}

/** What a reviewer hands in. */
export interface DecisionFile {
  /** Id of the review. */
  readonly review: string;
  /** SHA-256 of the population on which they decided. */
  readonly population: string;
  readonly reviewer: string;
  readonly decisions: readonly DecidedRow[];
}
