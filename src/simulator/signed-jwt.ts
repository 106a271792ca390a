import { type KeyObject, verify } from 'node:crypto';

/** A signed JWT in its parts, nothing of it verified. */
export interface SignedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Whether its signature holds with the key, by the algorithm that its header names. */
  readonly isSignedBy: (key: KeyObject) => boolean;
}

/** A JWT in the compact form of RFC 7515, section 3.1; undefined if the text is not one. */
export function signedJwt(text: string): SignedJwt | undefined {
  const [header = '', claims = '', signature = '', ...more] = text.split('.');
  if (signature === '' || more.length > 0) return undefined;
  try {
    const [readHeader, readClaims] = [decoded(header), decoded(claims)];
    const isSignedBy = (key: KeyObject): boolean =>
      holds(String(readHeader.alg), `${header}.${claims}`, signature, key);
    return { header: readHeader, claims: readClaims, isSignedBy };
  } catch {
    // Not JSON: then it is not a JWT.
    return undefined;
  }
}

function decoded(part: string): Readonly<Record<string, unknown>> {
  return Object(JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))) as Record<string, unknown>;
}

/** Algorithms of RFC 7518, section 3.1, that the simulated servers take: RSASSA-PKCS1-v1_5 and ECDSA. `none` is not among them. */
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
