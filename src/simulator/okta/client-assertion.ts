import { type KeyObject, createPublicKey } from 'node:crypto';
import { signedJwt } from '../signed-jwt.js';

/** An OAuth client (an API service app) and what it may do. */
export interface OauthClient {
  readonly clientId: string;
  /** Its public key, as PEM or as a JWK. */
  readonly publicKey: string | Readonly<Record<string, unknown>>;
  /** The scopes that were granted to it. */
  readonly scopes: readonly string[];
  /**
   * Whether it gets tokens only with a proof of possession: "Require Demonstrating Proof of Possession (DPoP) header in token
   * requests" in Okta's console. Default false.
   */
  readonly requiresDpop?: boolean;
}

/** Why an assertion does not hold. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** Okta takes no assertion that lives longer (Okta's guide to client authentication, `exp`). */
const MAX_LIFETIME_SECONDS = 3600;

/**
 * Verifies a client's signed JWT, `private_key_jwt` (RFC 7523, section 3), and says whose it is.
 *
 * @param audiences The addresses of the token endpoint that it may be made out to.
 * @param nowSeconds The time by which it must not have expired.
 * @throws AssertionError if it is not one, its signature does not hold, or it is for somebody or some time else
 */
export function verifyAssertion(
  assertion: string,
  clients: readonly OauthClient[],
  audiences: readonly string[],
  nowSeconds: number,
): OauthClient {
  const jwt = signedJwt(assertion);
  if (jwt === undefined) throw new AssertionError('The client_assertion is not a signed JWT.');
  const { iss, sub, aud, exp } = jwt.claims;
  const client = clients.find(({ clientId }) => clientId === sub);
  if (client === undefined || iss !== sub) {
    throw new AssertionError('iss and sub of the client_assertion must be the id of a client.');
  }
  if (!jwt.isSignedBy(keyOf(client))) throw new AssertionError('The client_assertion signature is invalid.');
  const audience: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (!audience.some((one) => audiences.includes(String(one)))) {
    throw new AssertionError(`The aud of the client_assertion must be one of: ${audiences.join(', ')}.`);
  }
  if (typeof exp !== 'number' || exp <= nowSeconds) {
    throw new AssertionError('The client_assertion token is expired.');
  }
  if (exp > nowSeconds + MAX_LIFETIME_SECONDS) {
    throw new AssertionError('The client_assertion token lives for longer than an hour.');
  }
  return client;
}

function keyOf(client: OauthClient): KeyObject {
  const { publicKey } = client;
  return typeof publicKey === 'string'
    ? createPublicKey(publicKey)
    : createPublicKey({ key: publicKey, format: 'jwk' });
}
