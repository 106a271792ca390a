import { sign } from 'node:crypto';
import { signedByGoogle } from './federated-signature.js';
import { type GoogleCredentials } from './google-credentials.js';
import { type JsonRequestSettings } from '../requests/json-request.js';
import { SCOPES } from './google-scopes.js';
import { type ServiceAccountKey } from './service-account-key.js';

/** How long a signed assertion is valid. Google takes up to an hour ("Using OAuth 2.0 for Server to Server Applications"). */
const ASSERTION_SECONDS = 600;

/**
 * What says that a service account acts for an administrator: `sub` names them (RFC 7523; developers.google.com, "Using OAuth 2.0 for Server
 * to Server Applications"). It is signed with the account's key, or by Google.
 *
 * @throws GoogleReadError if Google does not sign
 */
export function signedAssertion(
  credentials: GoogleCredentials,
  admin: string,
  settings: JsonRequestSettings,
): Promise<string> {
  const now = Math.floor(settings.patience.now() / 1000);
  const claims = {
    ...{ iss: credentials.email, sub: admin, scope: SCOPES.join(' '), aud: credentials.tokenEndpoint.href },
    ...{ iat: now, exp: now + ASSERTION_SECONDS },
  };
  return credentials.kind === 'key'
    ? Promise.resolve(signedWith(credentials, claims))
    : signedByGoogle(credentials, claims, settings);
}

/** With RS256. */
function signedWith({ keyId, privateKey }: ServiceAccountKey, claims: object): string {
  const header = { alg: 'RS256', typ: 'JWT', ...(keyId !== undefined && { kid: keyId }) };
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey.reveal()).toString('base64url')}`;
}
