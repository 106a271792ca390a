import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { writeParts } from '../../src/cli/write-parts.js';

const PART = 'x'.repeat(64 * 1024);

/** So many parts, and how many of them were asked for. */
function countedParts(number: number): { readonly parts: Iterable<string>; readonly asked: () => number } {
  let asked = 0;
  function* parts(): Generator<string, undefined> {
    for (; asked < number; asked += 1) yield PART;
  }
  return { parts: parts(), asked: () => asked };
}

describe('writeParts', () => {
  it('GIVEN a reader that waits THEN no more parts are made than it has taken, and later all arrive', async () => {
    const stream = new PassThrough();
    const { parts, asked } = countedParts(100);
    const written = writeParts(stream, parts).then(() => stream.end());
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(asked()).toBeLessThan(20);
    const [read] = await Promise.all([text(stream), written]);
    expect(read).toBe(PART.repeat(100));
  });

  it.each([
    ['goes away', (stream: Writable) => stream.destroy()],
    ['closes with an error', (stream: Writable) => stream.destroy(new Error('EPIPE'))],
  ])(
    'GIVEN a reader that %s while it is waited for THEN no further part is made, and nothing hangs',
    async (_what, end) => {
      const stream = new Writable({ write: () => undefined });
      stream.on('error', () => undefined);
      const { parts, asked } = countedParts(1_000);
      setTimeout(() => end(stream), 20);
      await writeParts(stream, parts);

      expect(asked()).toBeLessThan(20);
      expect(stream.listenerCount('drain')).toBe(0);
    },
  );

  it('GIVEN a stream that is closed already THEN nothing is written', async () => {
    const written: string[] = [];
    await writeParts({ write: (part) => written.push(part), destroyed: true }, ['one']);

    expect(written).toEqual([]);
  });

  it('GIVEN a stream that knows no waiting THEN everything is written', async () => {
    let written = '';
    await writeParts({ write: (part) => ((written += part), false) }, ['one ', PART, PART, PART, PART, ' two']);

    expect(written).toBe(`one ${PART.repeat(4)} two`);
  });
});
