import { type KeyObject, constants, verify } from 'node:crypto';

/** Families of algorithms of RFC 7518, section 3.1: RSASSA-PKCS1-v1_5, RSASSA-PSS, ECDSA. `none` is not among them. */
export type AlgorithmFamily = 'RS' | 'PS' | 'ES';

/** A signed JWT in its parts, nothing of it verified. */
export interface SignedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /**
   * Whether its signature holds with the key, by the algorithm that its header names, which has to be of one of the families. Default:
   * RSASSA-PKCS1-v1_5 and ECDSA.
   */
  readonly isSignedBy: (key: KeyObject, families?: readonly AlgorithmFamily[]) => boolean;
}

/** A JWT in the compact form of RFC 7515, section 3.1; undefined if the text is not one. */
export function signedJwt(text: string): SignedJwt | undefined {
  const [header = '', claims = '', signature = '', ...more] = text.split('.');
  if (signature === '' || more.length > 0) return undefined;
  try {
    const [readHeader, readClaims] = [decoded(header), decoded(claims)];
    const isSignedBy: SignedJwt['isSignedBy'] = (key, families = ['RS', 'ES']) => {
      const alg = String(readHeader.alg);
      return families.some((family) => alg.startsWith(family)) && holds(alg, `${header}.${claims}`, signature, key);
    };
    return { header: readHeader, claims: readClaims, isSignedBy };
  } catch {
    // Not JSON: then it is not a JWT.
    return undefined;
  }
}

function decoded(part: string): Readonly<Record<string, unknown>> {
  return Object(JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))) as Record<string, unknown>;
}

function holds(alg: string, signed: string, signature: string, key: KeyObject): boolean {
  const [, family, bits] = /^(RS|PS|ES)(256|384|512)$/.exec(alg) ?? [];
  if (family === undefined || bits === undefined) return false;
  if (key.asymmetricKeyType !== (family === 'ES' ? 'ec' : 'rsa')) return false;
  const padding = family === 'PS' ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
  return verify(
    `sha${bits}`,
    Buffer.from(signed),
    { key, dsaEncoding: 'ieee-p1363', ...padding },
    Buffer.from(signature, 'base64url'),
  );
}
