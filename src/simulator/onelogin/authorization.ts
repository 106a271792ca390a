import { type Request, type RequestHandler } from 'express';
import { forbidden, signInRefused, unauthorized } from './errors.js';
import { type RateLimit } from './rate-limit.js';
import { type Json, object } from './json-value.js';
import { type Allowed, type OneLoginClient } from './scopes.js';

/** "Once generated, an access token is valid for 10 hours" (developers.onelogin.com, "Generate Tokens"). */
const EXPIRES_IN = 36_000;

/** An account's number is in every token's answer. */
const ACCOUNT_ID = 555555;

interface Token {
  readonly value: string;
  readonly client: OneLoginClient;
  readonly createdAt: Date;
}

/** The sign-in of programs, and what checks its tokens. */
export interface Authorization {
  readonly token: RequestHandler;
  readonly revoke: RequestHandler;
  readonly rateLimit: RequestHandler;
  /** @throws OneLoginError 401 without a valid token, 403 if its scope is none of those */
  readonly authorize: (request: Request, allowed: Allowed) => void;
}

/**
 * Tokens for API credentials (developers.onelogin.com, "Generate Tokens"): the credentials by HTTP Basic, by
 * `Authorization: client_id:…, client_secret:…`, or in a form. The same credentials get the same token until it expires or is revoked.
 */
export function authorization(
  clients: readonly OneLoginClient[],
  now: () => Date,
  limit: Pick<RateLimit, 'values'>,
): Authorization {
  let tokens: readonly Token[] = [];
  let issued = 0;
  const isValid = ({ createdAt }: Token): boolean => now().getTime() < createdAt.getTime() + EXPIRES_IN * 1000;
  const holder = (request: Request): Token => {
    const value = /^bearer[ :]\s*(\S+)$/i.exec(request.get('Authorization') ?? '')?.[1];
    const token = tokens.find((one) => one.value === value && isValid(one));
    if (token === undefined) throw unauthorized();
    return token;
  };
  const issue = (client: OneLoginClient): Token => {
    const known = tokens.find((one) => one.client === client && isValid(one));
    if (known !== undefined) return known;
    issued += 1;
    const token = { value: `example-access-token-${String(issued)}`, client, createdAt: now() };
    tokens = [...tokens, token];
    return token;
  };
  const clientOf = (request: Request): OneLoginClient => {
    const [id, secret] = credentials(request);
    const client = clients.find(({ clientId, clientSecret }) => clientId === id && clientSecret === secret);
    if (client === undefined) throw signInRefused(401, 'Unauthorized', 'Authentication Failure');
    return client;
  };

  return {
    token: (request, response) => {
      const client = clientOf(request);
      if (object(request.body).grant_type !== 'client_credentials') {
        throw signInRefused(400, 'bad request', 'grant_type is incorrect/absent');
      }
      const { value, createdAt } = issue(client);
      response.json({
        access_token: value,
        created_at: createdAt.toISOString(),
        expires_in: EXPIRES_IN,
        refresh_token: value.replace('access', 'refresh'),
        token_type: 'bearer',
        account_id: ACCOUNT_ID,
      });
    },
    revoke: (request, response) => {
      clientOf(request);
      const { access_token: value } = object(request.body);
      tokens = tokens.filter((one) => one.value !== value);
      response.json({ status: SUCCESS });
    },
    rateLimit: (request, response) => {
      holder(request);
      response.json({ status: SUCCESS, data: limit.values() });
    },
    authorize: (request, allowed) => {
      const { scope = 'Manage All' } = holder(request).client;
      if (!allowed.includes(scope)) throw forbidden();
    },
  };
}

const SUCCESS: Json = { error: false, code: 200, type: 'success', message: 'Success' };

function credentials(request: Request): readonly [id: unknown, secret: unknown] {
  const header = request.get('Authorization') ?? '';
  const basic = /^Basic (\S+)$/i.exec(header)?.[1];
  if (basic !== undefined) {
    const [id = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    return [id, secret.join(':')];
  }
  const named = /^client_id:\s*([^,\s]+),\s*client_secret:\s*(\S+)$/i.exec(header);
  if (named !== null) return [named[1], named[2]];
  const { client_id: id, client_secret: secret } = object(request.body);
  return [id, secret];
}
