import { userKey } from '../people/user-key.js';
import { type Attestation } from './attestation.js';
import { type VerifiedRow } from './journal-entry.js';
import { type Review } from './review-folder.js';
import { outcomeOf, type RecordedDecision, reviewersOf, type ReviewState, type RowState } from './review-state.js';

/** What is left to do before a review can be closed. */
export interface OpenMatters {
  /** Rows on which a decision is missing, in the order of the population. */
  readonly undecided: readonly RowState[];
  /** Questions without an answer. */
  readonly unanswered: readonly Attestation[];
  /** Addresses of reviewers who have not signed off, or decided something since. */
  readonly unsigned: readonly string[];
  /** Rows to be revoked or changed of which the newest look since the decision did not find that it is so, or nobody looked. */
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
 * When the decision on a row became what it is, by the later one where two decide; undefined while something is missing of it. The same
 * decision recorded again, such as with another reason, does not change it.
 */
export function outcomeSince(row: RowState): { readonly at: string; readonly seq: number } | undefined {
  const outcome = outcomeOf(row);
  if (outcome === undefined) return undefined;
  const [latest] = [row.first, row.second]
    .filter((one) => one !== undefined)
    .map((newest) => {
      const theirs = row.history.filter(({ reviewer }) => userKey(reviewer) === userKey(newest.reviewer));
      const other = theirs.findLastIndex(({ decision, newRole }) => !isOutcome({ decision, newRole }, outcome));
      return theirs[other + 1]!;
    })
    .toSorted((one, another) => another.seq - one.seq);
  return { at: latest!.recordedAt, seq: latest!.seq };
}

function isOutcome(one: Pick<RecordedDecision, 'decision' | 'newRole'>, outcome: RecordedDecision): boolean {
  return one.decision === outcome.decision && one.newRole === outcome.newRole;
}

/**
 * What the newest look at a row found; undefined where nobody looked since what is to be so was decided.
 */
export function verifiedRow(row: RowState, { found }: Pick<ReviewState, 'found'>): VerifiedRow | undefined {
  const newest = found.get(row.row.row);
  const since = outcomeSince(row);
  return newest === undefined || since === undefined || newest.seq < since.seq ? undefined : newest.row;
}

function isVerified(row: RowState, state: ReviewState): boolean {
  const found = verifiedRow(row, state);
  return found !== undefined && isAsDecided(found);
}

/** Whether a look found a row as decided: in Klaviyo, and where the access comes from, as far as that can be read. */
export function isAsDecided({ provisioned, assigned }: Pick<VerifiedRow, 'provisioned' | 'assigned'>): boolean {
  return provisioned === 'as-decided' && (assigned === 'as-decided' || assigned === 'not-read');
}

/** Whether a reviewer has anything to do in a review: rows or questions. */
export function isReviewer(
  { population, attestations }: Pick<Review, 'population' | 'attestations'>,
  address: string,
): boolean {
  return reviewersOf(population, attestations).has(userKey(address));
}
