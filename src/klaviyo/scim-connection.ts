import { type AuthorizationScheme } from '../access/access-model.js';
import { type Listing } from '../people/listing.js';
import { authorizationHeader, bareAccessKey } from './authorization.js';
import { DEFAULT_CONCURRENCY, DEFAULT_PAGE_SIZE } from './defaults.js';
import { echoedKey } from './echoed-key.js';
import { dispatcherFor, type Dispatcher } from '../http/dispatcher.js';
import { requestRedactor } from '../http/proxy.js';
import { requestGate, type RequestGate } from '../http/request-gate.js';
import { DEFAULT_RETRY, retry, type RetryOptions, type RetrySettings } from '../http/retry.js';
import { REAL_TIMING, type Timing } from '../http/timing.js';
import { quoted } from '../text/quoted.js';
import { isLoopback } from '../text/web-address.js';
import { listUsers, type ListUsersOptions, type PageReader } from './list-users.js';
import { plainPageReader } from './plain-page.js';
import { rewordScimError, ScimError } from './scim-error.js';
import {
  requestScim,
  type ScimAnswer,
  type ScimReadOptions,
  type ScimRequestSettings,
  type ScimTimeouts,
} from './scim-request.js';
import { readWirePage } from './wire-page.js';

/** The settings of a client of a SCIM server, for reading or for writing. */
export interface KlaviyoScimClientOptions {
  /**
   * The base URL from Klaviyo > Settings > Security, with or without a trailing slash. https, or plain http on loopback;
   * without user, query or fragment.
   */
  readonly baseUrl: string;
  /** The access key, with or without its prefix. */
  readonly accessKey: string;
  /** How the key is sent. Default `Klaviyo-API-Key`. */
  readonly authorization?: AuthorizationScheme;
  /**
   * Requests in flight at most. Default 8; 1 reads one after another. It is a bound, not a demand: when the server answers
   * 429 the client halves it for itself and comes back to it slowly.
   */
  readonly concurrency?: number;
  readonly timeouts?: Partial<ScimTimeouts>;
  readonly retry?: Partial<RetrySettings>;
  /**
   * Users to ask for on a page of a list, a whole number from 2. Where the server refuses it as too large, fewer are asked
   * for. Default 100, as many as Okta asks for.
   */
  readonly pageSize?: number;
  /** The largest body that is read, in bytes, counted on the wire and again after decompression. Default 64 MiB. */
  readonly maxBodyBytes?: number;
  /** Default `klaviyo-access`. */
  readonly userAgent?: string;
  /** What sends the requests. Default: one of the client's own, by way of the proxy that the environment names, if any. */
  readonly dispatcher?: Dispatcher;
  /** Clock, sleep and chance, for tests. */
  readonly timing?: Partial<Timing>;
}

const DEFAULT_TIMEOUTS: ScimTimeouts = { connectMs: 10_000, headersMs: 30_000, bodyMs: 30_000, totalMs: 60_000 };
const DEFAULT_MAX_BODY_BYTES = 64 * 1024 * 1024;

/**
 * What of a message can have come from outside: everything between its first quotation mark and its last, addresses and
 * long numbers. The rest is our own sentences. Striking a key out of those would reveal the key to anybody who knows them, where
 * the key is a word such as "Security".
 */
const FROM_OUTSIDE = /".*"|https?:\/\/\S+|\d{8,}/gs;

/**
 * One SCIM server with the access key for it, as the reading client and the writing one both use it: the same time-outs, the
 * same bound on requests in flight, the same care for the key. What a request is, reading or writing, is its caller's.
 *
 * The access key is in no error of it and in no property that can be inspected.
 */
export class ScimConnection {
  readonly timing: Timing;
  readonly #baseUrl: string;
  readonly #settings: ScimRequestSettings;
  readonly #retry: RetrySettings;
  readonly #concurrency: number;
  readonly #pageSize: number;
  readonly #gate: RequestGate;
  readonly #ownDispatcher: Dispatcher | undefined;
  #closing: Promise<void> | undefined;

  /**
   * @throws ScimError `SCIM_ACCESS_KEY` if the key cannot be sent; `SCIM_SETTINGS` if the base URL, the
   * concurrency or the page size is refused; ProxyError if the environment names a proxy that cannot be used.
   */
  constructor(options: KlaviyoScimClientOptions) {
    const scheme = options.authorization ?? 'Klaviyo-API-Key';
    const redact = requestRedactor([bareAccessKey(options.accessKey)], '[access key]');
    const timeouts = filledIn(DEFAULT_TIMEOUTS, options.timeouts);
    this.#baseUrl = checkedBaseUrl(options.baseUrl, redact);
    this.#retry = filledIn(DEFAULT_RETRY, options.retry);
    this.timing = filledIn(REAL_TIMING, options.timing);
    this.#concurrency = checkedConcurrency(options.concurrency ?? DEFAULT_CONCURRENCY);
    this.#pageSize = checkedPageSize(options.pageSize ?? DEFAULT_PAGE_SIZE);
    this.#gate = requestGate(this.#concurrency, this.#retry.budgetMs, this.timing);
    const dispatcher = options.dispatcher ?? dispatcherFor(new URL(this.#baseUrl), { connectMs: timeouts.connectMs });
    this.#ownDispatcher = options.dispatcher === undefined ? dispatcher : undefined;
    this.#settings = {
      dispatcher,
      headers: {
        accept: 'application/scim+json, application/json',
        authorization: authorizationHeader(scheme, options.accessKey),
        // Two readings that a cache answers would agree, whatever has changed (RFC 9111, section 5.2.1.4).
        'cache-control': 'no-cache',
        'user-agent': options.userAgent ?? 'klaviyo-access',
      },
      scheme,
      redact,
      echoesKey: echoedKey(bareAccessKey(options.accessKey)),
      timeouts,
      maxBodyBytes: options.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES,
      now: this.timing.now,
    };
  }

  /**
   * The address of a path below the base URL.
   *
   * @param path such as `Users`; its segments percent-encoded
   */
  url(path: string, query: Readonly<Record<string, string | number>> = {}): URL {
    const url = new URL(`${this.#baseUrl}/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    // A blank as "+" is of forms (WHATWG URL, section 5); a server that reads URLs alone would take it for a plus.
    url.search = url.search.replaceAll('+', '%20');
    return url;
  }

  /**
   * Sends a request when it is its turn, and repeats it as `retry` does.
   *
   * @param attempt one attempt; it is given what to send with, and the milliseconds that are left for it
   */
  attempts<T>(
    attempt: (settings: ScimRequestSettings, msLeft: number) => Promise<T>,
    { mode, signal }: Pick<RetryOptions, 'mode' | 'signal'>,
  ): Promise<T> {
    const patience = { settings: this.#retry, timing: this.timing, pass: this.#gate, signal };
    return retry((msLeft) => attempt(this.#settings, msLeft), mode === undefined ? patience : { ...patience, mode });
  }

  /** Reads JSON. {@link redacting} is the caller's to put around it. */
  read(
    path: string,
    query: Readonly<Record<string, string | number>> = {},
    options: ScimReadOptions = {},
  ): Promise<ScimAnswer> {
    const url = this.url(path, query);
    return this.attempts((settings, msLeft) => requestScim(url, settings, msLeft, options), { signal: options.signal });
  }

  /** Reads all users, with proof that they are all; see `KlaviyoScimClient`. */
  listUsers(options: ListUsersOptions = {}): Promise<Listing> {
    const plainPage = plainPageReader();
    const readPage: PageReader = async (startIndex, count, signal) => {
      const { url, body } = await this.read('Users', { startIndex, count }, { signal, plainPage });
      return readWirePage(body, { url, startIndex, count });
    };
    const reading = { concurrency: this.#concurrency, timing: this.timing };
    const pageSize = checkedPageSize(options.pageSize ?? this.#pageSize);
    return this.redacting(() => listUsers(readPage, reading, { ...options, pageSize }));
  }

  /** Closes the connections. A dispatcher that was given is its giver's to close. */
  async close(): Promise<void> {
    this.#closing ??= this.#ownDispatcher?.close();
    await this.#closing;
  }

  /** The last gate: whatever a server wrote into an answer, no error leaves with the key. */
  async redacting<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof ScimError ? this.redacted(error) : error;
    }
  }

  /** An error of SCIM, free of the access key. */
  redacted(error: ScimError): ScimError {
    const { redact } = this.#settings;
    const message = error.message.replace(FROM_OUTSIDE, redact);
    const url = error.url && redact(error.url);
    return message === error.message && url === error.url ? error : rewordScimError(error, message, url);
  }
}

/** The settings given, and the default of each that is absent or undefined. */
function filledIn<T extends object>(defaults: T, given: Partial<T> = {}): T {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(set) };
}

function checkedConcurrency(concurrency: number): number {
  if (Number.isSafeInteger(concurrency) && concurrency >= 1) return concurrency;
  throw new ScimError('SCIM_SETTINGS', `concurrency must be a whole number from 1, got: ${concurrency}.`);
}

function checkedPageSize(pageSize: number): number {
  if (Number.isSafeInteger(pageSize) && pageSize >= 2) return pageSize;
  throw new ScimError('SCIM_SETTINGS', `pageSize must be a whole number from 2, got: ${pageSize}.`);
}

function checkedBaseUrl(baseUrl: string, redact: (text: string) => string): string {
  const refuse = (why: string) =>
    new ScimError('SCIM_SETTINGS', `The SCIM base URL ${why}. Copy it from Klaviyo under Settings > Security.`);
  if (!URL.canParse(baseUrl)) throw refuse(`${quoted(redact(baseUrl))} is not a URL`);
  const url = new URL(baseUrl);
  const shown = quoted(redact(url.origin + url.pathname));
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw refuse(`${shown} must not contain a user, a password, a query or a fragment`);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    throw refuse(`${shown} must begin with https:// (plain http is accepted on loopback only)`);
  }
  return url.href.replace(/\/+$/, '');
}
