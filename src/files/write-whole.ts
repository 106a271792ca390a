import { randomUUID } from 'node:crypto';
import { type Stats } from 'node:fs';
import { lstat, mkdir, open, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { encoded } from './encoded.js';

/** How the name of a file ends until it is whole. A kill can leave one; it is nothing, and can be deleted. */
export const UNFINISHED = '.partial';

/** Names of the system's devices, such as /dev/stdout: a link there is no file of its own, and must not become one. */
const DEVICE = /^\/(dev|proc)\//;

/**
 * Writes a file so that a reader sees the old one or the new one, never a half, also after a kill or a power cut: it is
 * written beside, to the disk, and then renamed. Missing folders are made. A file that is there keeps its mode, and a
 * link to it stays a link. What cannot be replaced, such as a pipe or a device, is written into.
 *
 * @param path - absolute
 * @param content - the text, or its parts in order, which are asked for as they are written; or bytes
 * @param mode - what the file gets in any case, such as 0o600 for one with people in it. Default: that of the file that is there
 * @throws the error of the system (with its `code`) or of the parts, after what was begun is removed
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  mode?: number,
): Promise<void> {
  const parts = content instanceof Uint8Array ? [content] : encoded(typeof content === 'string' ? [content] : content);
  const there = await statsOf(stat(path));
  if (DEVICE.test(path) || (there !== undefined && !there.isFile())) {
    await writeFile(path, parts);
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  const file = await linkedFile(path);
  const beside = `${file}.${randomUUID()}${UNFINISHED}`;
  try {
    await writeThrough(beside, parts, mode ?? there?.mode);
    await rename(beside, file);
  } catch (error) {
    // If that fails too, it is for the same reason, which is the one to report.
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** What is known of a place; undefined where nothing is. */
async function statsOf(asked: Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await asked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Where a path leads to over all links; the last of them may lead to a file that is not there yet. */
async function linkedFile(path: string): Promise<string> {
  const folder = await realpath(dirname(path));
  const file = join(folder, basename(path));
  const there = await statsOf(lstat(file));
  return there?.isSymbolicLink() === true ? linkedFile(resolve(folder, await readlink(file))) : file;
}

/** To the disk and not only into the system's cache, so that a renamed file is not an empty one after a power cut. */
async function writeThrough(file: string, parts: Iterable<Uint8Array>, mode: number | undefined): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    // Again, since what the process may give to new files (its umask) was taken off.
    if (mode !== undefined) await handle.chmod(mode & 0o7777);
    await writeFile(handle, parts);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
