import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type z } from 'zod';
import { type JsonFault, parseJsonText } from '../text/json-text.js';
import { fileFault } from '../text/file-fault.js';
import { formFault } from '../text/form-fault.js';
import { visible } from '../text/visible.js';
import { UNFINISHED, writeWhole } from '../files/write-whole.js';
import { type HistoryEntry } from './history-entry.js';
import { historyEntrySchema } from './history-entry-schema.js';
import { HistoryError } from './history-error.js';

/**
 * Keeps a run as a file of one line of JSON, named by its time and its content: two runs of one moment do not overwrite
 * each other, and the same run kept twice is one. The file is there as a whole or not at all. The folder is made if it is
 * missing.
 *
 * @returns the file's name in the folder
 * @throws HistoryError if it cannot be written
 */
export async function keepRun(folder: string, entry: HistoryEntry): Promise<string> {
  const line = `${JSON.stringify(entry)}\n`;
  const digest = createHash('sha256').update(line).digest('hex').slice(0, 12);
  // No colon: Windows takes none in a file's name.
  const name = `${entry.capturedAt.replaceAll(':', '-')}-${digest}.json`;
  try {
    await writeWhole(join(folder, name), line);
    return name;
  } catch (error) {
    throw new HistoryError(
      `The run cannot be kept in the history ${folder}: ${reasonOf(error)}. Check the folder and its permissions.`,
    );
  }
}

/**
 * Reads every run of a history, in order of the files' names. All or nothing: a run that is left out would look like
 * findings that were resolved. Files that a kill left, and hidden files such as desktops create, are not runs.
 *
 * @throws HistoryError naming everything in the folder that is not a readable run
 */
export async function readHistory(folder: string): Promise<readonly HistoryEntry[]> {
  const names = (await list(folder)).filter((name) => !name.startsWith('.') && !name.endsWith(UNFINISHED)).sort();
  const entries: HistoryEntry[] = [];
  const faults: string[] = [];
  for (const name of names) {
    try {
      entries.push(parseEntry(await readFile(join(folder, name), 'utf8')));
    } catch (error) {
      faults.push(`${visible(join(folder, name))}: ${reasonOf(error)}`);
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
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new HistoryError(
        `There is no history at ${folder}. To begin one, run \`klaviyo-access drift --history ${folder}\`.`,
      );
    }
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') {
      throw new HistoryError(`Cannot read the history ${folder}: it is a file. Name the folder that holds the runs.`);
    }
    throw new HistoryError(
      `Cannot read the history ${folder}: ${reasonOf(error)}. Check the path of the folder and its permissions.`,
    );
  }
}

function parseEntry(text: string): HistoryEntry {
  const json = parseJsonText(text);
  if (!json.ok) throw new HistoryError(FAULT_WORDS[json.fault.kind]);
  const parsed = historyEntrySchema.safeParse(json.value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues as [z.core.$ZodIssue];
  const what = formFault(issue, issue.path.join('.') || 'the file', ' ');
  throw new HistoryError(`not a run of a history: ${visible(what)}`);
}

const FAULT_WORDS: Readonly<Record<JsonFault['kind'], string>> = {
  empty: 'not JSON: the file is empty',
  'utf-16': 'not JSON in UTF-8: the file is UTF-16',
  surrounded: 'not JSON alone: there is text around it',
  'repeated name': 'changed since it was written: an object in it has a name twice',
  'not json': 'not JSON',
};

function reasonOf(error: unknown): string {
  if (error instanceof HistoryError) return error.message;
  return fileFault(error);
}
