import { type ClosedReview } from '../review-state.js';
import { bytesIf } from './folder-files.js';
import { SEALED_FILES } from './sealed-files.js';
import { type SigningKey } from './signing-key.js';
import { TimeStampError } from './time-stamp/time-stamp-error.js';
import { type VerifyTimeStamp } from './time-stamp/verify-time-stamp.js';

/** What vouches for a manifest. */
export interface SealOptions {
  /** With what it is signed. Default: it is not. */
  readonly key?: SigningKey | undefined;
  /** Verifies a stored time stamp of it. */
  readonly verifyTimeStamp: VerifyTimeStamp;
  /** Gives a time stamp of it, as it is stored. Default: none can be had. */
  readonly requestTimeStamp?: ((manifest: Uint8Array) => Promise<Uint8Array>) | undefined;
}

/** Where files of the folder are read and written. */
export interface SealPlaces {
  readonly of: (path: string) => string;
  readonly put: (path: string, content: string | Uint8Array) => Promise<void>;
}

/** Signature and time stamp. Those that are there and hold are kept: they would be others each time. */
export async function sealManifest(
  { key, verifyTimeStamp, requestTimeStamp }: SealOptions,
  closed: ClosedReview,
  manifest: Buffer,
  { of, put }: SealPlaces,
): Promise<void> {
  if (key !== undefined) {
    const signature = await bytesIf(of(SEALED_FILES.signature));
    if (signature === undefined || !key.verifies(manifest, signature)) {
      await put(SEALED_FILES.signature, key.sign(manifest));
    }
  }
  if (closed.timeStamp === null) return;
  const stored = await bytesIf(of(SEALED_FILES.timeStamp));
  if (stored !== undefined && (await holds(verifyTimeStamp, stored, manifest))) return;
  if (requestTimeStamp === undefined) {
    throw new TimeStampError('No time-stamp authority was named. Name the one of the first time with --timestamp-url.');
  }
  await put(SEALED_FILES.timeStamp, await requestTimeStamp(manifest));
}

async function holds(verify: VerifyTimeStamp, stored: Uint8Array, manifest: Uint8Array): Promise<boolean> {
  try {
    await verify(stored, manifest);
    return true;
  } catch (error) {
    if (error instanceof TimeStampError) return false;
    throw error;
  }
}
