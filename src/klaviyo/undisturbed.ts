import { rewordScimError, ScimError } from './scim-error.js';
import { sleepUnlessAborted, type Timing } from '../http/timing.js';

/** The wait before a listing is read again: from this on, in milliseconds, up to three times as much. */
const SHORTEST_PAUSE_MS = 500;

/**
 * Reads a listing, and reads it again from the start if a change under way disturbed it (`SCIM_INCOMPLETE`, `retryable`):
 * people come and go while pages are read, and a moment later all may be still. Nothing of a disturbed reading is kept.
 *
 * @param read one reading from the start.
 * @param rereads how often it is read again, at most.
 * @throws ScimError of the last reading, which then says how often it was tried; or the signal's reason.
 */
export async function undisturbed<T>(
  read: () => Promise<T>,
  rereads: number,
  timing: Timing,
  signal?: AbortSignal,
): Promise<T> {
  for (let made = 1; ; made += 1) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ScimError) || error.code !== 'SCIM_INCOMPLETE' || !error.retryable) throw error;
      if (made > rereads) throw made === 1 ? error : givenUp(error, made);
      await sleepUnlessAborted(SHORTEST_PAUSE_MS * (1 + 2 * timing.random()), timing, signal);
    }
  }
}

function givenUp(error: ScimError, made: number): ScimError {
  return rewordScimError(
    error,
    `${error.message} The listing was read ${made} times from the start and disturbed each time; this is what disturbed the last.`,
  );
}
