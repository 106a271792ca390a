import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CliError } from './cli-error.js';

/**
 * Writes a file so that a reader sees the old one or the new one, never a half: it is written beside and then renamed.
 * Missing folders are made.
 *
 * @throws CliError if the file cannot be written
 */
export async function writeWholeFile(folder: string, path: string, text: string): Promise<void> {
  const file = resolve(folder, path);
  const beside = `${file}.${process.pid}.partial`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, text, 'utf8');
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CliError(`${path} cannot be written: ${reason}. Check the folder and its permissions.`);
  }
}
