import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type HistoryEntry, historyEntrySchema } from './history-entry.js';
import { HistoryError } from './history-error.js';

/** What a run is called until it is whole. A kill can leave one; it is no run, and nothing reads it. */
const UNFINISHED = '.partial';

/**
 * Keeps a run as a file of one line of JSON, named by its time and its content: two runs of one moment do not overwrite each
 * other, and the same run kept twice is one. The file is written beside and then renamed, so it is there as a whole or not
 * at all. The folder is made if it is missing.
 *
 * @returns the file's name in the folder
 * @throws HistoryError if it cannot be written
 */
export async function keepRun(folder: string, entry: HistoryEntry): Promise<string> {
  const line = `${JSON.stringify(entry)}\n`;
  const digest = createHash('sha256').update(line).digest('hex').slice(0, 12);
  // No colon: Windows takes none in a file's name.
  const name = `${entry.capturedAt.replaceAll(':', '-')}-${digest}.json`;
  const beside = join(folder, `${name}.${randomUUID()}${UNFINISHED}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeThrough(beside, line);
    await rename(beside, join(folder, name));
    return name;
  } catch (error) {
    // If that fails too, it is for the same reason, which is the one to tell.
    await rm(beside, { force: true }).catch(() => undefined);
    throw new HistoryError(
      `The run cannot be kept in the history ${folder}: ${reasonOf(error)}. Check the folder and its permissions.`,
    );
  }
}

/** To the disk and not only into the system's cache, so that a renamed file is not an empty one after a power cut. */
async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Reads every run of a history, in order of the files' names. All or nothing: a run that is left out would look like
 * findings that healed.
 *
 * @throws HistoryError naming everything in the folder that is no readable run
 */
export async function readHistory(folder: string): Promise<readonly HistoryEntry[]> {
  const names = (await list(folder)).filter((name) => !name.endsWith(UNFINISHED)).sort();
  const entries: HistoryEntry[] = [];
  const faults: string[] = [];
  for (const name of names) {
    try {
      entries.push(parseEntry(await readFile(join(folder, name), 'utf8')));
    } catch (error) {
      faults.push(`${join(folder, name)}: ${reasonOf(error)}`);
    }
  }
  if (faults.length > 0) {
    throw new HistoryError(
      `${faults.join('\n')}\nNothing is concluded from a part of a history. Restore what is damaged, and keep everything ` +
        'that is not a run in another folder.',
    );
  }
  return entries;
}

async function list(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new HistoryError(
      `The history ${folder} cannot be read: ${reasonOf(error)}. \`klaviyo-access drift --history ${folder}\` begins one.`,
    );
  }
}

function parseEntry(text: string): HistoryEntry {
  const parsed = historyEntrySchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new HistoryError(
    `not a run of a history: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(' ')}`,
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'not JSON';
  if (error instanceof HistoryError) return error.message;
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
