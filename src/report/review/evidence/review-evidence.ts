import { type Leavers } from '../../../history/leavers/leaver.js';
import { type DecidedRow } from '../../../review/decision.js';
import { type ClosingTerms, type VerifiedRow } from '../../../review/journal-entry.js';
import { openMatters, verifiedRow } from '../../../review/open-matters.js';
import { type Population, type PopulationAccount, type ReviewRow } from '../../../review/population.js';
import { type ReviewProgress, reviewProgress } from '../../../review/progress.js';
import { type Review } from '../../../review/review-folder.js';
import { outcomeOf, type RowStanding, type RowState, type Verification } from '../../../review/review-state.js';
import { type RubberStamp, rubberStamps } from '../../../review/rubber-stamps.js';
import { answerHistory, type AnsweredQuestion } from './answer-history.js';
import { decisionHistory, type HistoricDecision } from './decision-history.js';
import { type EvidenceClosing } from './evidence-closing.js';
import { signOffHistory, type SignOff } from './sign-off-history.js';

/** The version of the form of `evidence.json`. */
export const EVIDENCE_VERSION = 1;

/** The evidence of a closed review, for programs: `evidence.json` is this value. */
export interface ReviewEvidence extends Pick<Population, 'review' | 'sources' | 'activityLogs' | 'removed'> {
  readonly version: typeof EVIDENCE_VERSION;
  /** SHA-256 of `population.json`. */
  readonly population: string;
  readonly closing: Pick<ClosingTerms, 'withOpen' | 'toolVersion' | 'signature' | 'timeStamp'> & {
    readonly closedAt: string;
    /** Why there is none of the time stamp that was to be; null where none was to be, or it was had. */
    readonly timeStampGivenUp: string | null;
  };
  /** How far the review was at closing, in figures. */
  readonly progress: ReviewProgress;
  /** What was open at closing. */
  readonly open: {
    readonly undecided: number;
    readonly unanswered: number;
    readonly unsigned: number;
    readonly unverified: number;
  };
  readonly accounts: readonly PopulationAccount[];
  readonly rows: readonly EvidenceRow[];
  readonly decisions: readonly HistoricDecision[];
  readonly attestations: readonly AnsweredQuestion[];
  readonly signOffs: readonly SignOff[];
  readonly remediation: readonly { readonly at: string; readonly files: Readonly<Record<string, string>> }[];
  readonly verifications: readonly Verification[];
  readonly rubberStamps: readonly RubberStamp[];
  readonly leavers?: Leavers | undefined;
}

/** A person in an account with what came of the review. How they were at the stations stands in `population.json`. */
export interface EvidenceRow extends Pick<
  ReviewRow,
  'row' | 'account' | 'userName' | 'name' | 'role' | 'active' | 'why' | 'flags' | 'lastSignIn'
> {
  readonly reviewer: string;
  readonly secondReviewer?: string | undefined;
  readonly standing: RowStanding;
  /** What was decided in the end; null where something is missing of it. */
  readonly outcome: Pick<DecidedRow, 'decision' | 'newRole' | 'reason'> | null;
  /** What the newest look since the decision found; null where nobody looked. */
  readonly verified: (Omit<VerifiedRow, 'row'> & { readonly at: string }) | null;
}

/** The evidence of a review. */
export function reviewEvidence(review: Review, closing: EvidenceClosing): ReviewEvidence {
  const { population, state, entries } = review;
  const { closedAt, withOpen, toolVersion, signature, timeStamp, leavers } = closing;
  const { undecided, unanswered, unsigned, unverified } = openMatters(review);
  return {
    version: EVIDENCE_VERSION,
    review: population.review,
    population: review.populationSha256,
    closing: {
      closedAt,
      withOpen,
      toolVersion,
      signature,
      timeStamp,
      timeStampGivenUp: state.closed?.timeStampGivenUp ?? null,
    },
    progress: reviewProgress(review, closedAt.slice(0, 10)),
    open: {
      undecided: undecided.length,
      unanswered: unanswered.length,
      unsigned: unsigned.length,
      unverified: unverified.length,
    },
    sources: population.sources,
    ...(population.activityLogs && { activityLogs: population.activityLogs }),
    accounts: population.accounts,
    rows: [...state.rows.values()].map((row) => evidenceRow(row, review)),
    decisions: [...decisionHistory(review)],
    attestations: answerHistory(review),
    signOffs: signOffHistory(review),
    remediation: entries.flatMap((entry) =>
      entry.event === 'remediation' ? [{ at: entry.at, files: entry.files }] : [],
    ),
    verifications: state.verifications,
    removed: population.removed,
    rubberStamps: rubberStamps(review),
    ...(leavers && { leavers }),
  };
}

function evidenceRow(state: RowState, review: Review): EvidenceRow {
  const { row, account, userName, name, role, active, why, flags, lastSignIn, reviewer, secondReviewer } = state.row;
  return {
    ...{ row, account, userName, name, role, active, why, flags },
    ...(lastSignIn && { lastSignIn }),
    reviewer: reviewer.reviewer,
    ...(secondReviewer && { secondReviewer: secondReviewer.reviewer }),
    standing: state.standing,
    outcome: outcome(state),
    verified: verified(state, review),
  };
}

function outcome(state: RowState): EvidenceRow['outcome'] {
  const decided = outcomeOf(state);
  if (decided === undefined) return null;
  const { decision, newRole, reason } = decided;
  return { decision, ...(newRole !== undefined && { newRole }), ...(reason !== undefined && { reason }) };
}

function verified(row: RowState, { state }: Review): EvidenceRow['verified'] {
  const newest = verifiedRow(row, state);
  if (newest === undefined) return null;
  const { provisioned, assigned, found } = newest;
  return { at: state.found.get(row.row.row)!.at, provisioned, assigned, found };
}
