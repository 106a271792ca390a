import { z } from 'zod';
import { type FederatedAccount } from './federated-account.js';
import { exchangeRefusal, signingRefusal } from './federation-refusal.js';
import { GOOGLE_SERVICE, GoogleReadError } from './google-read-error.js';
import { type JsonRequestSettings, requestJson } from '../requests/json-request.js';
import { subjectToken } from './subject-token.js';

/** What the exchanged token may do. It is narrowed by what its holder may: here, to sign (cloud.google.com, "Method: token"). */
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

const wireExchanged = z.object({ access_token: z.string().regex(/^[\x21-\x7e]+$/) });
const wireSigned = z.object({ signedJwt: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/) });

/**
 * Claims, signed by Google in the name of a service account: the token of the other issuer is exchanged for one of Google's Security Token
 * Service (RFC 8693; cloud.google.com, "Method: token"), which may sign for the account (cloud.google.com, IAM Service Account Credentials
 * API, "Method: signJwt"). What a token of `generateAccessToken` cannot do is act for an administrator: it has no `sub`. One attempt.
 *
 * @throws GoogleReadError if one of the three does not answer as it should
 */
export async function signedByGoogle(
  account: FederatedAccount,
  claims: Readonly<Record<string, unknown>>,
  settings: JsonRequestSettings,
): Promise<string> {
  const token = await exchanged(account, settings);
  const request = {
    method: 'POST',
    url: account.signing,
    headers: { ...HEADERS, 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ payload: JSON.stringify(claims) }),
    secrets: [token],
  } as const;
  const { body } = await requestJson(request, settings, GOOGLE_SERVICE, signingRefusal);
  const reading = wireSigned.safeParse(body);
  if (reading.success) return reading.data.signedJwt;
  throw unexpected(account.signing, 'a signed JWT');
}

async function exchanged(
  { exchange, audience, subjectTokenType, subjectToken: source }: FederatedAccount,
  settings: JsonRequestSettings,
): Promise<string> {
  const token = (await subjectToken(source, settings)).reveal();
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    ...{ audience, scope: SCOPE, subject_token: token, subject_token_type: subjectTokenType },
  });
  const headers = { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' };
  const request = { method: 'POST', url: exchange, headers, body: body.toString(), secrets: [token] } as const;
  const answer = await requestJson(request, settings, GOOGLE_SERVICE, exchangeRefusal);
  const reading = wireExchanged.safeParse(answer.body);
  if (reading.success) return reading.data.access_token;
  throw unexpected(exchange, 'an access token');
}

const HEADERS = { accept: 'application/json', 'user-agent': 'klaviyo-access' } as const;

function unexpected(url: URL, what: string): GoogleReadError {
  return new GoogleReadError('GOOGLE_UNEXPECTED', {
    problem: `POST ${url.href} answered with JSON that is not ${what}.`,
    remedy: 'Check whether a proxy answers instead of Google.',
    status: 200,
  });
}
