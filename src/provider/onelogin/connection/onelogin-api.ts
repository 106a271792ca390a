import { z } from 'zod';
import { retry } from '../../../http/retry.js';
import { dispatchers } from '../../requests/dispatchers.js';
import { checkedAnswer, type JsonAnswer, type JsonRequestSettings, requestJson } from '../../requests/json-request.js';
import { DEFAULT_PATIENCE, type Patience } from '../../requests/patience.js';
import { EARLY_MS, type Grant, TokenKeeper } from '../../requests/token-keeper.js';
import { CHECK_HEADERS, incompleteList, nextPage, totalCount } from './list-pages.js';
import { type OneLoginConnection, type OneLoginListOptions, type OneLoginRecord } from './onelogin-connection.js';
import { type OneLoginCredentials } from './onelogin-credentials.js';
import { ONELOGIN_SERVICE, OneLoginReadError } from './onelogin-read-error.js';
import { oneLoginRefusal } from './onelogin-refusal.js';

/** The settings of a {@link OneLoginApi}. */
export interface OneLoginApiOptions {
  /** Without a trailing slash, as `oneLoginAddress` gives it. */
  readonly address: string;
  readonly credentials: OneLoginCredentials;
  /** The limit is by the hour ("Get Rate Limit": 5,000 calls): what is waited for is the end of a shorter one. */
  readonly patience?: Partial<Patience> | undefined;
  /** Stops every request; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

const HEADERS = { accept: 'application/json', 'user-agent': 'klaviyo-access' } as const;

/** developers.onelogin.com, "Generate Tokens": a token is valid for ten hours. */
const wireToken = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.number(),
  token_type: z.string().regex(/^bearer$/i),
});

/**
 * A reader of OneLogin's API, version 2. Nothing is asked before something is read, and one token serves all reads until it expires.
 */
export class OneLoginApi implements OneLoginConnection {
  readonly address: string;
  readonly #credentials: OneLoginCredentials;
  readonly #settings: JsonRequestSettings;
  readonly #tokens: TokenKeeper;

  /** @throws OneLoginReadError `ONELOGIN_SETTINGS` if the environment names a proxy that cannot be used */
  constructor({ address, credentials, patience, signal }: OneLoginApiOptions) {
    this.address = address;
    this.#credentials = credentials;
    const timing = { ...DEFAULT_PATIENCE, ...patience };
    this.#settings = { dispatcherTo: dispatchers(ONELOGIN_SERVICE), patience: timing, signal };
    this.#tokens = new TokenKeeper(() => this.#askForToken(), timing.now);
    this.#settings.dispatcherTo(new URL(address));
  }

  async get<Value>(path: string, form: z.ZodType<Value>): Promise<Value> {
    const url = this.#url(path);
    const { body } = await this.#ask(url);
    return checkedAnswer(`GET ${url.href}`, body, form, ONELOGIN_SERVICE);
  }

  /**
   * Cursors count pages, so that somebody who leaves the list while it is read makes the next page skip one: the number of all records, which
   * every page says, must stay the same and be that of the records which came. Only the last page may hold fewer than the first.
   */
  async getAll<Value extends OneLoginRecord>(
    path: string,
    form: z.ZodType<Value>,
    { paged = true }: OneLoginListOptions = {},
  ): Promise<readonly Value[]> {
    const asked = new Set<string>();
    const records = new Map<number, Value>();
    let total: number | undefined;
    let size: number | undefined;
    let page: URL | undefined = this.#url(path);
    while (page !== undefined) {
      asked.add(page.href);
      const { body, header } = await this.#ask(page);
      const found = checkedAnswer(`GET ${page.href}`, body, z.array(form), ONELOGIN_SERVICE);
      const said = totalCount(page, header);
      const next = nextPage(page, header);
      if (said === undefined && (paged || next !== undefined)) {
        throw incompleteList(
          page,
          'does not say how many records there are in all (header Total-Count)',
          CHECK_HEADERS,
        );
      }
      total ??= said;
      size ??= found.length;
      if (said !== total)
        throw incompleteList(page, `changed while it was read: of ${total} records there are ${said}`);
      if (next !== undefined && found.length < size)
        throw incompleteList(page, 'has a page before the last that is not full');
      for (const record of found) {
        if (records.has(record.id)) throw incompleteList(page, `repeats the record ${record.id}`);
        records.set(record.id, record);
      }
      if (next !== undefined && asked.has(next.href))
        throw incompleteList(page, 'leads back to a page that was read already');
      page = next;
    }
    if (total === undefined || records.size === total) return [...records.values()];
    throw incompleteList(this.#url(path), `has ${total} records by its header Total-Count, but ${records.size} came`);
  }

  #url(path: string): URL {
    return new URL(`${this.address}/api/2${path}`);
  }

  /** A token that is not accepted any more is renewed once. */
  async #ask(url: URL): Promise<JsonAnswer> {
    const token = await this.#tokens.token();
    try {
      return await this.#askWith(token, url);
    } catch (error) {
      if (!(error instanceof OneLoginReadError) || error.status !== 401) throw error;
      this.#tokens.forget(token);
      return await this.#askWith(await this.#tokens.token(), url);
    }
  }

  #askWith(token: string, url: URL): Promise<JsonAnswer> {
    const headers = { ...HEADERS, authorization: `Bearer ${token}` };
    return this.#repeated({ method: 'GET', url, headers, secrets: [token] });
  }

  async #askForToken(): Promise<Grant> {
    const { clientId, clientSecret } = this.#credentials;
    const pair = Buffer.from(`${clientId}:${clientSecret.reveal()}`).toString('base64');
    const url = new URL(`${this.address}/auth/oauth2/v2/token`);
    const { body } = await this.#repeated({
      method: 'POST',
      url,
      headers: { ...HEADERS, 'content-type': 'application/json', authorization: `Basic ${pair}` },
      body: JSON.stringify({ grant_type: 'client_credentials' }),
      secrets: [pair, clientSecret.reveal()],
    });
    const reading = wireToken.safeParse(body);
    if (reading.success) {
      const { access_token: token, expires_in: seconds } = reading.data;
      return { token, until: this.#settings.patience.now() + seconds * 1000 - EARLY_MS };
    }
    throw new OneLoginReadError('ONELOGIN_UNEXPECTED', {
      problem: `POST ${url.href} answered with JSON that is not an access token.`,
      remedy: `Check ${ONELOGIN_SERVICE.address}, and whether a proxy answers instead of OneLogin.`,
      status: 200,
    });
  }

  #repeated(request: Parameters<typeof requestJson>[0]): Promise<JsonAnswer> {
    const { patience, signal } = this.#settings;
    const attempt = (): Promise<JsonAnswer> => requestJson(request, this.#settings, ONELOGIN_SERVICE, oneLoginRefusal);
    return retry(attempt, { settings: patience, timing: patience, signal });
  }
}
