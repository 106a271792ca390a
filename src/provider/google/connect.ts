import { type GoogleDirectorySource } from '../../access/access-model.js';
import { type ConnectSurroundings, type ProviderAccess } from '../identity-provider.js';
import { type DirectoryConnection, type DirectoryConnectionOptions } from './directory-connection.js';
import { GoogleReadError } from './google-read-error.js';
import { serviceAccount } from './service-account.js';

export interface GoogleConnectSurroundings extends ConnectSurroundings {
  readonly patience?: DirectoryConnectionOptions['patience'];
}

/** Why there is no way to Google without credentials, as a sentence without a full stop. */
export const NO_GOOGLE_CREDENTIALS =
  'no credentials for Google in the environment: neither GOOGLE_CREDENTIALS nor GOOGLE_APPLICATION_CREDENTIALS is set';

/** There is no way to Google. */
export function noWayIn(reason: string): GoogleReadError {
  return new GoogleReadError('GOOGLE_CREDENTIALS', {
    problem: `The directory is Google Workspace (directory.google), but it cannot be read: ${reason}.`,
    remedy:
      'Set GOOGLE_APPLICATION_CREDENTIALS to the path of the key of a service account with domain-wide delegation, or GOOGLE_CREDENTIALS to ' +
      'the key itself.',
  });
}

/**
 * The way to the customer of the access file, by the service account of the environment. There is none if the environment names no
 * service account at all.
 *
 * @throws GoogleReadError if it names one whose key cannot be used
 */
export function connectGoogle(
  { customer, admin }: GoogleDirectorySource,
  { environment, cwd, signal, patience }: GoogleConnectSurroundings,
): ProviderAccess<DirectoryConnection> {
  const account = serviceAccount({ environment, cwd });
  if (account === undefined) return { available: false, reason: NO_GOOGLE_CREDENTIALS };
  let connection: Promise<DirectoryConnection> | undefined;
  return {
    available: true,
    address: account.api,
    open: () => (connection ??= openConnection({ account, customer, admin, signal, patience })),
  };
}

/** What sends requests is loaded only where Google is read. */
async function openConnection(options: DirectoryConnectionOptions): Promise<DirectoryConnection> {
  const { DirectoryConnection: Connection } = await import('./directory-connection.js');
  return new Connection(options);
}
