import { addAbortSignal, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/**
 * Reads standard input to its end, as UTF-8.
 *
 * @throws the reason of the signal as soon as it aborts: what somebody types into a terminal may never end
 */
export async function readStdin(stdin: Readable, interrupted: AbortSignal): Promise<string> {
  try {
    return await text(addAbortSignal(interrupted, stdin));
  } catch (error) {
    interrupted.throwIfAborted();
    throw error;
  }
}
