import { type ManifestSigner } from '../journal-entry.js';
import { ReviewError } from '../review-error.js';
import { type ClosedReview } from '../review-state.js';
import { type Difference } from './differences.js';
import { SEALED_FILES } from './sealed-files.js';
import { readVerifyingKey, type VerifyingKey } from './signing-key.js';

/**
 * What was found of the signature. `unsigned`: the review was closed without a key; `valid`: the manifest is what the key signed, which is
 * the one that was named, or else the one in the folder; `invalid`: it is not; `unknown`: the review cannot be read.
 */
export type SignatureFinding =
  | { readonly state: 'unsigned' | 'unknown' }
  | { readonly state: 'valid' | 'invalid'; readonly signer: ManifestSigner; readonly key: 'named' | 'of the folder' };

export interface CheckedSignature {
  readonly signature: SignatureFinding;
  readonly differences: readonly Difference[];
}

/**
 * Checks the signature of a manifest.
 *
 * @param of - the bytes of a file of the folder; undefined where there is none
 * @param named - the key that must have made it. Default: the one of the folder
 */
export async function checkSignature(
  closed: ClosedReview | undefined,
  of: (path: string) => Promise<Buffer | undefined>,
  named: VerifyingKey | undefined,
): Promise<CheckedSignature> {
  if (closed === undefined) return { signature: { state: 'unknown' }, differences: [] };
  const signer = closed.signature;
  if (signer === null) {
    return {
      signature: { state: 'unsigned' },
      differences: [
        ...(await surplus(of)),
        ...(named === undefined ? [] : [{ path: SEALED_FILES.manifest, what: 'is not signed, and a key was named' }]),
      ],
    };
  }
  const faults = await signatureFaults(signer, of, named);
  return {
    signature: {
      state: faults.length === 0 ? 'valid' : 'invalid',
      signer,
      key: named === undefined ? 'of the folder' : 'named',
    },
    differences: faults,
  };
}

async function surplus(of: (path: string) => Promise<Buffer | undefined>): Promise<readonly Difference[]> {
  const paths = [SEALED_FILES.signature, SEALED_FILES.publicKey];
  const there = await Promise.all(paths.map(async (path) => ((await of(path)) === undefined ? [] : [path])));
  return there.flat().map((path) => ({ path, what: 'was added: the review was closed without a key' }));
}

async function signatureFaults(
  signer: ManifestSigner,
  of: (path: string) => Promise<Buffer | undefined>,
  named: VerifyingKey | undefined,
): Promise<readonly Difference[]> {
  const [manifest, signature, pem] = await Promise.all(
    [SEALED_FILES.manifest, SEALED_FILES.signature, SEALED_FILES.publicKey].map(of),
  );
  const removed = (path: string): readonly Difference[] => [{ path, what: 'was removed' }];
  if (manifest === undefined) return removed(SEALED_FILES.manifest);
  if (signature === undefined) return removed(SEALED_FILES.signature);
  if (pem === undefined) return removed(SEALED_FILES.publicKey);
  const key = keyIn(pem);
  if (key?.signer.publicKeySha256 !== signer.publicKeySha256 || !pem.equals(Buffer.from(key.pem))) {
    return [{ path: SEALED_FILES.publicKey, what: 'is not the key that the journal names' }];
  }
  if (named !== undefined && named.signer.publicKeySha256 !== signer.publicKeySha256) {
    return [
      {
        path: SEALED_FILES.publicKey,
        what: `is another key than the one that was named, whose SHA-256 is ${named.signer.publicKeySha256}`,
      },
    ];
  }
  return key.verifies(manifest, signature)
    ? []
    : [{ path: SEALED_FILES.signature, what: 'is not the signature of manifest.json by the key of the folder' }];
}

function keyIn(pem: Buffer): VerifyingKey | undefined {
  try {
    return readVerifyingKey(pem.toString('latin1'), SEALED_FILES.publicKey);
  } catch (error) {
    if (error instanceof ReviewError) return undefined;
    throw error;
  }
}
