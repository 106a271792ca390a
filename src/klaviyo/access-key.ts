import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { type AccessKeySource } from '../access/access-model.js';
import { accessKeyProblem, bareAccessKey, LONGEST_ACCESS_KEY } from './authorization.js';
import { fileFault } from '../text/file-fault.js';
import { quoted } from '../text/quoted.js';
import { ScimError } from './scim-error.js';

/** What an access key is read with. */
export interface AccessKeyPlaces {
  /** The environment variables, such as `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that a relative `file` starts from: the access file's. */
  readonly baseFolder: string;
}

/**
 * Reads an access key from where the access file says that it is: an environment variable or a file. Surrounding white
 * space and the prefix are taken off.
 *
 * @throws ScimError `SCIM_ACCESS_KEY` if it is not there, cannot be read, is empty or cannot be a key. The message names
 * the variable or the file, and never shows the key.
 */
export function readAccessKey(source: AccessKeySource, places: AccessKeyPlaces): string {
  const stored = source.from === 'environment' ? fromEnvironment(source.variable, places) : fromFile(source, places);
  const problem = accessKeyProblem(stored);
  if (problem !== undefined) throw refused(`The access key in ${named(source)} ${problem}.`);
  return bareAccessKey(stored);
}

/** What keeps an access key from being read, as one sentence; undefined if nothing does. It never shows the key. */
export function checkAccessKey(source: AccessKeySource, places: AccessKeyPlaces): string | undefined {
  try {
    readAccessKey(source, places);
    return undefined;
  } catch (error) {
    if (error instanceof ScimError) return error.message;
    throw error;
  }
}

function fromEnvironment(variable: string, { environment }: AccessKeyPlaces): string {
  const stored = Object.hasOwn(environment, variable) ? environment[variable] : undefined;
  if (stored === undefined) {
    throw refused(
      `The environment variable ${quoted(variable)}, which should hold the SCIM access key, is not set. ` +
        'Set it, or name another place under scim.accessKey in the access file.',
    );
  }
  return stored;
}

function fromFile(source: { readonly path: string }, { baseFolder }: AccessKeyPlaces): string {
  try {
    return readStart(resolve(baseFolder, source.path));
  } catch (error) {
    throw refused(
      `The file ${quoted(source.path)}, which should hold the SCIM access key, cannot be read: ${fileFault(error)}. ` +
        "A relative path starts from the access file's folder.",
    );
  }
}

/** Reads no more than shows whether it is a key, so that a wrong path, such as a device, does no harm. */
function readStart(path: string): string {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(2 * LONGEST_ACCESS_KEY);
    return start.toString('utf8', 0, readSync(file, start, 0, start.length, 0));
  } finally {
    closeSync(file);
  }
}

function named(source: AccessKeySource): string {
  return source.from === 'environment'
    ? `the environment variable ${quoted(source.variable)}`
    : `the file ${quoted(source.path)}`;
}

function refused(message: string): ScimError {
  return new ScimError('SCIM_ACCESS_KEY', message);
}
