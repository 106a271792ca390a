import { type KeyObject, sign } from 'node:crypto';
import { type Request, type RequestHandler } from 'express';
import { signedJwt } from '../signed-jwt.js';
import { SERVICE_ACCOUNT } from './authorization.js';
import { badRequest, denied, signInRefused, unauthorized } from './errors.js';
import { issuerKeys } from './process-keys.js';
import { type World } from './world.js';

/** The provider of the workload identity pool. */
export const WORKLOAD_IDENTITY_PROVIDER =
  'projects/100000000000/locations/global/workloadIdentityPools/klaviyo-access/providers/github';

/** With it the issuer is asked for a token, as a job of GitHub has one for its own. */
export const REQUEST_TOKEN = 'example-request-token';

const ISSUER_SECONDS = 300;
const EXPIRES_IN = 3599;
const LONGEST_PAYLOAD = 12 * 3600;
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const TOKEN_TYPES = ['urn:ietf:params:oauth:token-type:jwt', 'urn:ietf:params:oauth:token-type:id_token'];
const SCOPES = ['https://www.googleapis.com/auth/cloud-platform', 'https://www.googleapis.com/auth/iam'];

/** The calls of workload identity federation: an issuer, as GitHub is one, the exchange of its tokens, and what signs for the service account. */
export interface Federation {
  readonly issue: RequestHandler;
  readonly exchange: RequestHandler;
  readonly signJwt: RequestHandler;
}

interface Exchanged {
  readonly subject: string;
  readonly until: number;
}

/**
 * @param signingKey - the key that Google keeps of the service account
 * @param now - the time by which tokens expire
 */
export function federation(
  { federation: settings }: World,
  { signingKey, now }: { readonly signingKey: KeyObject; readonly now: () => Date },
): Federation {
  const exchanged = new Map<string, Exchanged>();
  const seconds = (): number => Math.floor(now().getTime() / 1000);
  return {
    // GitHub, "OpenID Connect reference".
    issue: (request, response) => {
      if (bearer(request) !== REQUEST_TOKEN) throw signInRefused(401, 'unauthorized', 'Bad credentials');
      const { audience } = request.query;
      const claims = { sub: settings.subject, aud: audience, iat: seconds(), exp: seconds() + ISSUER_SECONDS };
      response.json({ value: jwt(claims, issuerKeys().privateKey) });
    },
    // cloud.google.com, Security Token Service API, "Method: token".
    exchange: (request, response) => {
      const form = Object(request.body) as Readonly<Record<string, unknown>>;
      const fault = formFault(form);
      if (fault !== undefined) throw signInRefused(400, 'invalid_request', fault);
      const subject = subjectOf(String(form.subject_token), issuerKeys().publicKey, seconds());
      if (!settings.admitted.includes(subject)) {
        throw signInRefused(401, 'unauthorized_client', 'The given credential is rejected by the attribute condition.');
      }
      const token = `example-federated-token-${String(exchanged.size + 1)}`;
      exchanged.set(token, { subject, until: seconds() + EXPIRES_IN });
      response.json({
        ...{ access_token: token, issued_token_type: ACCESS_TOKEN, token_type: 'Bearer', expires_in: EXPIRES_IN },
      });
    },
    // cloud.google.com, IAM Service Account Credentials API, "Method: projects.serviceAccounts.signJwt".
    signJwt: (request, response) => {
      const holder = exchanged.get(bearer(request));
      if (holder === undefined || holder.until <= seconds()) throw unauthorized();
      const mayNot = request.params[0] !== SERVICE_ACCOUNT || !settings.signers.includes(holder.subject);
      if (mayNot) throw denied("Permission 'iam.serviceAccounts.signJwt' denied on resource (or it may not exist).");
      const { payload } = Object(request.body) as { readonly payload?: unknown };
      response.json({ keyId: 'example-google-key', signedJwt: jwt(claimsOf(payload, seconds()), signingKey) });
    },
  };
}

function formFault(form: Readonly<Record<string, unknown>>): string | undefined {
  if (form.grant_type !== EXCHANGE) return 'Invalid value for "grant_type"';
  if (form.audience !== `//iam.googleapis.com/${WORKLOAD_IDENTITY_PROVIDER}`) return 'Invalid value for "audience"';
  if (form.requested_token_type !== ACCESS_TOKEN) return 'Invalid value for "requested_token_type"';
  if (!TOKEN_TYPES.includes(String(form.subject_token_type))) return 'Invalid value for "subject_token_type"';
  return SCOPES.includes(String(form.scope)) ? undefined : 'Invalid value for "scope"';
}

/** Who a token of the issuer is about. Its audience is the provider's default: its own address. */
function subjectOf(token: string, key: KeyObject, now: number): string {
  const read = signedJwt(token);
  if (read?.header.alg !== 'RS256' || !read.isSignedBy(key)) {
    throw signInRefused(400, 'invalid_grant', 'Invalid ID Token signature.');
  }
  const { aud, exp, sub } = read.claims;
  if (aud !== `https://iam.googleapis.com/${WORKLOAD_IDENTITY_PROVIDER}`) {
    throw signInRefused(400, 'invalid_grant', 'The audience in ID Token does not match the expected audience.');
  }
  if (typeof exp !== 'number' || exp <= now) throw signInRefused(400, 'invalid_grant', 'ID Token is stale to sign-in.');
  return String(sub);
}

/** The claims that are to be signed: their `exp` is at most twelve hours ahead. */
function claimsOf(payload: unknown, now: number): object {
  const claims = objectIn(String(payload));
  const { exp = now + 1 } = claims ?? {};
  if (claims === undefined || typeof exp !== 'number' || exp <= now || exp > now + LONGEST_PAYLOAD) {
    throw badRequest('Request contains an invalid argument.');
  }
  return claims;
}

function objectIn(text: string): { readonly exp?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // Not JSON: then it is no payload.
    return undefined;
  }
}

function jwt(claims: object, key: KeyObject): string {
  const signed = [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

function bearer(request: Request): string {
  return /^Bearer (\S+)$/i.exec(request.get('Authorization') ?? '')?.[1] ?? '';
}
