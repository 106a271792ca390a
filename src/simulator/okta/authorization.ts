import { type Request, type RequestHandler } from 'express';
import { AssertionError, type OauthClient, verifyAssertion } from './client-assertion.js';
import { accessDenied, invalidSession, invalidToken } from './errors.js';
import { type OktaScope, allows } from './scopes.js';

/** What the simulator lets in. */
export interface Authorization {
  /** Refuses a request by throwing. */
  readonly authorize: (request: Request, scope: OktaScope) => void;
  /** `POST /oauth2/v1/token`. Takes a form as its body. */
  readonly token: RequestHandler;
}

const TOKEN_LIFETIME_SECONDS = 3600;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Authorization by API token (`SSWS`, which may do everything) and by OAuth access token (`Bearer`, which may do what
 * its scopes say).
 *
 * @param audiences The organisation's addresses, to whose token endpoint an assertion may be made out.
 * @param nowSeconds The time for what expires, in seconds since 1970.
 */
export function authorization(
  apiToken: string,
  clients: readonly OauthClient[],
  audiences: () => readonly string[],
  nowSeconds: () => number,
): Authorization {
  const granted = new Map<string, { readonly scopes: readonly string[]; readonly expires: number }>();

  const authorize = (request: Request, scope: OktaScope): void => {
    const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
    if (scheme === '') throw invalidSession();
    if (scheme === 'SSWS' && token === apiToken) return;
    const grant = scheme === 'Bearer' ? granted.get(token) : undefined;
    if (grant === undefined || grant.expires <= nowSeconds()) throw invalidToken();
    if (!allows(grant.scopes, scope)) {
      const description = 'The access token provided does not contain the required scopes.';
      throw accessDenied([`${description} Missing: ${scope}`], {
        'WWW-Authenticate': `Bearer error="insufficient_scope", error_description="${description}", scope="${scope}"`,
      });
    }
  };

  const token: RequestHandler = (request, response) => {
    const form = new Map(Object.entries((request.body ?? {}) as Record<string, string>));
    const refuse = (status: number, error: string, description: string): void => {
      response.status(status).json({ error, error_description: description });
    };
    if (form.get('grant_type') !== 'client_credentials') {
      refuse(400, 'unsupported_grant_type', 'The simulator knows grant_type client_credentials alone.');
      return;
    }
    if (form.get('client_assertion_type') !== ASSERTION_TYPE) {
      refuse(401, 'invalid_client', `The client_assertion_type must be ${ASSERTION_TYPE}.`);
      return;
    }
    let client: OauthClient;
    try {
      const endpoints = audiences().map((audience) => `${audience}/oauth2/v1/token`);
      client = verifyAssertion(form.get('client_assertion') ?? '', clients, endpoints, nowSeconds());
    } catch (error) {
      if (!(error instanceof AssertionError)) throw error;
      refuse(401, 'invalid_client', error.message);
      return;
    }
    const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    const missing = scopes.filter((scope) => !client.scopes.includes(scope));
    if (scopes.length === 0 || missing.length > 0) {
      refuse(
        400,
        'invalid_scope',
        `Scopes that the client was not granted: ${missing.join(' ') || 'none was asked for'}.`,
      );
      return;
    }
    const accessToken = `access-token-${String(granted.size + 1)}`;
    granted.set(accessToken, { scopes, expires: nowSeconds() + TOKEN_LIFETIME_SECONDS });
    response.json({
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_SECONDS,
      access_token: accessToken,
      scope: scopes.join(' '),
    });
  };

  return { authorize, token };
}
