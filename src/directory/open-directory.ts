import { resolve } from 'node:path';

import { type DirectorySource } from '../access/access-model.js';
import { type Directory } from '../people/directory-person.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { RosterDirectory } from './roster.js';

/** The people come from the identity provider, and the caller has no way to it. */
export class DirectorySourceError extends KlaviyoAccessError {
  override readonly name = 'DirectorySourceError';
}

/**
 * Opens the directory that an access file names. Nothing is read or loaded yet.
 *
 * @param baseFolder - the access file's folder, from which a roster's path starts
 * @param ofProvider - opens the directory of the identity provider; a roster needs none
 * @throws DirectorySourceError if the people come from the identity provider and `ofProvider` is missing
 */
export function openDirectory(source: DirectorySource, baseFolder: string, ofProvider?: () => Directory): Directory {
  if (source.kind === 'roster') {
    const { path, maximumPeople } = source;
    return new RosterDirectory({ path: resolve(baseFolder, path), writtenPath: path, maximumPeople });
  }
  if (ofProvider !== undefined) return ofProvider();
  throw new DirectorySourceError(
    `The access file reads the people from the identity provider (directory.${source.kind}), and no way to read it was given.`,
  );
}
