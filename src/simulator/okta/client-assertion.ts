import { type KeyObject, createPublicKey, verify } from 'node:crypto';

/** An OAuth client (an API service app) and what it may do. */
export interface OauthClient {
  readonly clientId: string;
  /** Its public key, as PEM or as a JWK. */
  readonly publicKey: string | Readonly<Record<string, unknown>>;
  /** The scopes that were granted to it. */
  readonly scopes: readonly string[];
}

/** The claims of a client assertion that are looked at. */
interface Claims {
  readonly iss?: unknown;
  readonly sub?: unknown;
  readonly aud?: unknown;
  readonly exp?: unknown;
}

/** Why an assertion does not hold. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** Okta takes no assertion that lives longer (Okta's guide to client authentication, `exp`). */
const MAX_LIFETIME_SECONDS = 3600;

/**
 * Verifies a client's signed JWT, `private_key_jwt` (RFC 7523, section 3), and tells whose it is.
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
  const [header = '', payload = '', signature = '', ...more] = assertion.split('.');
  if (signature === '' || more.length > 0) throw new AssertionError('The client_assertion is not a signed JWT.');
  const claims = decoded(payload) as Claims;
  const client = clients.find(({ clientId }) => clientId === claims.sub);
  if (client === undefined || claims.iss !== claims.sub) {
    throw new AssertionError('iss and sub of the client_assertion must be the id of a client.');
  }
  const { alg } = decoded(header) as { alg?: unknown };
  if (!holds(String(alg), `${header}.${payload}`, signature, keyOf(client))) {
    throw new AssertionError('The client_assertion signature is invalid.');
  }
  const audience: readonly unknown[] = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!audience.some((aud) => audiences.includes(String(aud)))) {
    throw new AssertionError(`The aud of the client_assertion must be one of: ${audiences.join(', ')}.`);
  }
  if (typeof claims.exp !== 'number' || claims.exp <= nowSeconds) {
    throw new AssertionError('The client_assertion token is expired.');
  }
  if (claims.exp > nowSeconds + MAX_LIFETIME_SECONDS) {
    throw new AssertionError('The client_assertion token lives for longer than an hour.');
  }
  return client;
}

function decoded(part: string): object {
  try {
    return Object(JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))) as object;
  } catch (error) {
    throw new AssertionError('The client_assertion is not a signed JWT.', { cause: error });
  }
}

function keyOf(client: OauthClient): KeyObject {
  const { publicKey } = client;
  return typeof publicKey === 'string'
    ? createPublicKey(publicKey)
    : createPublicKey({ key: publicKey, format: 'jwk' });
}

/** Algorithms of RFC 7518, section 3.1, that Okta takes: RSASSA-PKCS1-v1_5 and ECDSA. `none` is not among them. */
function holds(alg: string, signed: string, signature: string, key: KeyObject): boolean {
  const [, family, bits] = /^(RS|ES)(256|384|512)$/.exec(alg) ?? [];
  if (family === undefined || bits === undefined) return false;
  if (key.asymmetricKeyType !== (family === 'RS' ? 'rsa' : 'ec')) return false;
  return verify(
    `sha${bits}`,
    Buffer.from(signed),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}
