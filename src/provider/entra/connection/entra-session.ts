import { createPrivateKey, webcrypto } from 'node:crypto';
import type * as Oauth from 'oauth4webapi';
import { retry } from '../../../http/retry.js';
import { type HttpAnswer, type HttpRequest } from '../../../http/send.js';
import { type JsonRequestSettings, requestJson } from '../../requests/json-request.js';
import { EARLY_MS, type Grant, TokenKeeper } from '../../requests/token-keeper.js';
import { type ClientCertificate } from './client-certificate.js';
import { type EntraCredentials } from './entra-credentials.js';
import { ENTRA_SERVICE, EntraReadError } from './entra-read-error.js';
import { readIssuedToken } from './issued-token.js';
import { secretsOf } from './entra-refusal.js';
import { tokenRefusal } from './token-refusal.js';

/** What a session signs in with, and where. */
export interface EntraSessionOptions {
  /** Where the tenant issues tokens, with its path. */
  readonly tokenEndpoint: string;
  /** What the tokens are for: Graph's address and `/.default`. */
  readonly scope: string;
  readonly credentials: EntraCredentials;
  readonly settings: JsonRequestSettings;
}

const ACCEPT_JSON = { accept: 'application/json', 'user-agent': 'klaviyo-access' } as const;

/** How long a signed assertion is valid; Microsoft advises 5 to 10 minutes ("Certificate credentials"). */
const ASSERTION_SECONDS = 300;

/**
 * An application's session with Entra: it gets a token by the client credentials grant (RFC 6749, section 4.4) with a secret, with an
 * assertion that it signs (`private_key_jwt`, RFC 7523; Microsoft, "Microsoft identity platform application authentication certificate
 * credentials": PS256 with `x5t#S256`), or with the token of another issuer as the assertion. One token serves until it expires.
 */
export class EntraSession {
  readonly #oauth: typeof Oauth;
  readonly #options: EntraSessionOptions;
  readonly #tokens: TokenKeeper;

  private constructor(oauth: typeof Oauth, options: EntraSessionOptions) {
    this.#oauth = oauth;
    this.#options = options;
    const { patience, signal } = options.settings;
    const repeated = (): Promise<Grant> => retry(() => this.#ask(), { settings: patience, timing: patience, signal });
    this.#tokens = new TokenKeeper(repeated, patience.now);
  }

  /** Loads what signs in. Nothing is asked yet. */
  static async open(options: EntraSessionOptions): Promise<EntraSession> {
    return new EntraSession(await import('oauth4webapi'), options);
  }

  /**
   * A token that has not expired. Several that ask at a time get the same; a failure to get one is not kept.
   *
   * @throws EntraReadError if Entra issues none
   */
  token(): Promise<string> {
    return this.#tokens.token();
  }

  /** Says that a token was not accepted, so that the next one is a new one. */
  forget(token: string): void {
    this.#tokens.forget(token);
  }

  async #ask(): Promise<Grant> {
    const { clientCredentialsGrantRequest, processClientCredentialsResponse } = this.#oauth;
    const { tokenEndpoint, scope, credentials, settings } = this.#options;
    const server = { issuer: new URL(tokenEndpoint).origin, token_endpoint: tokenEndpoint };
    const client = { client_id: credentials.clientId };
    const authentication = await this.#authentication();
    try {
      const response = await clientCredentialsGrantRequest(server, client, authentication, { scope }, this.#sending());
      const { access_token: token, expires_in: seconds = 0 } = await processClientCredentialsResponse(
        server,
        client,
        response,
      );
      return { token, until: settings.patience.now() + seconds * 1000 - EARLY_MS };
    } catch (error) {
      throw this.#asReadError(error);
    }
  }

  async #authentication(): Promise<Oauth.ClientAuth> {
    const { credentials, settings } = this.#options;
    if (credentials.kind === 'secret') return this.#oauth.ClientSecretPost(credentials.secret.reveal());
    if (credentials.kind === 'certificate') return this.#signing(credentials.certificate);
    const assertion = await readIssuedToken(credentials.token, settings);
    return (_server, { client_id }, body) => {
      body.set('client_id', client_id);
      body.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
      body.set('client_assertion', assertion.reveal());
    };
  }

  async #signing({ privateKey, thumbprint }: ClientCertificate): Promise<Oauth.ClientAuth> {
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-256' };
    const pkcs8 = createPrivateKey(privateKey.reveal()).export({ type: 'pkcs8', format: 'der' });
    const key = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
    return this.#oauth.PrivateKeyJwt(key, {
      [this.#oauth.modifyAssertion]: (header, claims) => {
        header.typ = 'JWT';
        header['x5t#S256'] = thumbprint;
        claims.aud = this.#options.tokenEndpoint;
        claims.exp = Number(claims.iat) + ASSERTION_SECONDS;
      },
    });
  }

  /** How the library sends: through `http/`. An answer that is no success is explained before the library sees it. */
  #sending() {
    const fetch = async (
      url: string,
      { body, headers }: Oauth.CustomFetchOptions<string, unknown>,
    ): Promise<Response> => {
      const sent = { ...headers, ...ACCEPT_JSON };
      const request: HttpRequest = { method: 'POST', url: new URL(url), headers: sent, body: String(body) };
      const secrets = secretsOf(request);
      return asResponse(
        await requestJson({ ...request, secrets }, this.#options.settings, ENTRA_SERVICE, tokenRefusal),
      );
    };
    return {
      [this.#oauth.customFetch]: fetch as (url: string, options: unknown) => Promise<Response>,
      // Entra itself is https; plain http is a simulated one on loopback (`readCloudMetadata`).
      [this.#oauth.allowInsecureRequests]: true,
    };
  }

  /** What the library makes of an answer that it cannot use. Its words can quote what was answered, and so the token. */
  #asReadError(error: unknown): unknown {
    if (error instanceof EntraReadError || !(error instanceof Error) || this.#options.settings.signal?.aborted) {
      return error;
    }
    return new EntraReadError('ENTRA_UNEXPECTED', {
      problem: `POST ${this.#options.tokenEndpoint} answered with JSON that is not an access token (${error.name}).`,
      remedy:
        'Check entra.tenant and entra.environment in the access file, and whether a proxy answers instead of Entra.',
      status: 200,
    });
  }
}

/** An answer as the library takes it. It was read as JSON, whatever its header says. */
function asResponse({ status, text }: HttpAnswer): Response {
  return new Response(text, { status, headers: [['content-type', 'application/json']] });
}
