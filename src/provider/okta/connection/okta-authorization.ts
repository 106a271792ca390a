import { createPrivateKey, webcrypto } from 'node:crypto';
import type * as Oauth from 'oauth4webapi';
import { type HttpAnswer, type HttpRequest } from '../../../http/send.js';
import { type JsonAnswer, type JsonRequestSettings, requestJson } from '../../requests/json-request.js';
import { type OktaClientCredentials, type OktaCredentials } from './okta-credentials.js';
import { OKTA_SERVICE, OktaReadError } from './okta-read-error.js';
import { asksForNonce, asksForProof, oktaRefusal, secretsOf } from './okta-refusal.js';

/** Reads a URL of Okta with the credentials. One attempt; it throws as `requestJson`. */
export type OktaReader = (url: URL) => Promise<JsonAnswer>;

/** Sends one request, and strikes what it carries in confidence out of every message. */
function requestOkta(
  request: HttpRequest,
  settings: JsonRequestSettings,
  refused?: (answer: HttpAnswer) => boolean,
): Promise<JsonAnswer> {
  return requestJson({ ...request, secrets: secretsOf(request) }, settings, OKTA_SERVICE, oktaRefusal, { refused });
}

const ACCEPT_JSON = { accept: 'application/json', 'user-agent': 'klaviyo-access' } as const;

/**
 * A reader for the credentials: with an API token (`SSWS`), with an access token (`Bearer`), or with an OAuth client, whose
 * library is loaded only then.
 * Nothing is asked before something is read.
 *
 * @param address of Okta, without a trailing slash
 */
export async function oktaReader(
  address: string,
  credentials: OktaCredentials,
  settings: JsonRequestSettings,
): Promise<OktaReader> {
  if (credentials.kind === 'oauth') {
    const session = new OauthSession(await import('oauth4webapi'), address, credentials, settings);
    return (url) => session.read(url);
  }
  const scheme = credentials.kind === 'token' ? 'SSWS' : 'Bearer';
  const authorization = `${scheme} ${credentials.token.reveal()}`;
  return (url) => requestOkta({ method: 'GET', url, headers: { ...ACCEPT_JSON, authorization } }, settings);
}

/** Times that a server may ask for a new nonce for one request. */
const MOST_NONCES = 2;

/** How long a signed assertion is valid. Okta takes an hour at most. */
const ASSERTION_SECONDS = 300;

/** An access token, and the proof of possession that it is bound to, if it is. */
interface Grant {
  readonly accessToken: string;
  readonly proof: Oauth.DPoPHandle | undefined;
}

/**
 * An OAuth client that authenticates with a signed assertion (`private_key_jwt`, RFC 7523) and gets a token for its scopes.
 *
 * Where Okta demands it, which it says by refusing a request for a token as `invalid_dpop_proof`, the token is bound to a
 * key pair of this session (DPoP, RFC 9449): each request then carries a proof signed with it, made out to the URL, the
 * token and the nonce that the server asked for (Okta's guide "Configure OAuth 2.0 Demonstrating Proof-of-Possession").
 */
class OauthSession {
  readonly #oauth: typeof Oauth;
  readonly #settings: JsonRequestSettings;
  readonly #server: Oauth.AuthorizationServer;
  readonly #client: Oauth.Client;
  readonly #scope: string;
  readonly #credentials: OktaClientCredentials;
  #authentication: Oauth.ClientAuth | undefined;
  #proof: Oauth.DPoPHandle | undefined;
  #grant: Promise<Grant> | undefined;

  constructor(oauth: typeof Oauth, address: string, credentials: OktaClientCredentials, settings: JsonRequestSettings) {
    this.#oauth = oauth;
    this.#settings = settings;
    this.#server = { issuer: address, token_endpoint: `${address}/oauth2/v1/token` };
    this.#client = { client_id: credentials.clientId };
    this.#scope = credentials.scopes.join(' ');
    this.#credentials = credentials;
  }

  /** A token that has expired meanwhile is renewed once. */
  async read(url: URL): Promise<JsonAnswer> {
    const grant = this.#granted();
    try {
      return await this.#readWith(await grant, url);
    } catch (error) {
      if (!(error instanceof OktaReadError) || error.status !== 401) throw error;
      // Unless another read, which ran beside this one, has renewed it already.
      if (this.#grant === grant) this.#grant = undefined;
      return await this.#readWith(await this.#granted(), url);
    }
  }

  /** One token serves all reads; a failure to get one is not kept. */
  #granted(): Promise<Grant> {
    this.#grant ??= this.#askForToken().catch((error: unknown) => {
      this.#grant = undefined;
      throw error;
    });
    return this.#grant;
  }

  async #askForToken(): Promise<Grant> {
    const { clientCredentialsGrantRequest, processClientCredentialsResponse, ResponseBodyError } = this.#oauth;
    try {
      return await this.#withNonce(this.#proof, async () => {
        const response = await clientCredentialsGrantRequest(
          this.#server,
          this.#client,
          (this.#authentication ??= await this.#signed()),
          { scope: this.#scope },
          this.#options(this.#proof),
        );
        const token = await processClientCredentialsResponse(this.#server, this.#client, response);
        return { accessToken: token.access_token, proof: token.token_type === 'dpop' ? this.#proof : undefined };
      });
    } catch (error) {
      if (!(error instanceof ResponseBodyError) || this.#proof !== undefined) throw this.#asReadError(error);
      this.#proof = await this.#newProof();
      return this.#askForToken();
    }
  }

  async #readWith({ accessToken, proof }: Grant, url: URL): Promise<JsonAnswer> {
    let answer: JsonAnswer | undefined;
    const options = this.#options(proof, (read) => (answer = read));
    const headers = new Headers(ACCEPT_JSON);
    try {
      await this.#withNonce(proof, () =>
        this.#oauth.protectedResourceRequest(accessToken, 'GET', url, headers, null, options),
      );
    } catch (error) {
      throw this.#asReadError(error);
    }
    // The library gives the response that it was given; what is wanted is the answer of which that was made.
    return answer!;
  }

  /** Repeats a request with the nonce that the server asked for, which the proof keeps. */
  async #withNonce<T>(proof: Oauth.DPoPHandle | undefined, request: () => Promise<T>): Promise<T> {
    for (let asked = 1; ; asked += 1) {
      try {
        return await request();
      } catch (error) {
        if (proof === undefined || !this.#oauth.isDPoPNonceError(error) || asked > MOST_NONCES) throw error;
      }
    }
  }

  /** How the library sends: through `http/`, and only what it has to judge itself comes back as a response. */
  #options(proof: Oauth.DPoPHandle | undefined, onAnswer: (answer: JsonAnswer) => void = () => undefined) {
    const refused = (answer: HttpAnswer): boolean =>
      proof === undefined ? asksForProof(answer) : asksForNonce(answer);
    const fetch = async (url: string, options: Oauth.CustomFetchOptions<string, unknown>): Promise<Response> => {
      const { method, body } = options;
      const headers = { ...ACCEPT_JSON, ...options.headers };
      const request = { method: method as 'GET' | 'POST', url: new URL(url), headers, body: formOf(body) };
      const answer = await requestOkta(request, this.#settings, refused);
      onAnswer(answer);
      return asResponse(answer);
    };
    return {
      ...(proof && { DPoP: proof }),
      [this.#oauth.customFetch]: fetch as (url: string, options: unknown) => Promise<Response>,
      // Okta itself is https; plain http is a simulated one on loopback (`oktaAddress`).
      [this.#oauth.allowInsecureRequests]: true,
    };
  }

  async #signed(): Promise<Oauth.ClientAuth> {
    const { privateKey, privateKeyId } = this.#credentials;
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const pkcs8 = createPrivateKey(privateKey.reveal()).export({ type: 'pkcs8', format: 'der' });
    const key = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
    return this.#oauth.PrivateKeyJwt(privateKeyId === undefined ? key : { key, kid: privateKeyId }, {
      [this.#oauth.modifyAssertion]: (_header, claims) => {
        // Okta wants the token endpoint as the audience, and clocks differ: no `nbf`, and minutes to arrive.
        claims.aud = this.#server.token_endpoint;
        claims.exp = Number(claims.iat) + ASSERTION_SECONDS;
        delete claims.nbf;
      },
    });
  }

  async #newProof(): Promise<Oauth.DPoPHandle> {
    return this.#oauth.DPoP(this.#client, await this.#oauth.generateKeyPair('ES256'));
  }

  /** What the library makes of an answer that it cannot use. Its words can quote what was sent or answered. */
  #asReadError(error: unknown): unknown {
    if (error instanceof OktaReadError || !(error instanceof Error) || this.#settings.signal?.aborted) return error;
    return new OktaReadError('OKTA_UNEXPECTED', {
      problem: this.#oauth.isDPoPNonceError(error)
        ? `Okta asks for another nonce after each proof of possession (DPoP), ${MOST_NONCES + 1} times in a row.`
        : `POST ${this.#server.token_endpoint} answered with JSON that is not an access token (${error.name}).`,
      remedy: 'Check okta.org and okta.domain in the access file, and whether a proxy answers instead of Okta.',
    });
  }
}

function formOf(body: unknown): string | undefined {
  return body instanceof URLSearchParams ? body.toString() : undefined;
}

/** An answer as the library takes it. It was read as JSON, whatever its header says. */
function asResponse({ status, text, header }: HttpAnswer): Response {
  const kept = ['dpop-nonce', 'www-authenticate'].flatMap((name): [string, string][] => {
    const value = header(name);
    return value === undefined ? [] : [[name, value]];
  });
  return new Response(text, { status, headers: [['content-type', 'application/json'], ...kept] });
}
