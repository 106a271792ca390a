import { type Request, type RequestHandler } from 'express';
import { AssertionError, type OauthClient, verifyAssertion } from './client-assertion.js';
import { ProofError, proofVerifier } from './dpop-proof.js';
import { accessDenied, invalidProof, invalidSession, invalidToken } from './errors.js';
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

/** What the authorization goes by. */
export interface AuthorizationSettings {
  /** It may do everything. */
  readonly apiToken: string;
  readonly clients: readonly OauthClient[];
  /** The organisation's addresses, to which assertions and proofs may be made out. */
  readonly addresses: () => readonly string[];
  /** The time for what expires, in seconds since 1970. */
  readonly nowSeconds: () => number;
  /** Whether a proof has to carry a nonce at the API too, and not at the token endpoint alone. */
  readonly needsNonceAtApi: boolean;
}

/** A token that was given out. */
interface Grant {
  readonly scopes: readonly string[];
  readonly expires: number;
  /** The thumbprint of the key whose holder alone may use it; undefined where everybody may who has it. */
  readonly boundTo: string | undefined;
}

/**
 * Authorization by API token (`SSWS`, which may do everything) and by OAuth access token (`Bearer`, or `DPoP` where it is
 * bound to a key; it may do what its scopes say).
 */
export function authorization({
  apiToken,
  clients,
  addresses,
  nowSeconds,
  needsNonceAtApi,
}: AuthorizationSettings): Authorization {
  const granted = new Map<string, Grant>();
  const proofs = proofVerifier(nowSeconds);

  /** The request's URL at each of the organisation's addresses, as a proof names it. */
  const urlsOf = ({ originalUrl }: Request): readonly string[] =>
    addresses().map((address) => `${address}${originalUrl.replace(/[?#].*$/, '')}`);

  const proofHeader = ({ headers }: Request): string | undefined => headers.dpop?.toString();

  const checkProof = (request: Request, accessToken: string, { boundTo }: Grant): void => {
    try {
      const target = { method: request.method, urls: urlsOf(request), accessToken, needsNonce: needsNonceAtApi };
      if (proofs.verify(proofHeader(request), target) !== boundTo) throw invalidToken();
    } catch (error) {
      throw error instanceof ProofError ? invalidProof(error.code, error.message, proofs.nonce()) : error;
    }
  };

  const authorize = (request: Request, scope: OktaScope): void => {
    const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
    if (scheme === '') throw invalidSession();
    if (scheme === 'SSWS' && token === apiToken) return;
    const grant = granted.get(token);
    if (grant === undefined || grant.expires <= nowSeconds()) throw invalidToken();
    if (scheme !== (grant.boundTo === undefined ? 'Bearer' : 'DPoP')) throw invalidToken();
    if (grant.boundTo !== undefined) checkProof(request, token, grant);
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
      const endpoints = addresses().map((address) => `${address}/oauth2/v1/token`);
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
    let boundTo: string | undefined;
    try {
      const header = proofHeader(request);
      const target = { method: 'POST', urls: urlsOf(request), needsNonce: true };
      if (header !== undefined || client.requiresDpop === true) boundTo = proofs.verify(header, target);
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      if (error.code === 'use_dpop_nonce') response.set('DPoP-Nonce', proofs.nonce());
      refuse(400, error.code, error.message);
      return;
    }
    const accessToken = `access-token-${String(granted.size + 1)}`;
    granted.set(accessToken, { scopes, expires: nowSeconds() + TOKEN_LIFETIME_SECONDS, boundTo });
    response.json({
      token_type: boundTo === undefined ? 'Bearer' : 'DPoP',
      expires_in: TOKEN_LIFETIME_SECONDS,
      access_token: accessToken,
      scope: scopes.join(' '),
    });
  };

  return { authorize, token };
}
