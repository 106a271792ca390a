import { userKey } from '../../../people/user-key.js';
import { type DecidedRow } from '../../../review/decision.js';
import { type JournalEntry } from '../../../review/journal-entry.js';
import { type Review } from '../../../review/review-folder.js';

/** A decision with its place in the journal. */
export interface HistoricDecision extends DecidedRow {
  /** The number of the journal's line. */
  readonly entry: number;
  readonly reviewer: string;
  readonly recordedAt: string;
  readonly file: { readonly name: string; readonly sha256: string };
  /** False where a later one of the same reviewer on the same row stands in its place. */
  readonly counts: boolean;
}

export type RecordedEntry = Extract<JournalEntry, { readonly event: 'recorded' }>;

/** The files of reviewers that were taken in, in the order of the journal. */
export function recordedEntries({ entries }: Pick<Review, 'entries'>): readonly RecordedEntry[] {
  return entries.filter((entry) => entry.event === 'recorded');
}

/** Every decision, in the order of the journal. */
export function* decisionHistory(review: Pick<Review, 'entries'>): Generator<HistoricDecision, undefined> {
  const recorded = recordedEntries(review);
  const newest = new Map<string, number>();
  for (const { seq, reviewer, decisions } of recorded) {
    for (const { row } of decisions) newest.set(place(row, reviewer), seq);
  }
  for (const { seq: entry, at: recordedAt, reviewer, file, decisions } of recorded) {
    for (const decision of decisions) {
      const counts = newest.get(place(decision.row, reviewer)) === entry;
      yield { entry, reviewer, recordedAt, ...decision, file, counts };
    }
  }
}

/** A row's id has no blank. */
function place(row: string, reviewer: string): string {
  return `${row} ${userKey(reviewer)}`;
}
