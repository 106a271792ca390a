import { REVIEW_DECISIONS } from '../../../../review/decision.js';
import { type AnswerDraft, type Drafts, type RowDraft, type Stamped } from './drafts.js';

/** The version of what is kept in the browser. */
const VERSION = 1;

/** The answers to a question. */
export const ANSWERS = ['yes', 'no', 'not-applicable'] as const;

/** Under which name a browser keeps what was filled in: of one review, one list of people and one reviewer. */
export function savedName(of: {
  readonly review: { readonly id: string };
  readonly population: string;
  readonly reviewer: string;
}): string {
  return `klaviyo-access/review/${of.review.id}/${of.population}/${of.reviewer}`;
}

/** What is kept in the browser. The same drafts have the same text, in whatever order they were made. */
export function savedText({ clearedAt, rows, answers }: Drafts): string {
  return JSON.stringify({ version: VERSION, clearedAt, rows: inOrder(rows), answers: inOrder(answers) });
}

function inOrder<Draft>(drafts: ReadonlyMap<string, Stamped<Draft>>): readonly unknown[] {
  return [...drafts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { stamp, draft }]) => [key, stamp, draft]);
}

/** Reads what was kept; undefined where it cannot be read, and so must not be written over. */
export function readSaved(text: string): Drafts | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value.version !== VERSION || !isStamp(value.clearedAt)) return undefined;
  const rows = readEntries(value.rows, isRowDraft);
  const answers = readEntries(value.answers, isAnswerDraft);
  return rows === undefined || answers === undefined ? undefined : { clearedAt: value.clearedAt, rows, answers };
}

function readEntries<Draft>(
  entries: unknown,
  isDraft: (draft: unknown) => draft is Draft,
): ReadonlyMap<string, Stamped<Draft>> | undefined {
  if (!Array.isArray(entries)) return undefined;
  const read = new Map<string, Stamped<Draft>>();
  for (const entry of entries as readonly unknown[]) {
    if (!Array.isArray(entry)) return undefined;
    const [key, stamp, draft] = entry as readonly unknown[];
    if (typeof key !== 'string' || !isStamp(stamp) || !isDraft(draft)) return undefined;
    read.set(key, { stamp, draft });
  }
  return read;
}

function isRowDraft(draft: unknown): draft is RowDraft {
  if (!isObject(draft)) return false;
  const { decision, newRole, reason, decidedAt } = draft;
  const isDecision = decision === undefined || REVIEW_DECISIONS.some((known) => known === decision);
  return isDecision && isTextOrNone(newRole) && typeof reason === 'string' && isTextOrNone(decidedAt);
}

function isAnswerDraft(draft: unknown): draft is AnswerDraft {
  if (!isObject(draft)) return false;
  const { answer, reason, attachment, answeredAt } = draft;
  const isAnswer = answer === undefined || ANSWERS.some((known) => known === answer);
  const isFile =
    attachment === undefined ||
    (isObject(attachment) && typeof attachment.name === 'string' && typeof attachment.sha256 === 'string');
  return isAnswer && isFile && typeof reason === 'string' && isTextOrNone(answeredAt);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isStamp(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isTextOrNone(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}
