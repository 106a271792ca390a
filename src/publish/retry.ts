import { sleepUnlessAborted, type Timing } from '../http/timing.js';
import { PublishError } from './publish-error.js';

/** How a failed attempt is repeated. */
export interface RetrySettings {
  /** Attempts in all, the first included. Default 4. */
  readonly attempts: number;
  /** Time for all attempts and the waits between them, in milliseconds. Default 120,000. */
  readonly budgetMs: number;
  /** Upper bound of the first wait, in milliseconds; it doubles with every attempt. Default 1,000. */
  readonly firstWaitMs: number;
}

/** The defaults of {@link RetrySettings}. */
export const DEFAULT_RETRY: RetrySettings = { attempts: 4, budgetMs: 120_000, firstWaitMs: 1_000 };

/**
 * Repeats what failed for a reason that may pass (`retryable` of its {@link PublishError}) until it succeeds, the
 * attempts or the time are used up, or the server asks to wait for longer than the time that is left. Waits are
 * exponential with full jitter; a wait that the server asked for is kept to, with a little jitter on top.
 *
 * @throws PublishError of the last attempt, with a sentence on why there is no further one; or the signal's reason.
 */
export async function withRetry<T>(
  attempt: () => Promise<T>,
  settings: RetrySettings,
  timing: Timing,
  signal?: AbortSignal,
): Promise<T> {
  const end = timing.now() + settings.budgetMs;
  for (let made = 1; ; made += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof PublishError) || !error.retryable) throw error;
      const msLeft = end - timing.now();
      const wait = waitBefore(made, error.retryAfterMs, settings, timing.random);
      if (made >= settings.attempts || wait >= msLeft) throw givenUp(error, made, settings);
      await sleepUnlessAborted(wait, timing, signal);
    }
  }
}

function waitBefore(made: number, asked: number | undefined, settings: RetrySettings, random: () => number): number {
  if (asked !== undefined && asked > 0) return asked + random() * settings.firstWaitMs;
  return random() * settings.firstWaitMs * 2 ** (made - 1);
}

function givenUp(error: PublishError, made: number, { attempts }: RetrySettings): PublishError {
  const asked = error.retryAfterMs ?? 0;
  const why =
    made < attempts && asked > 0
      ? `The server asks to wait for ${Math.ceil(asked / 1000)} s, which is longer than this run waits: try again later.`
      : `Gave up after ${made} ${made === 1 ? 'attempt' : 'attempts'}.`;
  return new PublishError(error.code, `${error.message} ${why}`, error);
}
