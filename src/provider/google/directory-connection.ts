import { z } from 'zod';
import { retry } from '../../http/retry.js';
import { quoted } from '../../text/quoted.js';
import { type GoogleCredentials } from './google-credentials.js';
import { GOOGLE_SERVICE, GoogleReadError } from './google-read-error.js';
import { apiRefusal } from './google-refusal.js';
import { dispatchers } from '../requests/dispatchers.js';
import { checkedAnswer, type JsonRequestSettings, requestJson } from '../requests/json-request.js';
import { DEFAULT_PATIENCE, type Patience } from '../requests/patience.js';
import { GoogleSession } from './google-session.js';

/** The settings of a {@link DirectoryConnection}. */
export interface DirectoryConnectionOptions {
  readonly credentials: GoogleCredentials;
  readonly customer: string;
  readonly admin: string;
  readonly patience?: Partial<Patience> | undefined;
  /** Stops every request; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** One list of the API, such as `/users?customer=my_customer`. */
export interface GoogleList<Item extends { readonly id: string }> {
  /** Below `/admin/directory/v1`, with its query; segments percent-encoded. */
  readonly path: string;
  /** The name under which a page has its items. */
  readonly items: string;
  /** Of one item. */
  readonly form: z.ZodType<Item>;
}

/** The Directory API of the Admin SDK for one customer. What it reads comes as JSON and is checked here. */
export class DirectoryConnection {
  readonly customer: string;
  readonly #api: string;
  readonly #session: GoogleSession;
  readonly #settings: JsonRequestSettings;

  constructor({ credentials, customer, admin, patience, signal }: DirectoryConnectionOptions) {
    this.customer = customer;
    this.#api = credentials.api;
    this.#settings = {
      dispatcherTo: dispatchers(GOOGLE_SERVICE),
      patience: { ...DEFAULT_PATIENCE, ...patience },
      signal,
    };
    this.#session = new GoogleSession(credentials, admin, this.#settings);
  }

  /**
   * Gets a token, which Google issues only for an administrator for whom the service account may act with all scopes.
   *
   * @throws GoogleReadError if Google issues none
   */
  async signIn(): Promise<void> {
    await this.#session.token();
  }

  /**
   * Reads a list to its last page, or fails. A page with `nextPageToken` has one after it; a page without items leaves their name out.
   *
   * @throws GoogleReadError with any code of HTTP; `GOOGLE_UNEXPECTED` if an answer is not of the form, if a page leads back, or if an
   * item comes twice: the list changed while it was read, and another one may be missing
   */
  async getAll<Item extends { readonly id: string }>({
    path,
    items,
    form,
  }: GoogleList<Item>): Promise<readonly Item[]> {
    const wirePage = z.object({ nextPageToken: z.string().min(1).optional(), [items]: z.array(form).optional() });
    const first = new URL(`${this.#api}/admin/directory/v1${path}`);
    const read = new Map<string, Item>();
    const followed = new Set<string>();
    let page = first;
    for (;;) {
      const answered = checkedAnswer(`GET ${page.href}`, await this.#ask(page), wirePage, GOOGLE_SERVICE);
      for (const item of (answered[items] ?? []) as readonly Item[]) {
        if (read.has(item.id)) throw incomplete(page, `has ${quoted(item.id)} twice`);
        read.set(item.id, item);
      }
      const { nextPageToken: next } = answered as { readonly nextPageToken?: string };
      if (next === undefined) return [...read.values()];
      if (followed.has(next)) throw incomplete(page, 'leads back to a page that was read already');
      followed.add(next);
      page = new URL(first);
      page.searchParams.set('pageToken', next);
    }
  }

  /** A token that is not accepted any more is renewed once. */
  async #ask(url: URL): Promise<unknown> {
    const token = await this.#session.token();
    try {
      return await this.#askWith(token, url);
    } catch (error) {
      if (!(error instanceof GoogleReadError) || error.status !== 401) throw error;
      this.#session.forget(token);
      return this.#askWith(await this.#session.token(), url);
    }
  }

  #askWith(token: string, url: URL): Promise<unknown> {
    const { patience, signal } = this.#settings;
    const headers = { accept: 'application/json', 'user-agent': 'klaviyo-access', authorization: `Bearer ${token}` };
    const request = { method: 'GET', url, headers, secrets: [token] } as const;
    const attempt = async (): Promise<unknown> =>
      (await requestJson(request, this.#settings, GOOGLE_SERVICE, apiRefusal)).body;
    return retry(attempt, { settings: patience, timing: patience, signal });
  }
}

function incomplete(page: URL, what: string): GoogleReadError {
  return new GoogleReadError('GOOGLE_UNEXPECTED', {
    problem: `The list at ${page.href} ${what}.`,
    remedy: 'Without a complete list nothing is concluded. Run it again.',
    status: 200,
  });
}
