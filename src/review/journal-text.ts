import { basename } from 'node:path';
import { parseJsonText } from '../text/json-text.js';
import { formFault } from '../text/form-fault.js';
import { chainFault } from './journal-chain.js';
import { type JournalEntry } from './journal-entry.js';
import { journalEntrySchema } from './journal-schema.js';
import { ReviewError } from './review-error.js';

/** A journal as it was read. */
export interface ReadJournal {
  /** Without their ends of line. */
  readonly lines: readonly string[];
  readonly entries: readonly JournalEntry[];
  /** Bytes of the whole lines. What stands after them is a line that a kill left unfinished: it is nothing. */
  readonly wholeBytes: number;
}

/**
 * Reads the text of a journal whole, and checks its chain.
 *
 * @param path - for messages
 * @throws ReviewError naming the first line that is not as it was written
 */
export function parseJournal(text: string, path: string): ReadJournal {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const lines = whole.split('\n').slice(0, -1);
  const entries = lines.map((line, index) => parsedLine(line, index + 1, path));
  const fault = chainFault(lines, entries);
  if (fault !== undefined) throw damaged(path, fault.line, fault.what);
  if (entries[0]?.event !== 'opened') throw damaged(path, 1, 'does not open a review');
  return { lines, entries, wholeBytes: Buffer.byteLength(whole, 'utf8') };
}

function parsedLine(line: string, number: number, path: string): JournalEntry {
  const json = parseJsonText(line);
  if (!json.ok) throw damaged(path, number, json.fault.kind === 'repeated name' ? 'has a name twice' : 'is not JSON');
  const parsed = journalEntrySchema.safeParse(json.value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw damaged(path, number, `is not an entry: ${formFault(issue, issue.path.join('.') || 'the line', ' ')}`);
}

function damaged(path: string, line: number, what: string): ReviewError {
  return new ReviewError(
    `Line ${line} of the journal ${path} ${what}. It was changed since it was written, and nothing can be concluded from it. ` +
      'Restore the folder from where it was kept, such as its git history.',
    basename(path),
  );
}
