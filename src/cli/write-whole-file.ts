import { resolve } from 'node:path';
import { writeWhole } from '../files/write-whole.js';
import { CliError } from './cli-error.js';

/**
 * Writes a file that a flag names: a reader sees the old one or the new one, never a half. Missing folders are made.
 *
 * @param folder - where a relative path starts
 * @param text - the text, or its parts in order
 * @param mode - of the file, whatever it was. Default: as it is, or as usual for a new one
 * @throws CliError if the file cannot be written
 */
export async function writeWholeFile(
  folder: string,
  path: string,
  text: string | Iterable<string>,
  mode?: number,
): Promise<void> {
  try {
    await writeWhole(resolve(folder, path), text, mode);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    // A part of the text could not be made: that has nothing to do with the file.
    if (reason === undefined) throw error;
    throw new CliError(`${path} cannot be written: ${reason}. Check the folder and its permissions.`);
  }
}
