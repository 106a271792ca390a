import { setMaxListeners } from 'node:events';

/**
 * Does some work for each item, several at a time, begun in the order of the items. The first failure stops the rest: no
 * further work is begun, and the signal that the works were given aborts. It settles only when all work has ended, so
 * nothing goes on behind the back of the caller.
 *
 * Why no library: p-limit (an ES module since version 4) does not stop what is under way, and Node's `Readable.map` is
 * experimental.
 *
 * @param width works at a time, at most; from 1.
 * @returns the results in the order of the items, whatever the order in which they came.
 * @throws the reason of `signal` if that aborted, else what failed first.
 */
export async function concurrently<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  const stop = new AbortController();
  const stopping = AbortSignal.any([stop.signal, ...(signal === undefined ? [] : [signal])]);
  // Each work listens to it, and more than ten at a time are not a leak.
  setMaxListeners(0, stopping);
  const queue = items.entries();
  const workThrough = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (stopping.aborted) return;
      try {
        results[index] = await work(item, stopping);
      } catch (error) {
        failures.push(error);
        stop.abort(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, workThrough));
  signal?.throwIfAborted();
  if (failures.length > 0) throw failures[0];
  return results;
}
