import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { signedJwt, type SignedJwt } from '../signed-jwt.js';

/** What a proof of possession has to be made out to. */
export interface ProofTarget {
  readonly method: string;
  /** The URL that was asked, by each address that the organisation has; without query and fragment. */
  readonly urls: readonly string[];
  /** The access token that comes with it; undefined where a token is asked for. */
  readonly accessToken?: string;
  /** Whether the proof has to carry the nonce of the server. */
  readonly needsNonce: boolean;
}

/** Why a proof does not hold. */
export class ProofError extends Error {
  override readonly name = 'ProofError';

  constructor(
    /** Of RFC 9449, section 5 and 8. */
    readonly code: 'invalid_dpop_proof' | 'use_dpop_nonce',
    message: string,
  ) {
    super(message);
  }
}

/** Verifies proofs of possession (DPoP). It remembers them: none holds twice. */
export interface ProofVerifier {
  /** The nonce that proofs have to carry now. */
  readonly nonce: () => string;
  /**
   * Verifies the header `DPoP` of a request and gives the thumbprint of the key that signed it (RFC 7638).
   *
   * @throws ProofError
   */
  readonly verify: (header: string | undefined, target: ProofTarget) => string;
}

/** How far the time of a proof may lie from the server's, in seconds. */
const ACCEPTED_AGE_SECONDS = 300;

/** The nonce changes as often. Okta changes it from time to time and does not say when. */
const NONCE_LIFETIME_SECONDS = 24 * 3600;

/**
 * The checks of RFC 9449, section 4.3, with Okta's words where they are known ("The DPoP proof JWT header is missing.",
 * "'htu' claim in the DPoP proof JWT is invalid."; okta/okta-sdk-nodejs issues 424 and 453).
 *
 * @param nowSeconds The time by which a proof must be fresh, in seconds since 1970.
 */
export function proofVerifier(nowSeconds: () => number): ProofVerifier {
  const seen = new Set<string>();
  const nonce = (): string => `nonce-${String(Math.floor(nowSeconds() / NONCE_LIFETIME_SECONDS))}`;

  const verify = (header: string | undefined, target: ProofTarget): string => {
    if (header === undefined) throw invalid('The DPoP proof JWT header is missing.');
    // Node joins a header that came several times, and a JWT has no comma.
    const jwt = header.includes(',') ? undefined : signedJwt(header);
    if (jwt === undefined) throw invalid('The DPoP proof is not one signed JWT.');
    if (jwt.header.typ !== 'dpop+jwt') throw wrong('typ');
    const key = publicKeyOf(jwt);
    if (!jwt.isSignedBy(key)) throw invalid('The signature of the DPoP proof JWT is invalid.');
    const { htm, htu, iat, jti, ath } = jwt.claims;
    if (htm !== target.method) throw wrong('htm');
    if (!target.urls.includes(String(htu))) throw wrong('htu');
    if (typeof iat !== 'number' || Math.abs(nowSeconds() - iat) > ACCEPTED_AGE_SECONDS) throw wrong('iat');
    if (target.accessToken !== undefined && ath !== sha256(target.accessToken)) throw wrong('ath');
    if (target.needsNonce && jwt.claims.nonce !== nonce()) {
      throw new ProofError('use_dpop_nonce', 'Authorization server requires nonce in DPoP proof.');
    }
    if (typeof jti !== 'string' || jti === '' || seen.has(jti)) throw wrong('jti');
    seen.add(jti);
    return thumbprint(key);
  };

  return { nonce, verify };
}

/** The key in the header, which must not be a private one: that would give it away. */
function publicKeyOf({ header: { jwk } }: SignedJwt): KeyObject {
  try {
    const key = Object(jwk) as Record<string, unknown>;
    if (key.d === undefined) return createPublicKey({ key, format: 'jwk' });
  } catch {
    // Not a key: it is refused like a private one.
  }
  throw wrong('jwk');
}

/** RFC 7638, section 3.2: the members that are needed, in the order of their names. */
function thumbprint(key: KeyObject): string {
  const { kty, e, n, crv, x, y } = key.export({ format: 'jwk' });
  return sha256(JSON.stringify(kty === 'RSA' ? { e, kty, n } : { crv, kty, x, y }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function wrong(claim: string): ProofError {
  return invalid(`'${claim}' claim in the DPoP proof JWT is invalid.`);
}

function invalid(description: string): ProofError {
  return new ProofError('invalid_dpop_proof', description);
}
