import { resolve } from 'node:path';
import { writeWhole } from '../files/write-whole.js';
import { CliError } from './cli-error.js';

/**
 * Writes a file that a flag names: a reader sees the old one or the new one, never a half. Missing folders are made.
 *
 * @param folder - where a relative path starts
 * @throws CliError if the file cannot be written
 */
export async function writeWholeFile(folder: string, path: string, text: string): Promise<void> {
  try {
    await writeWhole(resolve(folder, path), text);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CliError(`${path} cannot be written: ${reason}. Check the folder and its permissions.`);
  }
}
