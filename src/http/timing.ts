import { setTimeout as sleep } from 'node:timers/promises';

/** The outer world of waiting, which tests replace. */
export interface Timing {
  /** The time of day, in milliseconds since 1970. */
  readonly now: () => number;
  /** Waits; rejects when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** From 0 to less than 1, evenly. */
  readonly random: () => number;
}

/** The clock, the timer and the chance of this machine. */
export const REAL_TIMING: Timing = {
  now: Date.now,
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
  random: Math.random,
};

/** Waits. If the signal aborts it rejects with the signal's reason, whatever the timer rejects with. */
export async function sleepUnlessAborted(
  milliseconds: number,
  timing: Timing,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await timing.sleep(milliseconds, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
  signal?.throwIfAborted();
}
