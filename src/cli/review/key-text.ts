import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileFault } from '../../text/file-fault.js';
import { visible } from '../../text/visible.js';
import { CliError } from '../cli-error.js';
import { type CliIo } from '../cli-io.js';

/** The text of a file with a key or certificates. */
export async function keyText(named: string, io: CliIo): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, named), 'utf8');
  } catch (error) {
    throw new CliError(`Cannot read ${visible(named)}: ${fileFault(error)}. Check the path and its permissions.`);
  }
}
