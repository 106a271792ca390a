import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileFault } from '../../text/file-fault.js';
import { shortened } from '../../text/quoted.js';
import { CliError } from '../cli-error.js';
import { type CliIo } from '../cli-io.js';

/** The schema tells how a company names and sorts its people: only who made the file may read it. */
const OWNER_ONLY = 0o600;

/**
 * Keeps the schema of a job as it was read: in the file that is named, or in `entra-schema-ACCOUNT-TIME.json` in the working folder. A
 * file that is there is never overwritten.
 *
 * @returns the path as it was given, or as it was made
 * @throws CliError if there is such a file, or it cannot be written
 */
export async function keepSchema(
  named: string | undefined,
  { account, schema }: { readonly account: string; readonly schema: unknown },
  io: Pick<CliIo, 'cwd' | 'now'>,
): Promise<string> {
  const path = named ?? `entra-schema-${account}-${io.now().toISOString().replace(/:/g, '-')}.json`;
  const file = resolve(io.cwd, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(schema, undefined, 2)}\n`, { flag: 'wx', mode: OWNER_ONLY, flush: true });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new CliError(
      isThere
        ? `${shortened(path)} is there already, and a backup is never overwritten. Nothing was written in Entra. Name another file with --backup.`
        : `The schema as it is cannot be kept in ${shortened(path)}: ${fileFault(error)}. Nothing was written in Entra. Name another file with --backup.`,
    );
  }
  return path;
}
