import { type ClosedReview } from '../../review-state.js';
import { type Difference } from '../differences.js';
import { SEALED_FILES } from '../sealed-files.js';
import { TimeStampError } from './time-stamp-error.js';
import { type TimeStamp, type VerifyTimeStamp } from './verify-time-stamp.js';

/**
 * What was found of the time stamp. `none`: the review was closed without one; `valid`: it is one of the manifest, by an authority for which
 * the named certificates vouch, or whose own certificate is believed; `invalid`: it is not; `unknown`: the review cannot be read.
 */
export type TimeStampFinding =
  | { readonly state: 'none' | 'invalid' | 'unknown' }
  | { readonly state: 'valid'; readonly stamp: TimeStamp; readonly authority: 'named' | 'of the time stamp' };

export interface CheckedTimeStamp {
  readonly timeStamp: TimeStampFinding;
  readonly differences: readonly Difference[];
}

/** How a time stamp is checked. */
export interface TimeStampCheck {
  readonly verifyTimeStamp: VerifyTimeStamp;
  /** Whether it verifies by certificates that were named. Default false. */
  readonly authorityNamed?: boolean | undefined;
}

/**
 * Checks the time stamp of a manifest.
 *
 * @param of - the bytes of a file of the folder; undefined where there is none
 */
export async function checkTimeStamp(
  closed: ClosedReview | undefined,
  of: (path: string) => Promise<Buffer | undefined>,
  { verifyTimeStamp, authorityNamed = false }: TimeStampCheck,
): Promise<CheckedTimeStamp> {
  if (closed === undefined) return { timeStamp: { state: 'unknown' }, differences: [] };
  const stored = await of(SEALED_FILES.timeStamp);
  if (closed.timeStamp === null) {
    const path = SEALED_FILES.timeStamp;
    return {
      timeStamp: { state: 'none' },
      differences: [
        ...(stored === undefined ? [] : [{ path, what: 'was added: the review was closed without a time stamp' }]),
        ...(authorityNamed
          ? [{ path: SEALED_FILES.manifest, what: 'has no time stamp, and an authority was named' }]
          : []),
      ],
    };
  }
  const invalid = (what: string, path: string = SEALED_FILES.timeStamp): CheckedTimeStamp => ({
    timeStamp: { state: 'invalid' },
    differences: [{ path, what }],
  });
  const manifest = await of(SEALED_FILES.manifest);
  if (manifest === undefined) return invalid('was removed', SEALED_FILES.manifest);
  if (stored === undefined) return invalid('was removed');
  try {
    const stamp = await verifyTimeStamp(stored, manifest);
    const authority = authorityNamed ? 'named' : 'of the time stamp';
    return { timeStamp: { state: 'valid', stamp, authority }, differences: [] };
  } catch (error) {
    if (!(error instanceof TimeStampError)) throw error;
    return invalid(`does not hold. ${error.message}`);
  }
}
