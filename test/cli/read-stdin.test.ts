import { PassThrough } from 'node:stream';
import { readStdin } from '../../src/cli/read-stdin.js';

const never = new AbortController().signal;

describe('readStdin', () => {
  it('GIVEN text in parts THEN it is read to its end, as UTF-8', async () => {
    const stdin = new PassThrough();
    const [one, other] = [Buffer.from('ü').subarray(0, 1), Buffer.from('ü').subarray(1)];
    stdin.write(one);
    stdin.end(other);
    expect(await readStdin(stdin, never)).toBe('ü');
  });

  it('GIVEN input without end WHEN it is interrupted THEN the reason is thrown', async () => {
    const stop = new AbortController();
    const stdin = new PassThrough();
    stdin.write('a plan that somebody began to type');
    const reading = readStdin(stdin, stop.signal);
    setImmediate(() => stop.abort(new Error('stopped')));
    await expect(reading).rejects.toThrow(new Error('stopped'));
  });

  it('GIVEN input that cannot be read THEN that is the error', async () => {
    const stdin = new PassThrough();
    setImmediate(() => stdin.destroy(new Error('EIO')));
    await expect(readStdin(stdin, never)).rejects.toThrow('EIO');
  });
});
