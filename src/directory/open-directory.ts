import { resolve } from 'node:path';

import { type DirectorySource } from '../access/access-model.js';
import { type Directory } from '../people/directory-person.js';
import { OktaDirectory, type OktaDirectorySettings } from '../provider/okta/okta-directory.js';
import { RosterDirectory } from './roster.js';

const NO_OKTA: OktaDirectorySettings = { door: { available: false, reason: 'no way to Okta was given' }, accounts: [] };

/**
 * Opens the directory that an access file names. Nothing is read or loaded yet.
 *
 * @param baseFolder - the access file's folder, from which a roster's path starts
 * @param okta - the way to Okta and the accounts whose groups are read; a roster needs none
 */
export function openDirectory(
  source: DirectorySource,
  baseFolder: string,
  okta: OktaDirectorySettings = NO_OKTA,
): Directory {
  switch (source.kind) {
    case 'roster':
      return new RosterDirectory({ path: resolve(baseFolder, source.path), source: `roster ${source.path}` });
    case 'okta':
      return new OktaDirectory(okta);
  }
}
