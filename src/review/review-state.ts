import { userKey, type UserKey } from '../people/user-key.js';
import { type Attestation } from './attestation.js';
import { FINAL_DECISIONS, type DecidedRow } from './decision.js';
import {
  type AttestationAnswer,
  type ClosingTerms,
  type JournalEntry,
  type VerifiedAccount,
  type VerifiedRow,
} from './journal-entry.js';
import { type Population, type ReviewRow } from './population.js';

/** A decision as the journal has it. */
export interface RecordedDecision extends DecidedRow {
  /** E-mail address, as they were named when it was recorded. */
  readonly reviewer: string;
  /** When it was recorded, ISO 8601 in UTC. `decidedAt` is what the form says. */
  readonly recordedAt: string;
  /** The line of the journal that has it: what comes first and what after, whatever the clock said. */
  readonly seq: number;
  /** The file that it came in. */
  readonly file: { readonly name: string; readonly sha256: string };
}

/** An answer as the journal has it. */
export interface RecordedAnswer extends AttestationAnswer {
  readonly reviewer: string;
  readonly recordedAt: string;
}

/**
 * How a row stands. `open`: a decision is missing; `deferred`, `escalated`: the newest decision leaves it open; `awaits-second`: the second
 * reviewer has not decided; `disputed`: the two decided differently; `decided`: nothing is missing.
 */
export const ROW_STANDINGS = ['open', 'deferred', 'escalated', 'awaits-second', 'disputed', 'decided'] as const;

export type RowStanding = (typeof ROW_STANDINGS)[number];

/** A row with all that was decided on it. */
export interface RowState {
  readonly row: ReviewRow;
  readonly standing: RowStanding;
  /** The newest one of the first reviewer. */
  readonly first: RecordedDecision | undefined;
  /** The newest one of the second reviewer. */
  readonly second: RecordedDecision | undefined;
  /** Every decision, in the order of the journal. */
  readonly history: readonly RecordedDecision[];
}

/** What the journal of a review says, all in all. */
export interface ReviewState {
  /** By the id of the row, in the order of the population. */
  readonly rows: ReadonlyMap<string, RowState>;
  /** Every question, with its newest answer; undefined while there is none. */
  readonly attestations: readonly { readonly asked: Attestation; readonly answer: RecordedAnswer | undefined }[];
  /** When each reviewer signed off, by the key of their address; one who has decided since is not among them. */
  readonly signedOff: ReadonlyMap<UserKey, string>;
  /** Every look at what was remedied, the newest last. */
  readonly verifications: readonly Verification[];
  /** What the newest look at each row found, by its id; a row that nobody looked at is not among them. */
  readonly found: ReadonlyMap<string, FoundRow>;
  /** Undefined while the review goes on. */
  readonly closed: ClosedReview | undefined;
}

/** How a review was closed. */
export interface ClosedReview extends ClosingTerms {
  /** When, ISO 8601 in UTC. */
  readonly at: string;
  /** Why the folder was finished without the time stamp that was wanted; null where it was not. */
  readonly timeStampGivenUp: string | null;
}

/** One look at whether what was decided is so. */
export interface Verification {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly accounts: readonly VerifiedAccount[];
  readonly rows: readonly VerifiedRow[];
}

/** What one look found of one row. */
export interface FoundRow {
  readonly at: string;
  /** The line of the journal. */
  readonly seq: number;
  readonly row: VerifiedRow;
}

/** Reads a journal as a whole: the newest decision of each reviewer counts, and the others remain its history. */
export function reviewState(
  population: Population,
  asked: readonly Attestation[],
  entries: readonly JournalEntry[],
): ReviewState {
  const histories = new Map<string, RecordedDecision[]>();
  const answers = new Map<string, RecordedAnswer>();
  const signedOff = new Map<UserKey, string>();
  const verifications: Verification[] = [];
  const found = new Map<string, FoundRow>();
  let closed: ReviewState['closed'];
  for (const entry of entries) {
    switch (entry.event) {
      case 'recorded': {
        const { reviewer, file, at: recordedAt, seq } = entry;
        for (const decision of entry.decisions) {
          const history = histories.get(decision.row) ?? [];
          history.push({ ...decision, reviewer, recordedAt, seq, file });
          histories.set(decision.row, history);
        }
        for (const answer of entry.answers) answers.set(questionKey(answer), { ...answer, reviewer, recordedAt });
        signedOff.delete(userKey(reviewer));
        break;
      }
      case 'signed-off':
        signedOff.set(userKey(entry.reviewer), entry.at);
        break;
      case 'verified':
        verifications.push({ at: entry.at, accounts: entry.accounts, rows: entry.rows });
        for (const row of entry.rows) found.set(row.row, { at: entry.at, seq: entry.seq, row });
        break;
      case 'closed':
        closed = closedReview(entry);
        break;
      case 'time-stamp-given-up':
        closed &&= { ...closed, timeStamp: null, timeStampGivenUp: entry.reason };
        break;
      case 'opened':
      case 'remediation':
        break;
    }
  }
  return {
    rows: new Map(population.rows.map((row) => [row.row, rowState(row, histories.get(row.row) ?? [])])),
    attestations: asked.map((one) => ({ asked: one, answer: answers.get(questionKey(one)) })),
    signedOff,
    verifications,
    found,
    closed,
  };
}

function closedReview(entry: ClosingTerms & Pick<JournalEntry, 'at'>): ClosedReview {
  const { at, withOpen, toolVersion, signature, timeStamp, leavers } = entry;
  return { at, withOpen, toolVersion, signature, timeStamp, leavers, timeStampGivenUp: null };
}

function questionKey({ question, account }: Pick<Attestation, 'question' | 'account'>): string {
  return JSON.stringify([question, account]);
}

function rowState(row: ReviewRow, history: readonly RecordedDecision[]): RowState {
  const newestOf = (reviewer: string | undefined): RecordedDecision | undefined =>
    reviewer === undefined
      ? undefined
      : history.findLast((decision) => userKey(decision.reviewer) === userKey(reviewer));
  const first = newestOf(row.reviewer.reviewer);
  const second = newestOf(row.secondReviewer?.reviewer);
  return { row, standing: standingOf(row, first, second), first, second, history };
}

function standingOf(
  { secondReviewer }: ReviewRow,
  first: RecordedDecision | undefined,
  second: RecordedDecision | undefined,
): RowStanding {
  if (first === undefined) return 'open';
  const left = [first, second].find(
    (decision) => decision !== undefined && !FINAL_DECISIONS.includes(decision.decision),
  );
  if (left !== undefined) return left.decision === 'escalate' ? 'escalated' : 'deferred';
  if (secondReviewer === undefined) return 'decided';
  if (second === undefined) return 'awaits-second';
  return first.decision === second.decision && first.newRole === second.newRole ? 'decided' : 'disputed';
}

/** What was decided on a row that nothing is missing of: the decision of both, or of the only reviewer. */
export function outcomeOf({ standing, first }: RowState): RecordedDecision | undefined {
  return standing === 'decided' ? first : undefined;
}

/** The keys of everybody who has something to decide or to answer. */
export function reviewersOf(population: Population, asked: readonly Attestation[]): ReadonlyMap<UserKey, string> {
  const all = [
    ...population.rows.flatMap(({ reviewer, secondReviewer }) => [
      reviewer.reviewer,
      ...(secondReviewer === undefined ? [] : [secondReviewer.reviewer]),
    ]),
    ...asked.map(({ reviewer }) => reviewer),
  ];
  const byKey = new Map<UserKey, string>();
  for (const reviewer of all) if (!byKey.has(userKey(reviewer))) byKey.set(userKey(reviewer), reviewer);
  return byKey;
}
