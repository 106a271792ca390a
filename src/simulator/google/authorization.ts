import { type KeyObject } from 'node:crypto';
import { type Request, type RequestHandler } from 'express';
import { signedJwt } from '../signed-jwt.js';
import { forbidden, insufficientScopes, signInRefused, unauthorized } from './errors.js';
import { type World } from './world.js';

/** The service account that may act for administrators. */
export const SERVICE_ACCOUNT = 'reader@example-project.iam.gserviceaccount.com';

const EXPIRES_IN = 3599;
const LONGEST_ASSERTION = 3600;
const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

interface Token {
  readonly scopes: readonly string[];
  readonly user: string;
  readonly until: number;
}

/** The sign-in of the service account, and what checks its tokens. */
export interface Authorization {
  readonly token: RequestHandler;
  /** @throws GoogleError 401 without a valid token, 403 if its scopes do not suffice or its user is no administrator */
  readonly requires: (scopes: readonly string[]) => RequestHandler;
}

/**
 * Tokens for assertions that the service account signs (developers.google.com, "Using OAuth 2.0 for Server to Server Applications"):
 * RS256, `aud` the token endpoint, at most an hour, `sub` a user who is active, and scopes that were all delegated.
 */
export function authorization(
  world: World,
  {
    publicKey,
    audience,
    now,
  }: { readonly publicKey: KeyObject; readonly audience: () => string; readonly now: () => Date },
): Authorization {
  const tokens = new Map<string, Token>();
  const seconds = (): number => Math.floor(now().getTime() / 1000);
  return {
    token: (request, response) => {
      const { grant_type: grantType, assertion } = Object(request.body) as Readonly<Record<string, unknown>>;
      if (grantType !== GRANT_TYPE) throw signInRefused(400, 'unsupported_grant_type', 'Invalid grant_type');
      const claims = checkedClaims(String(assertion), { publicKey, audience: audience(), now: seconds() });
      const user = world.users.get(String(claims.sub).toLowerCase());
      if (user === undefined || user.suspended === true || user.archived === true) {
        throw signInRefused(400, 'invalid_grant', 'Invalid email or User ID');
      }
      const scopes = String(claims.scope).split(' ');
      if (!scopes.every((scope) => world.delegatedScopes.includes(scope)))
        throw signInRefused(401, 'unauthorized_client', UNDELEGATED);
      const value = `example-access-token-${String(tokens.size + 1)}`;
      tokens.set(value, { scopes, user: user.email.toLowerCase(), until: seconds() + EXPIRES_IN });
      response.json({ access_token: value, expires_in: EXPIRES_IN, token_type: 'Bearer' });
    },
    requires: (scopes) => (request, _response, next) => {
      const token = tokens.get(bearer(request));
      if (token === undefined || token.until <= seconds()) throw unauthorized();
      if (!scopes.some((scope) => token.scopes.includes(scope))) throw insufficientScopes();
      if (!world.admins.includes(token.user)) throw forbidden();
      next();
    },
  };
}

const UNDELEGATED =
  'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.';

function checkedClaims(
  assertion: string,
  { publicKey, audience, now }: { readonly publicKey: KeyObject; readonly audience: string; readonly now: number },
): Readonly<Record<string, unknown>> {
  const jwt = signedJwt(assertion);
  const { iss, aud, exp, iat } = jwt?.claims ?? {};
  if (jwt === undefined || iss !== SERVICE_ACCOUNT)
    throw signInRefused(400, 'invalid_grant', 'Invalid grant: account not found');
  if (jwt.header.alg !== 'RS256' || !jwt.isSignedBy(publicKey))
    throw signInRefused(400, 'invalid_grant', 'Invalid JWT Signature.');
  const inTime =
    typeof exp === 'number' &&
    typeof iat === 'number' &&
    exp > now &&
    iat <= now + 60 &&
    exp - iat <= LONGEST_ASSERTION;
  if (aud !== audience || !inTime) {
    throw signInRefused(
      400,
      'invalid_grant',
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.',
    );
  }
  return jwt.claims;
}

function bearer(request: Request): string {
  return /^Bearer (\S+)$/i.exec(request.get('Authorization') ?? '')?.[1] ?? '';
}
