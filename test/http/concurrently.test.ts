import fc from 'fast-check';
import { concurrently } from '../../src/http/concurrently.js';

/** Works that end on demand. */
function works() {
  const begun: { item: number; signal: AbortSignal; end: (error?: Error) => void }[] = [];
  const work = (item: number, signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      begun.push({ item, signal, end: (error) => (error ? reject(error) : resolve(`done ${item}`)) });
    });
  return { begun, work };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('GIVEN any items, width and duration THEN never more are under way, and results are in order', async () => {
  const setting = fc.record({
    items: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 }),
    width: fc.integer({ min: 1, max: 10 }),
  });
  await fc.assert(
    fc.asyncProperty(setting, async ({ items, width }) => {
      let underWay = 0;
      let most = 0;
      const results = await concurrently(items, width, async (turns) => {
        most = Math.max(most, (underWay += 1));
        for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
        underWay -= 1;
        return turns * 2;
      });
      expect(results).toEqual(items.map((item) => item * 2));
      expect(most).toBe(Math.min(width, items.length));
    }),
  );
});

test('GIVEN a failure THEN the others are stopped, nothing more is begun, and it rejects when all have ended', async () => {
  // GIVEN
  const { begun, work } = works();
  let rejected: unknown;
  const all = concurrently([0, 1, 2, 3], 2, work).catch((error: unknown) => (rejected = error));
  // WHEN
  begun[1]!.end(new Error('first'));
  await settled();
  // THEN
  expect(begun.map(({ item }) => item)).toEqual([0, 1]);
  expect(begun[0]!.signal.aborted).toBe(true);
  expect(rejected).toBeUndefined();
  begun[0]!.end(new Error('second, for it was stopped'));
  await all;
  expect(rejected).toEqual(new Error('first'));
});

test('GIVEN an abort THEN it rejects with the reason, whatever the works make of it', async () => {
  const stop = new AbortController();
  const { begun, work } = works();
  const all = concurrently([0, 1], 1, work, stop.signal);
  stop.abort('enough');
  begun[0]!.end();
  await expect(all).rejects.toBe('enough');
  expect(begun).toHaveLength(1);
});
