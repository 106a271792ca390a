import { type Listing } from '../people/listing.js';
import { type ListUsersOptions } from './list-users.js';
import { ScimConnection, type KlaviyoScimClientOptions } from './scim-connection.js';
import { type ScimAnswer } from './scim-request.js';

export type { KlaviyoScimClientOptions } from './scim-connection.js';

/**
 * A reader of Klaviyo's SCIM server (RFC 7644). It repeats reads that failed for a reason that may pass, follows
 * redirects within the origin alone, bounds time and size, and lists users completely or not at all. It has no way to write.
 *
 * The access key is in no error of it and in no property that can be inspected.
 */
export class KlaviyoScimClient {
  readonly #connection: ScimConnection;

  /**
   * @throws ScimError `SCIM_ACCESS_KEY` if the key cannot be sent; `SCIM_SETTINGS` if the base URL, the
   * concurrency or the page size is refused; ProxyError if the environment names a proxy that cannot be used.
   */
  constructor(options: KlaviyoScimClientOptions) {
    this.#connection = new ScimConnection(options);
  }

  /**
   * Reads a resource or a list as JSON.
   *
   * @param path relative to the base URL, such as `Users`; its segments percent-encoded.
   * @throws ScimError with any code of HTTP; the reason of the signal if that aborted.
   */
  async get(
    path: string,
    query: Readonly<Record<string, string | number>> = {},
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<ScimAnswer> {
    return this.#connection.redacting(() => this.#connection.read(path, query, options));
  }

  /**
   * Reads all users, with proof that they are all: a listing is complete or it is an error. What the proof is worth, and
   * what no proof can see, stands in docs/faults.md.
   *
   * @throws ScimError `SCIM_INCOMPLETE`, `SCIM_EMPTY`, `SCIM_TOO_LARGE`, `SCIM_WIRE`, or any code of {@link get}.
   */
  async listUsers(options: ListUsersOptions = {}): Promise<Listing> {
    return this.#connection.listUsers(options);
  }

  /** Closes the connections. A dispatcher that was given is its giver's to close. */
  async close(): Promise<void> {
    await this.#connection.close();
  }
}
