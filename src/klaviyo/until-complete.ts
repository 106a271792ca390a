import { sleepUnlessAborted, type Timing } from '../http/timing.js';
import { IncompleteListing } from './listing-fault.js';
import { type ScimError } from './scim-error.js';

/** The wait before a listing is read again: from this on, in milliseconds, up to three times as much. */
const SHORTEST_PAUSE_MS = 500;

/**
 * Reads a listing, and reads it again from the start if it is incomplete: people come and go, and a moment later nothing may
 * change. Nothing of an incomplete reading is kept.
 *
 * @param rereads how often it is read again, at most
 * @throws ScimError of the last reading, with a sentence on what to do: to run it again helps only where people changed; what
 * the server answered wrongly each time, it will answer wrongly again
 */
export async function untilComplete<T>(
  read: () => Promise<T>,
  rereads: number,
  timing: Timing,
  signal?: AbortSignal,
): Promise<T> {
  const failures: IncompleteListing[] = [];
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof IncompleteListing)) throw error;
      failures.push(error);
      if (failures.length > rereads) throw givenUp(error, failures);
      await sleepUnlessAborted(SHORTEST_PAUSE_MS * (1 + 2 * timing.random()), timing, signal);
    }
  }
}

function givenUp(last: IncompleteListing, failures: readonly IncompleteListing[]): ScimError {
  const often = failures.length;
  if (often === 1) {
    return last.withSentence(
      last.reason === 'server' ? 'Run it again; if it fails again, report it to Klaviyo support.' : 'Run it again.',
    );
  }
  const read = `The listing was read ${often} times from the start and was incomplete each time; this is what the last reading found.`;
  return last.withSentence(
    isOfServer(last, failures)
      ? `${read} The cause is what the server answers, not a change of people: report it to Klaviyo support.`
      : `${read} Run it again when fewer people are being added, removed or changed.`,
  );
}

/** Whether every reading failed for what the server answers. People who change make each reading fail in another way. */
function isOfServer(last: IncompleteListing, failures: readonly IncompleteListing[]): boolean {
  return (
    failures.every(({ reason }) => reason === 'server') || failures.every(({ message }) => message === last.message)
  );
}
