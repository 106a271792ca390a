import { type ScimSettings } from '../access/access-model.js';
import { readAccessKey, type AccessKeyPlaces } from './access-key.js';
import { KlaviyoScimClient, type KlaviyoScimClientOptions } from './scim-client.js';

/** What opening a client needs besides `scim` of the account. */
export interface ScimSurroundings extends AccessKeyPlaces {
  /** Requests in flight at most. Default: the client's. */
  readonly concurrency?: number | undefined;
  /** Default: the client's. */
  readonly retry?: KlaviyoScimClientOptions['retry'] | undefined;
}

/**
 * A client for an account's SCIM server, with its access key. Nothing is asked before something is read.
 *
 * @throws ScimError `SCIM_ACCESS_KEY` if the key cannot be read; `SCIM_SETTINGS` if the base URL is refused
 */
export function openScimClient(server: ScimSettings, surroundings: ScimSurroundings): KlaviyoScimClient {
  return new KlaviyoScimClient(clientOptions(server, surroundings));
}

/** The settings of a client, for reading or for writing, with the access key in them. Throws as {@link openScimClient}. */
export function clientOptions(server: ScimSettings, surroundings: ScimSurroundings): KlaviyoScimClientOptions {
  const { retry, concurrency } = surroundings;
  return {
    baseUrl: server.baseUrl,
    accessKey: readAccessKey(server.accessKey, surroundings),
    authorization: server.authorization,
    ...(server.pageSize !== undefined && { pageSize: server.pageSize }),
    ...(retry && { retry }),
    ...(concurrency !== undefined && { concurrency }),
  };
}

/** Lends a client to one piece of work and closes it at the end, however the work ends. */
export async function useScimClient<Client extends Pick<KlaviyoScimClient, 'close'>, Result>(
  open: () => Client,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = open();
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}
