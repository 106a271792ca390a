import { type PeopleSource } from '../people-source.js';
import { connectGoogle } from './connect.js';
import { type DirectoryConnection } from './directory-connection.js';
import { GoogleDirectory } from './google-directory.js';

/** Google Workspace: a directory, and no identity provider of Klaviyo, whose app Google cannot provision. */
export const google: PeopleSource<DirectoryConnection> = {
  connect: connectGoogle,
  directory: (access, accounts) => new GoogleDirectory(access, accounts),
};
