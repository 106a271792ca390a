import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileFault } from '../../../text/file-fault.js';
import { quoted } from '../../../text/quoted.js';
import { EntraReadError } from './entra-read-error.js';

/** Where credentials are read. */
export interface EntraCredentialPlaces {
  /** The environment variables, such as `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that a relative path starts from: the working folder. */
  readonly cwd: string;
}

/** The credentials are incomplete, or cannot be used. */
export function refusedCredentials(problem: string, remedy: string): EntraReadError {
  return new EntraReadError('ENTRA_CREDENTIALS', { problem, remedy });
}

/** A variable without blanks around it; empty where it is not set. */
export function valueOf({ environment }: EntraCredentialPlaces, variable: string): string {
  return environment[variable]?.trim() ?? '';
}

/**
 * What a variable holds, or the file that its companion (`..._FILE_PATH`) names; empty where neither is set. Where both are, they must
 * agree, as the azuread provider demands (3.7.0, `internal/provider/helpers.go`).
 *
 * @throws EntraReadError `ENTRA_CREDENTIALS` if the file cannot be read, or differs
 */
export function valueOrFile(places: EntraCredentialPlaces, variable: string): string {
  const value = valueOf(places, variable);
  const fileVariable = `${variable}_FILE_PATH`;
  const path = valueOf(places, fileVariable);
  if (path === '') return value;
  const inFile = fileOf(places, path, fileVariable).toString('utf8').trim();
  if (value !== '' && value !== inFile) {
    throw refusedCredentials(
      `${variable} holds something else than the file that ${fileVariable} names.`,
      'Unset one of the two variables.',
    );
  }
  if (inFile === '') {
    throw refusedCredentials(
      `The file that ${fileVariable} names is empty.`,
      `Write the value of ${variable} into it.`,
    );
  }
  return inFile;
}

/** A file that a variable names. @throws EntraReadError `ENTRA_CREDENTIALS` if it cannot be read */
export function fileOf({ cwd }: Pick<EntraCredentialPlaces, 'cwd'>, path: string, variable: string): Buffer {
  try {
    return readFileSync(resolve(cwd, path));
  } catch (error) {
    throw refusedCredentials(
      `The file ${quoted(path)} that ${variable} names cannot be read: ${fileFault(error)}.`,
      'Correct the path, or the permissions of the file. A relative path starts from the working folder.',
    );
  }
}

/**
 * A switch, written as the provider's schema takes it (Go's `strconv.ParseBool`); off where it is not set.
 *
 * @throws EntraReadError `ENTRA_CREDENTIALS` for another word
 */
export function isOn(places: EntraCredentialPlaces, variable: string): boolean {
  const value = valueOf(places, variable);
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(value)) return true;
  if (['', '0', 'f', 'F', 'FALSE', 'false', 'False'].includes(value)) return false;
  throw refusedCredentials(`The environment variable ${variable} is ${quoted(value)}.`, 'It takes true or false.');
}
