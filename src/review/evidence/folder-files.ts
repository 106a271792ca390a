import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { byCodeUnits } from '../../drift/order.js';
import { visible } from '../../text/visible.js';
import { ReviewError } from '../review-error.js';
import { REVIEW_FILES } from '../review-folder.js';

/** A file in the folder of a review. */
export interface FolderFile {
  /** Within the folder, with `/` between its parts. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Something in the folder that is no file which can be sealed. */
export interface Stranger {
  readonly path: string;
  /** As a predicate: `is a link`. */
  readonly what: string;
}

/** What lies in the folder of a review. Folders count by what is in them alone. */
export interface FolderPaths {
  /** Of the files, in order. */
  readonly paths: readonly string[];
  readonly strangers: readonly Stranger[];
}

/**
 * The files of a folder, and of those within it. Links are not followed.
 *
 * @param folder - absolute
 * @throws the error of the system if it cannot be read
 */
export async function folderPaths(folder: string): Promise<FolderPaths> {
  const paths: string[] = [];
  const strangers: Stranger[] = [];
  const folders = [''];
  for (const within of folders) {
    for (const entry of await readdir(join(folder, within), { withFileTypes: true })) {
      const path = within === '' ? entry.name : `${within}/${entry.name}`;
      const what = strangeness(path, entry);
      if (what !== undefined) strangers.push({ path, what });
      else if (entry.isDirectory()) folders.push(path);
      else paths.push(path);
    }
  }
  return {
    paths: paths.toSorted(byCodeUnits),
    strangers: strangers.toSorted((one, other) => byCodeUnits(one.path, other.path)),
  };
}

/** The file with which a run keeps others away, while it runs. */
const LOCK = new RegExp(`^${REVIEW_FILES.journal.replace('.', '\\.')}\\.lock\\.[0-9a-f-]{36}$`);

/**
 * The files of a folder that are to be sealed, in order.
 *
 * @throws ReviewError if there is something that cannot be; it names it
 */
export async function sealablePaths(folder: string): Promise<readonly string[]> {
  const { paths, strangers } = await folderPaths(folder);
  const [stranger] = strangers;
  if (stranger !== undefined) {
    const { path, what } = stranger;
    throw new ReviewError(
      `${visible(path)} in the folder ${what}, and cannot be sealed. Remove it, and run this again.`,
    );
  }
  return paths.filter((path) => !LOCK.test(path));
}

/** `sha256sum` writes the names of such files in another way, and some file systems cannot hold them. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNWRITABLE = /[\\\u0000-\u001f\u007f\ufffd]/;

interface EntryKind {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function strangeness(path: string, entry: EntryKind): string | undefined {
  if (entry.isSymbolicLink()) return 'is a link, not a file';
  if (!entry.isFile() && !entry.isDirectory()) return 'is neither a file nor a folder';
  if (UNWRITABLE.test(path)) return 'has a name that cannot be written in a list of files';
  return path === '.git' ? 'is a repository of its own' : undefined;
}

/** So many files are read at a time. */
const AT_A_TIME = 8;

/**
 * Files of a folder with their digests, in the given order.
 *
 * @throws the error of the system if one cannot be read
 */
export async function folderFiles(folder: string, paths: readonly string[]): Promise<readonly FolderFile[]> {
  const files: FolderFile[] = [];
  for (let at = 0; at < paths.length; at += AT_A_TIME) {
    const some = paths.slice(at, at + AT_A_TIME);
    files.push(...(await Promise.all(some.map((path) => folderFile(folder, path)))));
  }
  return files;
}

/** So many bytes are read at once. */
const PART_BYTES = 256 * 1024;

/**
 * One file of a folder with its digest, read in parts.
 *
 * @throws the error of the system if it cannot be read, also if it has become a link meanwhile
 */
export async function folderFile(folder: string, path: string): Promise<FolderFile> {
  const handle = await open(join(folder, path), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const hash = createHash('sha256');
    const part = Buffer.allocUnsafe(PART_BYTES);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await handle.read(part, 0, PART_BYTES);
      if (bytesRead === 0) break;
      bytes += bytesRead;
      hash.update(part.subarray(0, bytesRead));
    }
    return { path, bytes, sha256: hash.digest('hex') };
  } finally {
    await handle.close();
  }
}

/** The bytes of a file; undefined where there is none. */
export async function bytesIf(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
