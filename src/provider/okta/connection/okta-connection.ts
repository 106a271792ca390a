import { type z } from 'zod';
import { retry } from '../../../http/retry.js';
import { dispatchers } from '../../requests/dispatchers.js';
import { checkedAnswer, type JsonRequestSettings } from '../../requests/json-request.js';
import { DEFAULT_PATIENCE, type Patience } from '../../requests/patience.js';
import { CHECK_LINK_HEADER, incompleteList } from './incomplete-list.js';
import { oktaReader, type OktaReader } from './okta-authorization.js';
import { type OktaCredentials } from './okta-credentials.js';
import { OKTA_SERVICE } from './okta-read-error.js';
import { type PageLinks, pageLinks } from './page-links.js';

/** The settings of an {@link OktaConnection}. */
export interface OktaConnectionOptions {
  /** Without a trailing slash, as `oktaAddress` gives it. */
  readonly address: string;
  readonly credentials: OktaCredentials;
  readonly patience?: Partial<Patience>;
  /** Stops every read; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Okta's rate limits begin again each minute, so three minutes outlast one. */
const PATIENCE = { attempts: 5, budgetMs: 180_000 } as const;

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

/**
 * A reader of Okta's management API. What it reads comes as JSON and is checked here.
 *
 * Why not Okta's own SDK for Node (8.1): it is 41 MB for one method; it takes a `Link` header that is cut off, longer than
 * 2000 characters or written in other letter case for the end of the list; its models drop the custom attributes of an
 * app's users; it takes a refusal of the token endpoint for a token; and its errors carry the headers of the request.
 */
export class OktaConnection {
  readonly #address: string;
  readonly #read: OktaReader;
  readonly #settings: JsonRequestSettings;

  private constructor(address: string, read: OktaReader, settings: JsonRequestSettings) {
    this.#address = address;
    this.#read = read;
    this.#settings = settings;
  }

  /**
   * Prepares a connection; for an OAuth client its library is loaded. Nothing is asked yet.
   *
   * @throws OktaReadError `OKTA_SETTINGS` if the environment names a proxy that cannot be used
   */
  static async open({ address, credentials, signal, patience }: OktaConnectionOptions): Promise<OktaConnection> {
    const settings = {
      dispatcherTo: dispatchers(OKTA_SERVICE),
      patience: { ...DEFAULT_PATIENCE, ...PATIENCE, ...patience },
      signal,
    };
    // A proxy that cannot be used is refused here, before something is read.
    settings.dispatcherTo(new URL(address));
    return new OktaConnection(address, await oktaReader(address, credentials, settings), settings);
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
    return checkedAnswer(`GET ${url}`, body, form, OKTA_SERVICE);
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
    const found = checkedAnswer(`GET ${page.href}`, body, form, OKTA_SERVICE);
    const links = pageLinks(linkHeader, page);
    if (selfLink && links.self === undefined) {
      throw incompleteList(page, 'comes without a Link header that names the page (rel="self")', CHECK_LINK_HEADER);
    }
    return { found, links };
  }

  /**
   * A full page without a next one is the last, or the header that named the next one was changed on the way. A page of
   * half as many from the same place shows which: the other half comes after it, so it has to name a next page.
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
      throw incompleteList(page, 'names a next page on another server, to which the credentials are not sent');
    }
    if (asked.has(next.href)) throw incompleteList(page, 'leads back to a page that was read already');
    return next;
  }

  async #ask(url: string): Promise<{ readonly body: unknown; readonly linkHeader: string }> {
    const { patience, signal } = this.#settings;
    const { body, header } = await retry(() => this.#read(new URL(url)), {
      settings: patience,
      timing: patience,
      signal,
    });
    return { body, linkHeader: header('link') ?? '' };
  }
}

/** How many records a page holds at most: as asked, or fewer if the server says so. Infinity if neither says so. */
function limitOf(...pages: readonly (URL | undefined)[]): number {
  const limits = pages.map((page) => Number(page?.searchParams.get('limit') ?? Infinity));
  return Math.min(...limits.filter((limit) => limit > 0));
}
