import { type ReviewDecision } from '../../../../review/decision.js';
import { type AttestationAnswer } from '../../../../review/journal-entry.js';

/** What a reviewer has filled in of one person. */
export interface RowDraft {
  readonly decision?: ReviewDecision | undefined;
  /** Kept when another decision is chosen, so that it is there again when they come back to this one. */
  readonly newRole?: string | undefined;
  readonly reason: string;
  /** When the decision was made, ISO 8601 in UTC; its reason may be written after that. */
  readonly decidedAt?: string | undefined;
}

/** What they have filled in of one question. */
export interface AnswerDraft {
  readonly answer?: AttestationAnswer['answer'] | undefined;
  readonly reason: string;
  readonly attachment?: AttestationAnswer['attachment'];
  readonly answeredAt?: string | undefined;
}

/** A draft, and when it came to be: a number that grows with every change, whatever the clock says. */
export interface Stamped<Draft> {
  readonly stamp: number;
  readonly draft: Draft;
}

/** Everything that a reviewer has filled in. */
export interface Drafts {
  /** The stamp at which everything was cleared; what is not newer counts as empty. 0: never. */
  readonly clearedAt: number;
  /** By the ids of rows. */
  readonly rows: ReadonlyMap<string, Stamped<RowDraft>>;
  /** By the keys of questions. */
  readonly answers: ReadonlyMap<string, Stamped<AnswerDraft>>;
}

export const NO_DRAFTS: Drafts = { clearedAt: 0, rows: new Map(), answers: new Map() };

const EMPTY: RowDraft & AnswerDraft = { reason: '' };

export function rowDraft({ rows }: Drafts, row: string): RowDraft {
  return rows.get(row)?.draft ?? EMPTY;
}

export function answerDraft({ answers }: Drafts, key: string): AnswerDraft {
  return answers.get(key)?.draft ?? EMPTY;
}

/**
 * Fills something in on people, all at the same time. A decision is made when it, or its new role, is chosen; one that is restored has a
 * time already.
 *
 * @param changes - by the ids of rows; a member that is there replaces the one before, also by undefined
 */
export function withRows(drafts: Drafts, changes: ReadonlyMap<string, Partial<RowDraft>>, now: Date): Drafts {
  const rows = new Map(drafts.rows);
  for (const [row, change] of changes) {
    const before = rowDraft(drafts, row);
    const after = { ...before, ...change };
    const isDecided = after.decision !== before.decision || after.newRole !== before.newRole;
    const decidedAt = isDecided && !('decidedAt' in change) ? now.toISOString() : after.decidedAt;
    const draft = after.decision === undefined ? { ...after, decidedAt: undefined } : { ...after, decidedAt };
    rows.set(row, { stamp: nextStamp(drafts, rows.get(row), now), draft });
  }
  return { ...drafts, rows };
}

/** Fills something in on a question. */
export function withAnswer(drafts: Drafts, key: string, change: Partial<AnswerDraft>, now: Date): Drafts {
  const before = answerDraft(drafts, key);
  const after = { ...before, ...change };
  const answeredAt = after.answer === before.answer ? after.answeredAt : now.toISOString();
  const stamped = { stamp: nextStamp(drafts, drafts.answers.get(key), now), draft: { ...after, answeredAt } };
  return { ...drafts, answers: new Map([...drafts.answers, [key, stamped]]) };
}

/** Clears everything, also what another window filled in before. */
export function cleared({ clearedAt, rows, answers }: Drafts, now: Date): Drafts {
  const stamps = [...rows.values(), ...answers.values()].map(({ stamp }) => stamp);
  const newest = stamps.reduce((one, other) => Math.max(one, other), clearedAt);
  return { ...NO_DRAFTS, clearedAt: Math.max(now.getTime(), newest + 1) };
}

/** Later than what was there, also where the clock was set back. */
function nextStamp({ clearedAt }: Drafts, before: Stamped<unknown> | undefined, now: Date): number {
  return Math.max(now.getTime(), (before?.stamp ?? 0) + 1, clearedAt + 1);
}

/**
 * What two windows, or a window and what is kept in the browser, have together: of each person and each question the newer draft. The
 * order does not matter, and doing it twice changes nothing.
 */
export function merged(one: Drafts, other: Drafts): Drafts {
  const clearedAt = Math.max(one.clearedAt, other.clearedAt);
  return {
    clearedAt,
    rows: newest(clearedAt, one.rows, other.rows),
    answers: newest(clearedAt, one.answers, other.answers),
  };
}

function newest<Draft>(
  clearedAt: number,
  one: ReadonlyMap<string, Stamped<Draft>>,
  other: ReadonlyMap<string, Stamped<Draft>>,
): ReadonlyMap<string, Stamped<Draft>> {
  const both = new Map([...one].filter(([, { stamp }]) => stamp > clearedAt));
  for (const [key, stamped] of other) {
    const known = both.get(key);
    if (stamped.stamp > clearedAt && (known === undefined || isNewer(stamped, known))) both.set(key, stamped);
  }
  return both;
}

/** In the same millisecond the text of the drafts decides, so that both windows keep the same one. */
function isNewer<Draft>(one: Stamped<Draft>, other: Stamped<Draft>): boolean {
  return one.stamp === other.stamp ? inOneOrder(one.draft) > inOneOrder(other.draft) : one.stamp > other.stamp;
}

function inOneOrder(draft: unknown): string {
  return JSON.stringify(
    Object.entries(draft as object)
      .filter(([, value]) => value !== undefined)
      .sort(),
  );
}
