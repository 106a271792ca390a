import { type Writable } from 'node:stream';

/** What a stream says once nobody reads it any more, as in `klaviyo-access drift | head`. */
const NOBODY_READS = ['EPIPE', 'ERR_STREAM_DESTROYED'];

/**
 * Handles a standard stream that cannot be written to. If its reader went away, the run goes on to its own exit code.
 * Anything else, such as a full disk, is reported, because the output is not complete.
 *
 * @param name - what it is called at the beginning of a sentence
 * @param fail - called with the sentence
 */
export function onOutputFault(stream: Writable, name: string, fail: (sentence: string) => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    const { code = String(error) } = error;
    if (!NOBODY_READS.includes(code))
      fail(`${name} cannot be written: ${code}. Nothing may be concluded from this run.`);
  });
}
