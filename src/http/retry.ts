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
  /** Upper bound of any wait that the server did not ask for, in milliseconds. Default 20,000. */
  readonly longestWaitMs: number;
}

/** The defaults of {@link RetrySettings}. */
export const DEFAULT_RETRY: RetrySettings = { attempts: 5, budgetMs: 120_000, firstWaitMs: 500, longestWaitMs: 20_000 };

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
 * exponential with full jitter; a wait that the server asked for is kept to, with a little jitter on top.
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
      const wait = waitBefore(made, error.retryAfterMs, settings, timing.random);
      if (made >= settings.attempts || wait >= msLeft) throw givenUp(error, made, msLeft, settings);
      await sleepUnlessAborted(wait, timing, signal);
      msLeft -= wait;
    }
  }
}

/** Headers with the time at which a rate limit begins again: Okta's, GitHub's, and GitLab's or Klaviyo's. */
const RESET_HEADERS = ['x-rate-limit-reset', 'x-ratelimit-reset', 'ratelimit-reset'] as const;

/** From this many seconds on a reset is a time since 1970, below it a time from now: the draft of RateLimit has the latter. */
const FIRST_TIME_OF_DAY = 1_000_000_000;

/**
 * How long an answer asks to wait, in milliseconds; undefined where it does not.
 *
 * `Retry-After` comes first (RFC 9110, section 10.2.3). Else, where the answer is a rate limit, the time at which the limit
 * begins again, and a second more, since it is given in whole seconds. Where it is a time of day it is compared with the
 * server's own clock (`Date`), if that is there: the clock here may be wrong.
 *
 * @param isRateLimit whether the answer is a rate limit; a reset on another refusal says nothing of it
 * @param now the time of day here, in milliseconds since 1970
 */
export function askedWaitMs(
  header: (name: string) => string | undefined,
  isRateLimit: boolean,
  now: number,
): number | undefined {
  const after = retryAfterMs(header('retry-after'), now);
  if (after !== undefined || !isRateLimit) return after;
  const reset = RESET_HEADERS.map((name) => header(name)?.trim() ?? '').find((text) => /^\d+$/.test(text));
  if (reset === undefined) return undefined;
  const seconds = Number(reset);
  if (seconds < FIRST_TIME_OF_DAY) return seconds * 1000 + 1000;
  const serverNow = Date.parse(header('date') ?? '');
  return Math.max(0, seconds * 1000 - (Number.isNaN(serverNow) ? now : serverNow)) + 1000;
}

/**
 * What a `Retry-After` header asks for, in milliseconds: seconds, or a date such as
 * `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, sections 10.2.3 and 5.6.7). A date in the past is 0; undefined if there is no
 * header or it is in neither form.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Z][a-z]+, .+ GMT$/.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function waitBefore(made: number, asked: number | undefined, settings: RetrySettings, random: () => number): number {
  const bound = Math.min(settings.longestWaitMs, settings.firstWaitMs * 2 ** (made - 1));
  if (asked !== undefined && asked > 0) return asked + random() * settings.firstWaitMs;
  return random() * bound;
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
