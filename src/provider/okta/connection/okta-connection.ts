import { setTimeout as sleep } from 'node:timers/promises';
import { type z } from 'zod';
import { isLoopback } from '../../../text/web-address.js';
import { boundedExecutor, type OktaPatience } from './bounded-executor.js';
import { CHECK_LINK_HEADER, incompleteList } from './incomplete-list.js';
import { type OktaCredentials } from './okta-credentials.js';
import { loadOktaSdk, type OktaSdk, type OktaSdkHttp, type OktaSdkSettings } from './okta-sdk.js';
import { OktaReadError } from './okta-read-error.js';
import { type PageLinks, pageLinks } from './page-links.js';

/** The settings of an {@link OktaConnection}. */
export interface OktaConnectionOptions {
  /** Without a trailing slash, as `oktaAddress` gives it. */
  readonly address: string;
  readonly credentials: OktaCredentials;
  readonly patience?: Partial<OktaPatience>;
  /** Stops every read; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A member of a list of Okta: it has an id, by which a list is proved to hold it once. */
export interface OktaRecord {
  readonly id: string;
}

/** How a list is read. */
export interface OktaListOptions {
  /**
   * Whether every page has to name itself (`rel="self"`), by which a `Link` header that got lost shows. Default true: of
   * the recorded answers of Okta each one to a list of apps, app users, app groups and group members does (recorded tests
   * of the Terraform provider 6.12.0).
   */
  readonly selfLink?: boolean;
}

const DEFAULT_PATIENCE: OktaPatience = {
  attempts: 5,
  longestWaitMs: 120_000,
  timeoutMs: 60_000,
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/**
 * A reader of Okta's management API over Okta's own SDK. The SDK authorises (API token, or OAuth with a signed assertion
 * and DPoP); what it reads comes as JSON and is checked here.
 *
 * Why the SDK's paging is passed by: it takes a `Link` header that is cut off, longer than 2000 characters or written in
 * other letter case for the end of the list.
 *
 * Why the SDK's models are passed by: they keep the members that their OpenAPI description names, and drop the rest. So
 * the custom attributes of an app's users, and members of the schema that Okta added later, are lost in them, and a
 * missing member cannot be told from an absent one.
 */
export class OktaConnection {
  readonly #address: string;
  readonly #http: OktaSdkHttp;
  readonly #signal: AbortSignal | undefined;

  private constructor(address: string, http: OktaSdkHttp, signal: AbortSignal | undefined) {
    this.#address = address;
    this.#http = http;
    this.#signal = signal;
  }

  /**
   * Loads the SDK. Nothing is asked yet.
   *
   * @throws OktaReadError `OKTA_SETTINGS` if the SDK refuses its settings
   */
  static async open(options: OktaConnectionOptions): Promise<OktaConnection> {
    const { address, credentials, signal } = options;
    const sdk = await loadOktaSdk();
    const patience = { ...DEFAULT_PATIENCE, ...options.patience };
    const requestExecutor = boundedExecutor(new sdk.RequestExecutor(), patience, signal);
    const common = { orgUrl: address, userAgent: 'klaviyo-access', requestExecutor, cacheMiddleware: null } as const;
    const http = openHttp(sdk, { ...common, ...authorization(credentials) });
    // The SDK would send even this machine's own traffic through https_proxy.
    if (isLoopback(new URL(address))) http.agent = undefined;
    return new OktaConnection(address, http, signal);
  }

  /** Where Okta is asked. */
  get address(): string {
    return this.#address;
  }

  /**
   * Reads one thing.
   *
   * @param path below the address, with its query; segments percent-encoded.
   * @throws OktaReadError with any code of HTTP; `OKTA_UNEXPECTED` if the answer is not of the form
   */
  async get<Value>(path: string, form: z.ZodType<Value>): Promise<Value> {
    const url = `${this.#address}${path}`;
    const { body } = await this.#ask(url);
    return checked(url, body, form);
  }

  /**
   * Reads a list to its last page, or fails. The pages are those of the `Link` headers. A page that names no next one is
   * the last if it holds fewer records than its `limit`; if it is full, half of it is asked for, and has to name a next
   * page.
   *
   * @param path as for {@link get}, with a `limit` of 2 or more
   * @throws OktaReadError as {@link get}; `OKTA_UNEXPECTED` too if it is not proved which page comes next or is the last, if
   * a page leads elsewhere or back, or if a record comes twice: the list changed while it was read, and another one may be
   * missing
   */
  async getAll<Value extends OktaRecord>(
    path: string,
    form: z.ZodType<Value[]>,
    { selfLink = true }: OktaListOptions = {},
  ): Promise<readonly Value[]> {
    const asked = new Set<string>();
    const records = new Map<string, Value>();
    let page: URL | undefined = new URL(`${this.#address}${path}`);
    while (page !== undefined) {
      asked.add(page.href);
      const { found, links } = await this.#page<Value>(page, form, selfLink);
      for (const record of found) {
        if (records.has(record.id)) throw incompleteList(page, `repeats the record ${record.id}`);
        records.set(record.id, record);
      }
      const limit = limitOf(page, links.self);
      if (links.next === undefined && found.length >= limit) await this.#proveEnd(page, limit, form);
      page = this.#nextPage(page, links, asked);
    }
    return [...records.values()];
  }

  async #page<Value>(
    page: URL,
    form: z.ZodType<Value[]>,
    selfLink: boolean,
  ): Promise<{ readonly found: readonly Value[]; readonly links: PageLinks }> {
    const { body, linkHeader } = await this.#ask(page.href);
    const found = checked(page.href, body, form);
    const links = pageLinks(linkHeader, page);
    if (selfLink && links.self === undefined) {
      throw incompleteList(page, 'comes without a Link header that names the page (rel="self")', CHECK_LINK_HEADER);
    }
    return { found, links };
  }

  /**
   * A full page without a next one is the last, or the header that named the next one was changed on the way. A page of
   * half as many from the same place tells which: the other half comes after it, so it has to name a next page.
   */
  async #proveEnd<Value>(page: URL, limit: number, form: z.ZodType<Value[]>): Promise<void> {
    const half = new URL(page);
    half.searchParams.set('limit', String(Math.floor(limit / 2)));
    const { links } = await this.#page(half, form, false);
    if (links.next !== undefined) return;
    const what = `ends with a full page of ${limit}, and where half as many are asked for no next page is named either`;
    throw incompleteList(page, what, CHECK_LINK_HEADER);
  }

  /** The credentials go to no other origin, whatever a `Link` header says. */
  #nextPage(page: URL, { next }: PageLinks, asked: ReadonlySet<string>): URL | undefined {
    if (next === undefined) return undefined;
    if (next.origin !== new URL(this.#address).origin) {
      throw incompleteList(page, 'names a next page on another server, to which the credentials do not go');
    }
    if (asked.has(next.href)) throw incompleteList(page, 'leads back to a page that was read already');
    return next;
  }

  async #ask(url: string): Promise<{ readonly body: unknown; readonly linkHeader: string }> {
    try {
      const answer = await this.#http.http(url, { method: 'get', headers: { Accept: 'application/json' } });
      return { body: await answer.json(), linkHeader: answer.headers.get('link') ?? '' };
    } catch (error) {
      this.#signal?.throwIfAborted();
      throw error instanceof OktaReadError ? error : failureOfSdk(url, error);
    }
  }
}

/** How many records a page holds at most: as asked, or fewer if the server says so. Infinity if neither tells. */
function limitOf(...pages: readonly (URL | undefined)[]): number {
  const limits = pages.map((page) => Number(page?.searchParams.get('limit') ?? Infinity));
  return Math.min(...limits.filter((limit) => limit > 0));
}

function failureOfSdk(url: string, error: unknown): OktaReadError {
  // Its message is not told: it can quote what was sent or answered.
  const what = error instanceof Error ? error.name : typeof error;
  return new OktaReadError('OKTA_UNEXPECTED', {
    problem: `GET ${url} failed inside of Okta's SDK: ${what}.`,
    remedy:
      'Nothing is concluded from it. Check for a proxy between that answers in place of Okta; if there is none, report it.',
  });
}

function openHttp(sdk: OktaSdk, settings: OktaSdkSettings): OktaSdkHttp {
  try {
    return new sdk.Client(settings).http;
  } catch {
    // Its message is not told: the SDK also reads okta.yaml, and an error there quotes the file, which can hold a token.
    throw new OktaReadError('OKTA_SETTINGS', {
      problem: "Okta's SDK refuses its settings.",
      remedy: 'It also reads okta.yaml, here and in the folder .okta at home: correct that file or take it away.',
    });
  }
}

function authorization(
  credentials: OktaCredentials,
): Omit<OktaSdkSettings, 'orgUrl' | 'userAgent' | 'requestExecutor' | 'cacheMiddleware'> {
  if (credentials.kind === 'token') return { authorizationMode: 'SSWS', token: credentials.token.reveal() };
  const { clientId, privateKey, privateKeyId = '', scopes } = credentials;
  // An empty key id, since for an absent one the SDK would take its own variable, OKTA_CLIENT_KEYID.
  return { authorizationMode: 'PrivateKey', clientId, scopes, privateKey: privateKey.reveal(), keyId: privateKeyId };
}

function checked<Value>(url: string, body: unknown, form: z.ZodType<Value>): Value {
  const reading = form.safeParse(body);
  if (reading.success) return reading.data;
  const [issue] = reading.error.issues;
  const place = (issue?.path ?? []).join('.');
  throw new OktaReadError('OKTA_UNEXPECTED', {
    problem: `GET ${url} answered with JSON of an unknown form: ${place === '' ? 'the whole' : place}: ${issue?.message}.`,
    remedy: 'Nothing is concluded from it. Check for a proxy between; if there is none, report it.',
    status: 200,
  });
}
