import { type Timing } from '../../src/http/timing.js';

/** A clock on which sleeping takes no time but moves the clock; what was slept stands in `waits`. */
export function virtualTiming(random: () => number = () => 0.5): Timing & { readonly waits: number[] } {
  const waits: number[] = [];
  let slept = 0;
  return {
    waits,
    random,
    now: () => Date.now() + slept,
    sleep: (milliseconds, signal) => {
      signal?.throwIfAborted();
      waits.push(milliseconds);
      slept += milliseconds;
      return Promise.resolve();
    },
  };
}
