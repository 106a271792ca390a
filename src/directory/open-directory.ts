import { resolve } from 'node:path';

import { type DirectorySource } from '../access/access-model.js';
import { type Directory } from '../people/directory-person.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { RosterDirectory } from './roster.js';

/** The people come from the identity provider or another directory over its API, and the caller has no way to it. */
export class DirectorySourceError extends KlaviyoAccessError {
  override readonly name = 'DirectorySourceError';
}

/** The run in which a directory is read. */
export interface DirectoryRun {
  /** Its day in UTC, as YYYY-MM-DD: what `TODAY()` is in a roster's formulas. Default: such a formula is an error. */
  readonly today?: string | undefined;
  /** The access file's path, for messages about the columns of a roster. Default: `access file`. */
  readonly accessPath?: string | undefined;
}

/**
 * Opens the directory that an access file names. Nothing is read or loaded yet.
 *
 * @param baseFolder - the access file's folder, from which a roster's path starts
 * @param ofProvider - opens the directory of the identity provider, or another one that is read over its API; a roster needs none
 * @param run - what the formulas of a roster and messages about them need
 * @throws DirectorySourceError if the people do not come from a roster and `ofProvider` is missing
 */
export function openDirectory(
  source: DirectorySource,
  baseFolder: string,
  ofProvider?: () => Directory,
  { today, accessPath }: DirectoryRun = {},
): Directory {
  if (source.kind === 'roster') {
    const { path, maximumPeople, columns, format } = source;
    const of = { path: resolve(baseFolder, path), writtenPath: path, maximumPeople };
    return new RosterDirectory({ ...of, columns, format, today, accessPath });
  }
  if (ofProvider !== undefined) return ofProvider();
  throw new DirectorySourceError(
    `The access file reads the people from ${source.kind === 'google' ? 'Google Workspace' : 'the identity provider'} ` +
      `(directory.${source.kind}), and no way to read it was given.`,
  );
}
