import { RequestError } from './request-error.js';
import { type RequestGate } from './request-gate.js';
import { sleepUnlessAborted, type Timing } from './timing.js';

/** How a request is repeated. */
export interface RetrySettings {
  /** Attempts in all, the first included. Default 5. */
  readonly attempts: number;
  /** Time for all attempts and the waits between them, without the waiting for a turn, in milliseconds. Default 120,000. */
  readonly budgetMs: number;
  /** Upper bound of the first wait, in milliseconds; it doubles with every attempt. Default 500. */
  readonly firstWaitMs: number;
  /** Upper bound of a wait that the server did not ask for, except after a rate limit, in milliseconds. Default 20,000. */
  readonly longestWaitMs: number;
  /**
   * The waits after a rate limit that does not say how long it lasts, in milliseconds; the last one again and again. Limits are
   * by the second, the minute or the hour: these bear the first two. Default 1,000, 10,000, 60,000 and 40,000.
   */
  readonly rateLimitWaitsMs: readonly number[];
}

/** The defaults of {@link RetrySettings}. */
export const DEFAULT_RETRY: RetrySettings = {
  attempts: 5,
  budgetMs: 120_000,
  firstWaitMs: 500,
  longestWaitMs: 20_000,
  rateLimitWaitsMs: [1_000, 10_000, 60_000, 40_000],
};

/** What a retry goes by. */
export interface RetryOptions {
  readonly settings: RetrySettings;
  readonly timing: Timing;
  /**
   * `read` repeats after every failure that may pass. `write` repeats only what the server cannot have acted on
   * (`unprocessed`): where an answer was lost nobody knows what was done, and the caller has to look before it writes again.
   * Default `read`.
   */
  readonly mode?: 'read' | 'write';
  /** The gate at which every attempt waits for its turn. That wait is not the request's own and does not count. */
  readonly pass?: RequestGate;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Repeats a request that failed for a reason that may pass (`retryable` of its {@link RequestError}) until it succeeds, the
 * attempts or the time are used up, or the server asks to wait for longer than the time that is left. Waits are
 * exponential with full jitter; a wait that the server asked for is kept to, with a little jitter on top. A rate limit that
 * does not say how long it lasts is waited out, as far as the time allows.
 *
 * Why not undici's `RetryAgent` or `interceptors.retry` (7.30): once headers have come it can only resume by `Range` and
 * `If-Match`, which a SCIM server does not offer for a list that it builds for each request, so a connection lost in the
 * middle of the body cannot be retried; it cuts a long `Retry-After` down to its own maximum and so asks again before it
 * may; it has no jitter and no bound on the total time.
 *
 * @param attempt one attempt; it gets the milliseconds that are left for it.
 * @throws RequestError of the last attempt, with a sentence on why there is no further one; or the signal's reason.
 */
export async function retry<T>(attempt: (msLeft: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { settings, timing, mode = 'read', pass = (request) => request(), signal } = options;
  let msLeft = settings.budgetMs;
  for (let made = 1; ; made += 1) {
    signal?.throwIfAborted();
    let began = timing.now();
    const timedAttempt = (): Promise<T> => {
      began = timing.now();
      return attempt(Math.max(1, msLeft));
    };
    try {
      return await pass(timedAttempt, signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof RequestError) || !error.retryable) throw error;
      if (mode === 'write' && !error.unprocessed) throw error;
      msLeft -= timing.now() - began;
      const wait = waitInTime(waitBefore(made, error, settings, timing.random), error, msLeft);
      if (made >= settings.attempts || wait === undefined) throw givenUp(error, made, msLeft, settings);
      await sleepUnlessAborted(wait, timing, signal);
      msLeft -= wait;
    }
  }
}

/** How long to wait before the next attempt. */
function waitBefore(made: number, error: RequestError, settings: RetrySettings, random: () => number): number {
  const { retryAfterMs: asked, rateLimited } = error;
  const jitter = random() * settings.firstWaitMs;
  if (asked !== undefined && asked > 0) return asked + jitter;
  if (!rateLimited) return random() * Math.min(settings.longestWaitMs, settings.firstWaitMs * 2 ** (made - 1));
  const { rateLimitWaitsMs } = settings;
  return (rateLimitWaitsMs[made - 1] ?? rateLimitWaitsMs.at(-1) ?? 0) + jitter;
}

/** Left for the attempt after a wait that was shortened to the time that is left, in milliseconds. */
const LAST_ATTEMPT_MS = 2_000;

/** A wait that nobody asked for ends in time for one attempt more; undefined where there is no time for one. */
function waitInTime(wait: number, error: RequestError, msLeft: number): number | undefined {
  if (wait < msLeft) return wait;
  const isOwn = error.rateLimited && !((error.retryAfterMs ?? 0) > 0);
  return isOwn && msLeft > 2 * LAST_ATTEMPT_MS ? msLeft - LAST_ATTEMPT_MS : undefined;
}

function givenUp(error: RequestError, made: number, msLeft: number, settings: RetrySettings): RequestError {
  const asked = error.retryAfterMs ?? 0;
  return error.withSentence(
    made < settings.attempts && asked > 0
      ? `The server asks to wait for ${seconds(asked)}, and ${seconds(Math.max(0, msLeft))} are left of the ` +
          `${seconds(settings.budgetMs)} for one request: try again later.`
      : `Gave up after ${made} ${made === 1 ? 'attempt' : 'attempts'}.`,
  );
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
