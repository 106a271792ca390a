import { type GoogleDirectorySource } from '../../access/access-model.js';
import { type ConnectSurroundings, type ProviderAccess } from '../identity-provider.js';
import { type DirectoryConnection, type DirectoryConnectionOptions } from './directory-connection.js';
import { GoogleReadError } from './google-read-error.js';
import { googleCredentials } from './google-credentials.js';

export interface GoogleConnectSurroundings extends ConnectSurroundings {
  readonly patience?: DirectoryConnectionOptions['patience'];
}

/** Why there is no way to Google without credentials, as a sentence without a full stop. */
export const NO_GOOGLE_CREDENTIALS =
  'no credentials for Google in the environment: none of GOOGLE_CREDENTIALS, GOOGLE_APPLICATION_CREDENTIALS and GOOGLE_WORKLOAD_IDENTITY_PROVIDER is set';

/** What to do where there are none, as a sentence. */
export const SET_GOOGLE_CREDENTIALS =
  'Set GOOGLE_APPLICATION_CREDENTIALS to the path of the key of a service account with domain-wide delegation, or of a configuration of ' +
  'workload identity federation for it; or GOOGLE_CREDENTIALS to what the file holds.';

/** There is no way to Google. */
export function noWayIn(reason: string): GoogleReadError {
  return new GoogleReadError('GOOGLE_CREDENTIALS', {
    problem: `The directory is Google Workspace (directory.google), but it cannot be read: ${reason}.`,
    remedy: SET_GOOGLE_CREDENTIALS,
  });
}

/**
 * The way to the customer of the access file, by the credentials of the environment. There is none if it has none at all.
 *
 * @throws GoogleReadError if there are some that cannot be used
 */
export function connectGoogle(
  { customer, admin }: GoogleDirectorySource,
  { environment, cwd, signal, patience }: GoogleConnectSurroundings,
): ProviderAccess<DirectoryConnection> {
  const credentials = googleCredentials({ environment, cwd });
  if (credentials === undefined) return { available: false, reason: NO_GOOGLE_CREDENTIALS };
  let connection: Promise<DirectoryConnection> | undefined;
  return {
    available: true,
    address: credentials.api,
    open: () => (connection ??= openConnection({ credentials, customer, admin, signal, patience })),
  };
}

/** What sends requests is loaded only where Google is read. */
async function openConnection(options: DirectoryConnectionOptions): Promise<DirectoryConnection> {
  const { DirectoryConnection: Connection } = await import('./directory-connection.js');
  return new Connection(options);
}
