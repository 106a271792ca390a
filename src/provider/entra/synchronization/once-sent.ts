import { KlaviyoAccessError } from '../../../text/klaviyo-access-error.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { SynchronizationError } from './synchronization-error.js';

/**
 * Does what comes once something may have been written. Whatever ends it, be it that somebody stops the program, then says so, too.
 *
 * @param sentence - what may have been written, and what to do
 * @throws SynchronizationError, EntraReadError with that sentence; a SynchronizationError of the work itself as it is
 */
export async function onceSent<Result>(work: () => Promise<Result>, sentence: string): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EntraReadError) throw error.withSentence(sentence);
    if (!(error instanceof KlaviyoAccessError) || error instanceof SynchronizationError) throw error;
    throw new SynchronizationError(`${error.message} ${sentence}`, { cause: error });
  }
}

/** Whether Graph did not take a request, so that nothing was written. */
export function isRefused(error: unknown): boolean {
  if (!(error instanceof EntraReadError)) return false;
  const { unprocessed, status } = error;
  return unprocessed || (status !== undefined && status >= 400 && status < 500);
}
