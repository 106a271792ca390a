import { type FileHandle, open } from 'node:fs/promises';
import { fileFault } from '../text/file-fault.js';
import { nextLine } from './journal-chain.js';
import { type JournalEvent } from './journal-entry.js';
import { type ReadJournal } from './journal-text.js';
import { ReviewError } from './review-error.js';

/**
 * Writes what happened to the end of a journal: every line whole, or none.
 *
 * @param journal - as it was read from the path; what a kill left behind its whole lines goes
 * @throws ReviewError if it cannot be written
 */
export async function appendJournal(
  path: string,
  journal: ReadJournal,
  events: readonly JournalEvent[],
  now: () => Date,
): Promise<void> {
  const lines: string[] = [];
  let last = { seq: journal.entries.length, line: journal.lines.at(-1)! };
  const before = journal.entries.at(-1)!.at;
  for (const event of events) {
    // A clock that was set back does not break the chain.
    const at = [now().toISOString(), before].toSorted().at(-1)!;
    last = { seq: last.seq + 1, line: nextLine(last, at, event) };
    lines.push(`${last.line}\n`);
  }
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r+');
    await handle.truncate(journal.wholeBytes);
    await writeAt(handle, Buffer.from(lines.join(''), 'utf8'), journal.wholeBytes);
    await handle.sync();
  } catch (error) {
    // Of several lines the first may be whole. If that fails too, it is for the same reason.
    await handle?.truncate(journal.wholeBytes).catch(() => undefined);
    throw new ReviewError(`The journal ${path} cannot be written: ${fileFault(error)}. Nothing was recorded.`);
  } finally {
    await handle?.close();
  }
}

/** A disk that is nearly full takes a part, and says so by the number of bytes alone; the next part is what fails. */
async function writeAt(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += (await handle.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
  }
}
