import { gathered } from '../files/encoded.js';
import { type CliStream } from './cli-io.js';

/**
 * Writes a long text to a stream part by part: it waits while the stream's reader is slow, so that no more than a part or two
 * is in memory, and stops once nobody reads any more.
 */
export async function writeParts(stream: CliStream, parts: Iterable<string>): Promise<void> {
  for (const text of gathered(parts)) {
    if (stream.destroyed === true) return;
    if (stream.write(text) === false) await drained(stream);
  }
}

/** Resolves when the stream takes more, or will never take any more. */
function drained(stream: CliStream): Promise<void> {
  return new Promise((resolve) => {
    const events = ['drain', 'error', 'close'];
    const done = (): void => {
      for (const event of events) stream.off?.(event, done);
      resolve();
    };
    if (stream.on === undefined || stream.destroyed === true) resolve();
    else for (const event of events) stream.on(event, done);
  });
}
