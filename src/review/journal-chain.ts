import { createHash } from 'node:crypto';
import { type JournalEntry, type JournalEvent } from './journal-entry.js';

/** SHA-256 of a line of a journal, without its end of line, as lower-case hexadecimal. */
export function lineDigest(line: string): string {
  return createHash('sha256').update(line, 'utf8').digest('hex');
}

/** The next line of a journal, without its end of line. */
export function nextLine(
  last: { readonly seq: number; readonly line: string } | undefined,
  at: string,
  event: JournalEvent,
): string {
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    at,
    previous: last === undefined ? null : lineDigest(last.line),
    ...event,
  } satisfies JournalEntry;
  return JSON.stringify(entry);
}

/** A chain that does not hold: the number of the line, and what is wrong with it, as a clause. */
export interface ChainFault {
  readonly line: number;
  readonly what: string;
}

/**
 * What breaks the chain of the lines of a journal; undefined if it holds. That no line is missing at the end is not shown by the chain,
 * but by what signs its last digest.
 *
 * @param entries - the lines read
 */
export function chainFault(
  lines: readonly string[],
  entries: readonly Pick<JournalEntry, 'seq' | 'at' | 'previous'>[],
): ChainFault | undefined {
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    const expected = before === undefined ? null : lineDigest(lines[index - 1]!);
    const line = index + 1;
    if (entry.seq !== line) return { line, what: `has the number ${entry.seq}, where ${line} comes` };
    if (entry.previous !== expected) return { line, what: 'does not follow the line before it' };
    if (before !== undefined && entry.at < before.at) return { line, what: 'is older than the line before it' };
  }
  return undefined;
}
