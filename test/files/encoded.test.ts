import { encoded, gathered } from '../../src/files/encoded.js';

describe('encoded', () => {
  it('GIVEN many short parts THEN they come in few pieces, and all of the text is in them', () => {
    const parts = Array.from({ length: 100_000 }, (_, index) => `line ${index} ü\n`);
    const pieces = [...encoded(parts)];

    expect(Buffer.concat(pieces).toString('utf8')).toBe(parts.join(''));
    expect(pieces.length).toBeLessThan(10);
  });

  it('GIVEN a piece that is taken THEN no more parts were asked for than are in it', () => {
    let asked = 0;
    function* parts(): Generator<string, undefined> {
      for (;;) {
        asked += 1;
        yield 'x'.repeat(1024);
      }
    }
    const [first = ''] = gathered(parts());

    expect(asked).toBe(first.length / 1024);
  });

  it('GIVEN no part, or empty ones THEN there is no piece', () => {
    expect([...encoded([])]).toEqual([]);
    expect([...encoded(['', ''])]).toEqual([]);
  });
});
