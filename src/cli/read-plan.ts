import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileFault } from '../text/file-fault.js';
import { CliError } from './cli-error.js';
import { type CliIo } from './cli-io.js';

/**
 * The text of a plan as `terraform show -json` prints it, from a file or, for `-`, from standard input.
 *
 * @throws CliError if the file cannot be read
 */
export async function readPlan(file: string, io: CliIo): Promise<string> {
  if (file === '-') return io.readStdin();
  try {
    return await readFile(resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new CliError(
      `Cannot read the plan ${file}: ${fileFault(error)}. Save one with \`terraform plan -out=plan\`, write it with ` +
        `\`terraform show -json plan > plan.json\`, and name that file.`,
    );
  }
}
