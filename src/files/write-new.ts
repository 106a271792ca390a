import { constants } from 'node:fs';
import { copyFile, link, mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { UNFINISHED } from './write-whole.js';

/** What a file system says that has no hard links. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'];

/**
 * Writes files that are not there yet: all of them, or none. Each is written beside its place first and put there whole.
 * Nothing is ever overwritten, also if a file comes to be while this runs. Missing folders are made.
 *
 * @param files - texts, or bytes, by absolute path
 * @param place - gives a file a second name, and fails if there is a file of that name. Default: a hard link
 * @throws the error of the system (with its `code`, and `EEXIST` for a file that is there), after everything that was made is
 *   removed again
 */
export async function writeNew(
  files: ReadonlyMap<string, string | Uint8Array>,
  place: typeof link = link,
): Promise<void> {
  const beside = new Map([...files.keys()].map((path) => [path, `${path}.${randomUUID()}${UNFINISHED}`]));
  const folders: string[] = [];
  const placed: string[] = [];
  try {
    for (const [path, text] of files) {
      const first = await mkdir(dirname(path), { recursive: true });
      if (first !== undefined) folders.push(...between(first, dirname(path)));
      await writeFile(beside.get(path)!, text, { flag: 'wx', flush: true });
    }
    for (const [path, whole] of beside) {
      await put(whole, path, place);
      placed.push(path);
    }
    await Promise.all([...beside.values()].map((path) => rm(path, { force: true })));
  } catch (error) {
    // If that fails too, it is for the same reason, which is the one to report.
    const made = [...placed, ...beside.values()];
    await Promise.all(made.map((path) => rm(path, { force: true }).catch(() => undefined)));
    for (const folder of folders.reverse()) await rmdir(folder).catch(() => undefined);
    throw error;
  }
}

async function put(whole: string, path: string, place: typeof link): Promise<void> {
  try {
    await place(whole, path);
  } catch (error) {
    if (!NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(whole, path, constants.COPYFILE_EXCL);
  }
}

/** The folders from the first that was made down to the last, in that order. */
function between(first: string, last: string): readonly string[] {
  return resolve(first) === resolve(last) ? [last] : [...between(first, dirname(last)), last];
}
