import { PassThrough } from 'node:stream';
import { onOutputFault } from '../../src/cli/output-fault.js';

/** What is told of a stream that fails so. */
function told(error: Error): readonly string[] {
  const sentences: string[] = [];
  const stream = new PassThrough();
  onOutputFault(stream, 'Standard output', (sentence) => sentences.push(sentence));
  stream.emit('error', error);
  return sentences;
}

describe('onOutputFault', () => {
  it.each(['EPIPE', 'ERR_STREAM_DESTROYED'])('GIVEN a reader that went away (%s) THEN nothing is told', (code) => {
    expect(told(Object.assign(new Error('write'), { code }))).toEqual([]);
  });

  it('GIVEN a full disk THEN it is told, since what was to be read is not all there', () => {
    expect(told(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toEqual([
      'Standard output cannot be written: ENOSPC. Nothing may be concluded from this run.',
    ]);
  });

  it('GIVEN an error without a code THEN it is told as it is', () => {
    expect(told(new Error('odd'))).toEqual([
      'Standard output cannot be written: Error: odd. Nothing may be concluded from this run.',
    ]);
  });
});
