import { type PeopleSource } from '../people-source.js';
import { GOOGLE_CHECKS } from './checks/google-checks.js';
import { googleReader, type GoogleReadings } from './checks/google-readings.js';
import { connectGoogle } from './connect.js';
import { type DirectoryConnection } from './directory-connection.js';
import { googleRunbook } from './google-runbook.js';
import { GoogleDirectory } from './google-directory.js';

/** Google Workspace: a directory, and no identity provider of Klaviyo, whose app Google cannot provision. */
export const google: PeopleSource<DirectoryConnection, GoogleReadings> = {
  name: 'Google Workspace',
  groups: 'the Google Admin console, under Directory > Groups',
  connect: connectGoogle,
  directory: (access, accounts) => new GoogleDirectory(access, accounts),
  reader: googleReader,
  checks: GOOGLE_CHECKS,
  runbook: googleRunbook,
};
