import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type AccessKeySource, type AccessModel } from '../access/access-model.js';
import { parseAccessFile } from '../access/parse-access-file.js';
import { fileFault } from '../text/file-fault.js';
import { CliError } from './cli-error.js';
import { type CliIo } from './cli-io.js';

/** The access model and the folder that its relative paths start from. */
export interface LoadedAccessFile {
  readonly model: AccessModel;
  readonly folder: string;
  /** SHA-256 of the access file, as lower-case hexadecimal. */
  readonly sha256: string;
  /** The day of the run in UTC, as YYYY-MM-DD. */
  readonly today: string;
}

/**
 * Reads the access file named by `--config`.
 *
 * @param checkAccessKey - says in one sentence why an access key cannot be had; without it keys are not looked for
 * @throws CliError if the file cannot be read
 * @throws AccessFileError with every mistake in it
 */
export async function loadAccessModel(
  config: string,
  io: CliIo,
  checkAccessKey?: (source: AccessKeySource, folder: string) => string | undefined,
): Promise<LoadedAccessFile> {
  const file = resolve(io.cwd, config);
  const folder = dirname(file);
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(
      code === 'ENOENT'
        ? `There is no access file at ${config}. Name it with --config, or run the command in its folder.`
        : `Cannot read ${config}: ${fileFault(error)}. Check the path and its permissions, or name the file with --config.`,
    );
  }
  const today = io.now().toISOString().slice(0, 10);
  const model = parseAccessFile(bytes.toString('utf8'), {
    path: config,
    today,
    ...(checkAccessKey && { checkAccessKey: (source: AccessKeySource) => checkAccessKey(source, folder) }),
  });
  return { model, folder, sha256: createHash('sha256').update(bytes).digest('hex'), today };
}
