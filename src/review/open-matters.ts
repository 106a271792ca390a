import { userKey } from '../people/user-key.js';
import { type Attestation } from './attestation.js';
import { type VerifiedRow } from './journal-entry.js';
import { type Review } from './review-folder.js';
import { outcomeOf, reviewersOf, type ReviewState, type RowState } from './review-state.js';

/** What is left to do before a review can be closed. */
export interface OpenMatters {
  /** Rows on which a decision is missing, in the order of the population. */
  readonly undecided: readonly RowState[];
  /** Questions without an answer. */
  readonly unanswered: readonly Attestation[];
  /** Addresses of reviewers who have not signed off, or decided something since. */
  readonly unsigned: readonly string[];
  /** Rows to be revoked or changed of which no verification since the decision found that it is so. */
  readonly unverified: readonly RowState[];
}

/** What is open in a review as it stands. */
export function openMatters({ population, attestations, state }: Omit<Review, 'folder'>): OpenMatters {
  const rows = [...state.rows.values()];
  return {
    undecided: rows.filter(({ standing }) => standing !== 'decided'),
    unanswered: state.attestations.filter(({ answer }) => answer === undefined).map(({ asked }) => asked),
    unsigned: [...reviewersOf(population, attestations)]
      .filter(([key]) => !state.signedOff.has(key))
      .map(([, reviewer]) => reviewer),
    unverified: rows.filter((row) => isRemedy(row) && !isVerified(row, state)),
  };
}

/** Whether nothing is open. */
export function isNothingOpen({ undecided, unanswered, unsigned, unverified }: OpenMatters): boolean {
  return undecided.length + unanswered.length + unsigned.length + unverified.length === 0;
}

/** Whether what was decided on a row changes something: it is to be revoked, or to have another role. */
export function isRemedy(row: RowState): boolean {
  const decision = outcomeOf(row)?.decision;
  return decision === 'revoke' || decision === 'change-role';
}

/**
 * What the newest verification found of a row whose decision is a remedy; undefined where there was none since it was decided.
 */
export function verifiedRow(
  row: RowState,
  { verifications }: Pick<ReviewState, 'verifications'>,
): VerifiedRow | undefined {
  const newest = verifications.at(-1);
  const decidedAt = [row.first, row.second]
    .map((one) => one?.recordedAt ?? '')
    .toSorted()
    .at(-1)!;
  if (newest === undefined || newest.at < decidedAt) return undefined;
  return newest.rows.find((one) => one.row === row.row.row);
}

function isVerified(row: RowState, state: ReviewState): boolean {
  const found = verifiedRow(row, state);
  return found?.provisioned === 'as-decided' && ['as-decided', 'not-read'].includes(found.assigned);
}

/** Whether a reviewer has anything to do in a review: rows or questions. */
export function isReviewer(
  { population, attestations }: Pick<Review, 'population' | 'attestations'>,
  address: string,
): boolean {
  return reviewersOf(population, attestations).has(userKey(address));
}
