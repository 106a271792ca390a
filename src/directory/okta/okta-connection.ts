import { setTimeout as sleep } from 'node:timers/promises';
import { type z } from 'zod';
import { isLoopback } from '../../access/web-address.js';
import { boundedExecutor, type OktaPatience } from './bounded-executor.js';
import { type OktaCredentials } from './okta-credentials.js';
import { loadOktaSdk, type OktaSdk, type OktaSdkHttp, type OktaSdkSettings } from './okta-sdk.js';
import { OktaReadError } from './okta-read-error.js';

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

const DEFAULT_PATIENCE: OktaPatience = {
  attempts: 5,
  longestWaitMs: 120_000,
  timeoutMs: 60_000,
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/**
 * A reader of Okta's management API over Okta's own SDK. The SDK authorises (API token, or OAuth with a signed assertion
 * and DPoP) and pages; what it reads comes as JSON and is checked here.
 *
 * Why the SDK's models are passed by: they keep the members that their OpenAPI description names, and drop the rest. So
 * the custom attributes of an app's users, and members of the schema that Okta added later, are lost in them, and a
 * missing member cannot be told from an absent one.
 */
export class OktaConnection {
  readonly #address: string;
  readonly #sdk: OktaSdk;
  readonly #http: OktaSdkHttp;

  private constructor(address: string, sdk: OktaSdk, http: OktaSdkHttp) {
    this.#address = address;
    this.#sdk = sdk;
    this.#http = http;
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
    return new OktaConnection(address, sdk, http);
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
    return checked(url, await this.#http.getJson(url), form);
  }

  /**
   * Reads a list to its last page, or fails. The pages are those of the `Link` headers.
   *
   * @throws OktaReadError as {@link get}; `OKTA_UNEXPECTED` too if a page leads elsewhere or back, or if a record comes
   * twice: the list changed while it was read, and another one may be missing
   */
  async getAll<Value extends OktaRecord>(path: string, form: z.ZodType<Value[]>): Promise<readonly Value[]> {
    const pages = new this.#sdk.Collection(this.#http, `${this.#address}${path}`, {});
    const asked = new Set<string>();
    const records = new Map<string, Value>();
    while (pages.nextUri !== undefined) {
      const url = pages.nextUri;
      this.#checkPage(url, asked);
      asked.add(url);
      for (const record of checked(url, await pages.getNextPage(), form)) {
        if (records.has(record.id)) throw incomplete(url, `repeats the record ${record.id}`);
        records.set(record.id, record);
      }
    }
    return [...records.values()];
  }

  /** The credentials go to no other origin, whatever a `Link` header says. */
  #checkPage(url: string, asked: ReadonlySet<string>): void {
    if (!URL.canParse(url) || new URL(url).origin !== new URL(this.#address).origin) {
      throw incomplete(`${this.#address}`, 'names a next page on another server, to which the credentials do not go');
    }
    if (asked.has(url)) throw incomplete(url, 'leads back to a page that was read already');
  }
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

function incomplete(url: string, what: string): OktaReadError {
  return new OktaReadError('OKTA_UNEXPECTED', {
    problem: `The list at ${url} ${what}.`,
    remedy: 'Without a complete list nothing is concluded. Run it again.',
  });
}
