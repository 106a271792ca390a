import { open, rename } from 'node:fs/promises';
import { fileFault } from '../text/file-fault.js';
import { quoted } from '../text/quoted.js';
import { ReconcileError } from './reconcile-error.js';

/** The end of a journal's name, after that of its plan. */
export const JOURNAL_ENDING = '.journal.jsonl';

/**
 * Puts the journal of another plan aside, if that is what stands at the path: as `PLAN.journal.<12 digits of its plan>.jsonl`, so that it
 * stays as evidence. A plan is made from a listing, so it needs nothing of what was written before. Only the holder of the run's lock does it.
 *
 * @throws ReconcileError if it cannot be read or renamed
 * @param sha256 - of the plan that is to be applied
 */
export async function putOldJournalAside(path: string, sha256: string): Promise<void> {
  const before = await planOf(path);
  if (before === undefined || before === sha256) return;
  try {
    await rename(path, `${path.slice(0, -JOURNAL_ENDING.length)}.journal.${before.slice(0, 12)}.jsonl`);
  } catch (error) {
    throw inTheWay(path, error);
  }
}

/** The plan that the first line of a journal names; undefined where there is no journal, or no such line. */
async function planOf(path: string): Promise<string | undefined> {
  let first: string;
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
      first = buffer.subarray(0, bytesRead).toString('utf8').split('\n')[0] ?? '';
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw inTheWay(path, error);
  }
  return /"event":"plan","sha256":"([0-9a-f]{64})"/.exec(first)?.[1];
}

function inTheWay(path: string, error: unknown): ReconcileError {
  return new ReconcileError(
    `The journal ${quoted(path)} cannot be read or put aside: ${fileFault(error)}. Nothing is written to Klaviyo. Move it away, or apply the plan ` +
      'under another name.',
  );
}
