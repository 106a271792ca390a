import { sign } from 'node:crypto';
import { z } from 'zod';
import { retry } from '../../http/retry.js';
import { GoogleReadError } from './google-read-error.js';
import { tokenRefusal } from './google-refusal.js';
import { type GoogleRequestSettings, requestGoogle } from './google-request.js';
import { SCOPES } from './google-scopes.js';
import { type ServiceAccount } from './service-account.js';

/** How long a signed assertion is valid. Google takes up to an hour ("Using OAuth 2.0 for Server to Server Applications"). */
const ASSERTION_SECONDS = 600;

/** A token is renewed so long before it expires, so that none expires on its way. */
const EARLY_MS = 120_000;

const wireToken = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.number(),
  token_type: z.string().regex(/^bearer$/i),
});

/** A token, until when it is used, in milliseconds since 1970. */
interface Grant {
  readonly token: string;
  readonly until: number;
}

/**
 * A session of a service account that acts for an administrator: it gets a token for an assertion that it signs with RS256, in which
 * `sub` names the administrator (RFC 7523; developers.google.com, "Using OAuth 2.0 for Server to Server Applications"). One token serves
 * until it expires.
 *
 * Why no library of Google's: google-auth-library is 13 MB for this one request.
 */
export class GoogleSession {
  readonly #account: ServiceAccount;
  readonly #admin: string;
  readonly #settings: GoogleRequestSettings;
  #grant: Grant | undefined;

  constructor(account: ServiceAccount, admin: string, settings: GoogleRequestSettings) {
    this.#account = account;
    this.#admin = admin;
    this.#settings = settings;
  }

  /**
   * A token that has not expired.
   *
   * @throws GoogleReadError if Google issues none
   */
  async token(): Promise<string> {
    const { patience, signal } = this.#settings;
    if (this.#grant === undefined || this.#grant.until <= patience.now()) {
      this.#grant = await retry(() => this.#ask(), { settings: patience, timing: patience, signal });
    }
    return this.#grant.token;
  }

  /** Says that the token was not accepted, so that the next one is a new one. */
  forget(): void {
    this.#grant = undefined;
  }

  async #ask(): Promise<Grant> {
    const { patience } = this.#settings;
    const url = this.#account.tokenEndpoint;
    const assertion = this.#assertion(Math.floor(patience.now() / 1000));
    const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    const headers = {
      accept: 'application/json',
      'user-agent': 'klaviyo-access',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const request = { method: 'POST', url, headers, body: body.toString() } as const;
    const reading = wireToken.safeParse(await requestGoogle(request, this.#settings, [assertion], tokenRefusal));
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

  #assertion(now: number): string {
    const { email, keyId, privateKey, tokenEndpoint } = this.#account;
    const header = { alg: 'RS256', typ: 'JWT', ...(keyId !== undefined && { kid: keyId }) };
    const claims = {
      ...{ iss: email, sub: this.#admin, scope: SCOPES.join(' '), aud: tokenEndpoint.href },
      ...{ iat: now, exp: now + ASSERTION_SECONDS },
    };
    const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey.reveal()).toString('base64url')}`;
  }
}
