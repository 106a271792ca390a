import { PassThrough } from 'node:stream';
import { onOutputFault } from '../../src/cli/output-fault.js';

/** What is printed about a stream that fails like this. */
function printed(error: Error): readonly string[] {
  const sentences: string[] = [];
  const stream = new PassThrough();
  onOutputFault(stream, 'Standard output', (sentence) => sentences.push(sentence));
  stream.emit('error', error);
  return sentences;
}

describe('onOutputFault', () => {
  it.each(['EPIPE', 'ERR_STREAM_DESTROYED'])('GIVEN a reader that went away (%s) THEN nothing is printed', (code) => {
    expect(printed(Object.assign(new Error('write'), { code }))).toEqual([]);
  });

  it('GIVEN a full disk THEN it is reported, since what was to be read is not all there', () => {
    expect(printed(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toEqual([
      'Standard output cannot be written: ENOSPC. Nothing may be concluded from this run.',
    ]);
  });

  it('GIVEN an error without a code THEN it is reported as it is', () => {
    expect(printed(new Error('odd'))).toEqual([
      'Standard output cannot be written: Error: odd. Nothing may be concluded from this run.',
    ]);
  });
});
