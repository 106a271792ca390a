import { type EntraAccount } from '../../../access/entra-account.js';
import { type ProviderAccess } from '../../identity-provider.js';
import { readAssignedApplication } from '../app/read-assigned-application.js';
import { noWayIn } from '../connect.js';
import { GraphConnection } from '../connection/graph-connection.js';

/** The way to the synchronization of an account's application. */
export interface OpenSynchronization {
  readonly graph: GraphConnection;
  readonly application: {
    /** Object id of the service principal. */
    readonly id: string;
    readonly label: string;
  };
}

/**
 * Opens the way to the synchronization of an account's application, which has to be there.
 *
 * @param access - what Entra's own value gives (`connect`)
 * @throws EntraReadError if there is no way to Entra, if the application is not found or is that of another account, and any other
 */
export async function openSynchronization(access: ProviderAccess, account: EntraAccount): Promise<OpenSynchronization> {
  if (!access.available) {
    throw noWayIn(`The application of the account ${account.name} cannot be read in Entra`, access.reason);
  }
  const graph = await access.open();
  if (!(graph instanceof GraphConnection)) throw new TypeError('The way is not one to Microsoft Graph.');
  const { id, label } = await readAssignedApplication(graph, account);
  return { graph, application: { id, label } };
}
