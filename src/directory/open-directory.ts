import { resolve } from 'node:path';

import { type DirectorySource } from '../access/access-model.js';
import { type Directory } from '../access/directory-user.js';
import { RosterDirectory } from './roster.js';

/** Opens the directory that an access file names. `baseFolder` is the access file's folder. Nothing is read yet. */
export function openDirectory(source: DirectorySource, baseFolder: string): Directory {
  switch (source.kind) {
    case 'roster':
      return new RosterDirectory({ path: resolve(baseFolder, source.path), source: `roster ${source.path}` });
  }
}
