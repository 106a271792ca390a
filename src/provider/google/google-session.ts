import { z } from 'zod';
import { retry } from '../../http/retry.js';
import { type GoogleCredentials } from './google-credentials.js';
import { GOOGLE_SERVICE, GoogleReadError } from './google-read-error.js';
import { tokenRefusal } from './google-refusal.js';
import { type JsonRequestSettings, requestJson } from '../requests/json-request.js';
import { EARLY_MS, type Grant, TokenKeeper } from '../requests/token-keeper.js';
import { signedAssertion } from './signed-assertion.js';

const wireToken = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.number(),
  token_type: z.string().regex(/^bearer$/i),
});

/**
 * A session of a service account that acts for an administrator: it gets a token for an assertion that is signed in the account's name. One
 * token serves until it expires.
 *
 * Why no library of Google's: google-auth-library brings 23 packages of 13 MB and its own way to send, without our limits and proxies, for at
 * most four requests.
 */
export class GoogleSession {
  readonly #credentials: GoogleCredentials;
  readonly #admin: string;
  readonly #settings: JsonRequestSettings;
  readonly #tokens: TokenKeeper;

  constructor(credentials: GoogleCredentials, admin: string, settings: JsonRequestSettings) {
    this.#credentials = credentials;
    this.#admin = admin;
    this.#settings = settings;
    const { patience, signal } = settings;
    const repeated = (): Promise<Grant> => retry(() => this.#ask(), { settings: patience, timing: patience, signal });
    this.#tokens = new TokenKeeper(repeated, patience.now);
  }

  /**
   * A token that has not expired.
   *
   * @throws GoogleReadError if Google issues none
   */
  token(): Promise<string> {
    return this.#tokens.token();
  }

  /** Says that the token was not accepted, so that the next one is a new one. */
  forget(token: string): void {
    this.#tokens.forget(token);
  }

  async #ask(): Promise<Grant> {
    const { patience } = this.#settings;
    const url = this.#credentials.tokenEndpoint;
    const assertion = await signedAssertion(this.#credentials, this.#admin, this.#settings);
    const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    const headers = {
      accept: 'application/json',
      'user-agent': 'klaviyo-access',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const request = { method: 'POST', url, headers, body: body.toString(), secrets: [assertion] } as const;
    const answer = await requestJson(request, this.#settings, GOOGLE_SERVICE, tokenRefusal);
    const reading = wireToken.safeParse(answer.body);
    if (!reading.success) {
      throw new GoogleReadError('GOOGLE_UNEXPECTED', {
        problem: `POST ${url.href} answered with JSON that is not an access token.`,
        remedy: 'Check whether a proxy answers instead of Google.',
        status: 200,
      });
    }
    const { access_token: token, expires_in: seconds } = reading.data;
    return { token, until: patience.now() + seconds * 1000 - EARLY_MS };
  }
}
