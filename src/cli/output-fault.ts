import { type Writable } from 'node:stream';

/** What a stream says once nobody reads it any more, as in `klaviyo-access drift | head`. */
const NOBODY_READS = ['EPIPE', 'ERR_STREAM_DESTROYED'];

/**
 * Sees to a standard stream that cannot be written to. That its reader went away is the reader's choice: the run goes on to
 * its own exit code. Anything else, such as a full disk, is told, since what was to be read is not all there.
 *
 * @param name - what it is called at the beginning of a sentence
 * @param fail - told the sentence
 */
export function onOutputFault(stream: Writable, name: string, fail: (sentence: string) => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    const { code = String(error) } = error;
    if (!NOBODY_READS.includes(code))
      fail(`${name} cannot be written: ${code}. Nothing may be concluded from this run.`);
  });
}
