/**
 * The parts of `@okta/okta-sdk-nodejs` 8 that are used, as they are used. Its own types lean on `node-fetch`'s, which it
 * does not bring along.
 */
export interface OktaSdk {
  readonly Client: new (settings: OktaSdkSettings) => { readonly http: OktaSdkHttp };
  /** Sends one request with node-fetch. */
  readonly RequestExecutor: new () => OktaSdkExecutor;
}

export interface OktaSdkSettings {
  readonly orgUrl: string;
  readonly authorizationMode: 'SSWS' | 'PrivateKey';
  readonly token?: string;
  readonly clientId?: string;
  readonly scopes?: readonly string[];
  readonly privateKey?: string;
  readonly keyId?: string;
  readonly userAgent: string;
  readonly requestExecutor: OktaSdkExecutor;
  /** Null: every read asks Okta. The SDK's cache would answer for an hour. */
  readonly cacheMiddleware: null;
}

/** The SDK's HTTP client: it adds the authorization, and gets and renews the OAuth token. */
export interface OktaSdkHttp {
  /** The tunnel of `https_proxy`; the SDK uses it for plain http too. */
  agent?: unknown;
  http(url: string, request: OktaSdkAsked): Promise<OktaSdkResponse>;
}

/** What is asked of the SDK's HTTP client, which writes into it. */
export interface OktaSdkAsked {
  readonly method: 'get';
  readonly headers: Readonly<Record<string, string>>;
}

export interface OktaSdkExecutor {
  fetch(request: OktaSdkRequest): Promise<OktaSdkResponse>;
}

/** A request as the SDK hands it on, and as node-fetch takes it. */
export interface OktaSdkRequest {
  readonly url: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly agent?: unknown;
}

export interface OktaSdkResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
  json(): Promise<unknown>;
}

/** Loads the SDK, which takes about a second: so only when Okta is to be asked. */
export async function loadOktaSdk(): Promise<OktaSdk> {
  const loaded: { readonly default: unknown } = await import('@okta/okta-sdk-nodejs');
  return loaded.default as OktaSdk;
}
