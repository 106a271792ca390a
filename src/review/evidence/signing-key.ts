import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { type ManifestSigner, type SignatureAlgorithm } from '../journal-entry.js';
import { ReviewError } from '../review-error.js';

/** A public key with which a manifest is verified. */
export interface VerifyingKey {
  readonly signer: ManifestSigner;
  /** As PEM (SubjectPublicKeyInfo). */
  readonly pem: string;
  readonly verifies: (signed: Uint8Array, signature: Uint8Array) => boolean;
}

/** A private key with which manifests are signed. The key itself is in no property of it. */
export interface SigningKey extends VerifyingKey {
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/** What `openssl` is asked for, to have a key that can be used. */
const MAKE_ONE =
  'Make one with `openssl genpkey -algorithm ed25519 -out review-key.pem`, or with ' +
  '`openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out review-key.pem`.';

/**
 * Reads a private key, ECDSA over P-256 or Ed25519, as PEM (PKCS#8 or SEC1).
 *
 * @param source - where it came from, for messages: they hold nothing of the key
 * @param passphrase - of an encrypted one
 * @throws ReviewError if it is none, or another kind of key
 */
export function readSigningKey(pem: string, source: string, passphrase?: string): SigningKey {
  const isEncrypted = /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: *4, *ENCRYPTED/.test(pem);
  if (isEncrypted && passphrase === undefined) {
    throw new ReviewError(
      `The key in ${source} is encrypted. Put its passphrase into the environment variable ${PASSPHRASE_VARIABLE}.`,
    );
  }
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: pem, format: 'pem', ...(isEncrypted && { passphrase }) });
  } catch {
    // What the library says may quote what was read.
    const why = isEncrypted ? `the passphrase in ${PASSPHRASE_VARIABLE} does not open it` : 'it holds none as PEM';
    throw new ReviewError(`No private key can be read from ${source}: ${why}. ${isEncrypted ? '' : MAKE_ONE}`.trim());
  }
  const algorithm = algorithmOf(key, source);
  return { ...verifyingKey(createPublicKey(key), algorithm), sign: (bytes) => sign(digestOf(algorithm), bytes, key) };
}

/** The environment variable that holds the key, where no file is named. */
export const KEY_VARIABLE = 'KLAVIYO_ACCESS_REVIEW_KEY';

/** The environment variable that holds the passphrase of an encrypted key. */
export const PASSPHRASE_VARIABLE = 'KLAVIYO_ACCESS_REVIEW_KEY_PASSPHRASE';

/**
 * Reads a public key as PEM.
 *
 * @param source - where it came from, for messages
 * @throws ReviewError if it is none, or another kind of key, or a private one, which nobody should hand around
 */
export function readVerifyingKey(pem: string, source: string): VerifyingKey {
  if (pem.includes('PRIVATE KEY')) {
    throw new ReviewError(
      `There is a private key in ${source}. Name the public one, as \`openssl pkey -in KEY -pubout\` prints it.`,
    );
  }
  let key: KeyObject;
  try {
    key = createPublicKey({ key: pem, format: 'pem' });
  } catch {
    throw new ReviewError(`No public key can be read from ${source}: it holds none as PEM.`);
  }
  return verifyingKey(key, algorithmOf(key, source));
}

function verifyingKey(key: KeyObject, algorithm: SignatureAlgorithm): VerifyingKey {
  const publicKeySha256 = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  return {
    signer: { algorithm, publicKeySha256 },
    pem: key.export({ type: 'spki', format: 'pem' }).toString(),
    verifies: (signed, signature) => verify(digestOf(algorithm), signed, key, signature),
  };
}

/** ECDSA signs a digest; Ed25519 makes its own. */
function digestOf(algorithm: SignatureAlgorithm): 'sha256' | null {
  return algorithm === 'ed25519' ? null : 'sha256';
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, source: string): SignatureAlgorithm {
  if (asymmetricKeyType === 'ed25519') return 'ed25519';
  const curve = asymmetricKeyDetails?.namedCurve;
  if (asymmetricKeyType === 'ec' && curve === 'prime256v1') return 'ecdsa-p256-sha256';
  const kind = asymmetricKeyType === 'ec' ? `of the curve ${curve ?? 'with parameters of its own'}` : asymmetricKeyType;
  throw new ReviewError(`The key in ${source} is ${kind}; a review is signed with Ed25519 or ECDSA P-256. ${MAKE_ONE}`);
}
