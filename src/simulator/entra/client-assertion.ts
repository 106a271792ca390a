import { X509Certificate, createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { type SignedJwt, signedJwt } from '../signed-jwt.js';
import { DEFAULT_AUDIENCE, type EntraClient, type FederatedCredential } from './entra-client.js';
import { SignInError } from './sign-in-error.js';

/**
 * Checks the assertion with which a client signs in: signed with one of its own certificates, or a token of an issuer that it
 * trusts (learn.microsoft.com, "Certificate credentials for application authentication" and "Workload identity federation").
 * Which of the two it is, is known by its issuer: its own ones name the client itself.
 *
 * @param audiences the addresses of the token endpoint to which a client's own assertion may be made out
 * @throws SignInError with the number that Entra gives
 */
export function checkAssertion(
  assertion: string,
  client: EntraClient,
  audiences: readonly string[],
  nowSeconds: number,
): void {
  const jwt = signedJwt(assertion);
  if (jwt === undefined) throw new SignInError(401, 'invalid_client', 50027, 'JWT token is invalid or malformed.');
  if (jwt.claims.iss === client.clientId) checkOwn(jwt, client, audiences);
  else checkFederated(jwt, client);
  const { exp, nbf } = jwt.claims;
  if (typeof exp !== 'number' || exp <= nowSeconds || (typeof nbf === 'number' && nbf > nowSeconds + LEEWAY_SECONDS)) {
    throw new SignInError(401, 'invalid_client', 700024, 'Client assertion is not within its valid time range.');
  }
}

/** How far ahead a client's clock may be. */
const LEEWAY_SECONDS = 300;

function checkOwn(jwt: SignedJwt, client: EntraClient, audiences: readonly string[]): void {
  const { sub, aud } = jwt.claims;
  if (sub !== client.clientId) {
    throw new SignInError(
      401,
      'invalid_client',
      700021,
      "Client assertion application identifier doesn't match 'client_id' parameter.",
    );
  }
  if (!audiences.includes(String(aud))) {
    throw new SignInError(
      401,
      'invalid_client',
      700023,
      `Client assertion audience claim does not match Realm issuer.`,
    );
  }
  const certificates = (client.certificates ?? []).map((pem) => new X509Certificate(pem));
  const signer = certificates.find((certificate) => isNamed(jwt, certificate));
  if (signer === undefined || !jwt.isSignedBy(signer.publicKey, ['RS', 'PS'])) {
    const why = signer === undefined ? 'The key was not found.' : 'The signature does not hold.';
    throw new SignInError(401, 'invalid_client', 700027, `Client assertion failed signature validation. ${why}`);
  }
}

/** Whether the header names this certificate, by its SHA-1 or SHA-256 thumbprint (RFC 7515, sections 4.1.7 and 4.1.8). */
function isNamed({ header }: SignedJwt, certificate: X509Certificate): boolean {
  const thumbprint = (hash: string): string => createHash(hash).update(certificate.raw).digest('base64url');
  return header.x5t === thumbprint('sha1') || header['x5t#S256'] === thumbprint('sha256');
}

function checkFederated(jwt: SignedJwt, client: EntraClient): void {
  const { iss, sub, aud } = jwt.claims;
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  const trusted = (client.federated ?? []).find(
    ({ issuer, subject, audience }) =>
      issuer === iss && subject === sub && audiences.includes(audience ?? DEFAULT_AUDIENCE),
  );
  if (trusted === undefined) {
    const said = `presented assertion issuer '${String(iss)}', subject '${String(sub)}', audience '${audiences.map(String).join(', ')}'`;
    throw new SignInError(401, 'invalid_client', 700213, `No matching federated identity record found for ${said}.`);
  }
  if (!jwt.isSignedBy(keyOf(trusted))) {
    throw new SignInError(401, 'invalid_client', 700027, 'Client assertion failed signature validation.');
  }
}

function keyOf({ publicKey }: FederatedCredential): KeyObject {
  return typeof publicKey === 'string'
    ? createPublicKey(publicKey)
    : createPublicKey({ key: publicKey, format: 'jwk' });
}
