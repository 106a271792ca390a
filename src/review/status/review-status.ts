import { type Attestation, ATTESTATION_QUESTIONS } from '../attestation.js';
import { type ReviewDecision } from '../decision.js';
import { isNothingOpen, openMatters } from '../open-matters.js';
import { type ReviewIdentity } from '../population.js';
import { type AccountProgress, reviewProgress, type ReviewerProgress, type RowsProgress } from '../progress.js';
import { type Review } from '../review-folder.js';
import { type RecordedDecision, type RowState } from '../review-state.js';
import { type RubberStamp, rubberStamps } from '../rubber-stamps.js';
import { type NextStep, nextSteps } from './next-steps.js';
import { type OpenRemedy, openRemedy } from './open-remedy.js';

/** How a review stands: what is done, what is open, and what to do next. */
export interface ReviewStatus {
  readonly version: 1;
  readonly review: ReviewIdentity;
  /** When it was looked at, ISO 8601 in UTC. Ages, and what is overdue, are judged by it. */
  readonly capturedAt: string;
  /** Days since the due day (UTC), or from it to the closing; 0 until it is over. */
  readonly daysOverdue: number;
  /** Whether anything is open: a decision, an answer, a sign-off, a remedy that is not verified, or a closing that was interrupted. */
  readonly isOpen: boolean;
  /** Null while the review goes on. */
  readonly closed: StatusClosing | null;
  readonly whole: RowsProgress;
  /** How many reviewers have not signed off, or decided something since. */
  readonly unsigned: number;
  readonly reviewers: readonly ReviewerProgress[];
  readonly accounts: readonly AccountProgress[];
  /** Remedies of which no look has found yet that they are so; those who came back first, then the oldest. */
  readonly unverified: readonly OpenRemedy[];
  readonly disputed: readonly TwiceDecided[];
  /** People whom the first reviewer has decided on, and the second one has not. */
  readonly awaitsSecond: readonly AwaitsSecond[];
  /** People who were deferred or escalated, which leaves them open. */
  readonly leftOpen: readonly LeftOpen[];
  readonly unanswered: readonly AskedQuestion[];
  readonly answeredNo: readonly NoAnswer[];
  readonly rubberStamps: readonly RubberStamp[];
  /** What to do next, the most urgent first. Empty in a review that is closed and sealed. */
  readonly next: readonly NextStep[];
}

/** How a review was closed. */
export interface StatusClosing {
  readonly at: string;
  /** Why it was closed though something was open; null where nothing was. */
  readonly withOpen: string | null;
  /** Whether the folder has all that closing makes; it has not where the closing was interrupted. */
  readonly isSealed: boolean;
}

/** What a status depends on besides the review. */
export interface StatusSurroundings {
  readonly now: Date;
  /** The folder, as the commands that are named are to have it. */
  readonly folder: string;
  /** Whether the folder has the file that closing writes last. */
  readonly isSealed: boolean;
}

/** A person in an account, as the population has them. */
export interface StatusRow {
  readonly row: string;
  readonly account: string;
  readonly userName: string;
}

/** What somebody decided, with the reason. */
export interface StatusDecision {
  readonly reviewer: string;
  readonly decision: ReviewDecision;
  readonly newRole: string | null;
  readonly reason: string | null;
  /** When it was recorded, ISO 8601 in UTC. */
  readonly recordedAt: string;
}

export interface TwiceDecided extends StatusRow {
  readonly first: StatusDecision;
  readonly second: StatusDecision;
}

export interface AwaitsSecond extends StatusRow {
  readonly first: StatusDecision;
  /** Who has to decide, too. */
  readonly secondReviewer: string;
}

export interface LeftOpen extends StatusRow {
  readonly standing: 'deferred' | 'escalated';
  /** The decision that leaves it open. */
  readonly left: StatusDecision;
}

/** A question about an account, with what is to be so and where to look. */
export interface AskedQuestion extends Attestation {
  readonly statement: string;
  readonly place: string;
}

/** An answer that says that something is not as it should be. */
export interface NoAnswer extends AskedQuestion {
  readonly reason: string;
}

/** How a review stands at a time. */
export function reviewStatus(review: Review, { now, folder, isSealed }: StatusSurroundings): ReviewStatus {
  const { population, state } = review;
  const { closed } = state;
  // What is over is not overdue for longer every day.
  const judgedAt = closed?.at ?? now.toISOString();
  const { daysOverdue, whole, reviewers, accounts } = reviewProgress(review, judgedAt.slice(0, 10));
  const matters = openMatters(review);
  const unverified = matters.unverified
    .map((row) => openRemedy(row, state, now))
    .toSorted((one, other) => Number(other.isBack) - Number(one.isBack) || other.ageHours - one.ageHours);
  return {
    version: 1,
    review: population.review,
    capturedAt: now.toISOString(),
    daysOverdue,
    isOpen: !isNothingOpen(matters) || (closed !== undefined && !isSealed),
    closed: closed === undefined ? null : { at: closed.at, withOpen: closed.withOpen, isSealed },
    ...{ whole, unsigned: matters.unsigned.length, reviewers, accounts, unverified },
    disputed: matters.undecided.flatMap(twiceDecided),
    awaitsSecond: matters.undecided.flatMap(awaitsSecond),
    leftOpen: matters.undecided.flatMap(leftOpen),
    unanswered: matters.unanswered.map(askedQuestion),
    answeredNo: state.attestations.flatMap(({ asked, answer }) =>
      answer?.answer === 'no' ? [{ ...askedQuestion(asked), reason: answer.reason }] : [],
    ),
    rubberStamps: rubberStamps(review),
    next: closed !== undefined && isSealed ? [] : nextSteps(review, { matters, reviewers, unverified }, folder),
  };
}

function statusRow({ row: { row, account, userName } }: RowState): StatusRow {
  return { row, account, userName };
}

function statusDecision({ reviewer, decision, newRole, reason, recordedAt }: RecordedDecision): StatusDecision {
  return { reviewer, decision, newRole: newRole ?? null, reason: reason ?? null, recordedAt };
}

function twiceDecided(row: RowState): readonly TwiceDecided[] {
  const { standing, first, second } = row;
  if (standing !== 'disputed' || first === undefined || second === undefined) return [];
  return [{ ...statusRow(row), first: statusDecision(first), second: statusDecision(second) }];
}

function awaitsSecond(row: RowState): readonly AwaitsSecond[] {
  const { standing, first } = row;
  const { secondReviewer } = row.row;
  if (standing !== 'awaits-second' || first === undefined || secondReviewer === undefined) return [];
  return [{ ...statusRow(row), first: statusDecision(first), secondReviewer: secondReviewer.reviewer }];
}

const LEFT_BY = { deferred: 'defer', escalated: 'escalate' } as const;

function leftOpen(row: RowState): readonly LeftOpen[] {
  const { standing, first, second } = row;
  if (standing !== 'deferred' && standing !== 'escalated') return [];
  const left = [first, second].find((one) => one?.decision === LEFT_BY[standing]);
  return left === undefined ? [] : [{ ...statusRow(row), standing, left: statusDecision(left) }];
}

function askedQuestion({ question, account, reviewer }: Attestation): AskedQuestion {
  const { statement, place } = ATTESTATION_QUESTIONS.find(({ id }) => id === question) ?? { statement: '', place: '' };
  return { question, account, reviewer, statement, place };
}
