import { type RequestGate } from './request-gate.js';
import { rewordScimError, ScimError } from './scim-error.js';
import { sleepUnlessAborted, type Timing } from '../http/timing.js';

/** How a read is repeated. */
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

/**
 * Repeats a read that failed for a reason that may pass (`retryable` of its {@link ScimError}) until it succeeds, the
 * attempts or the time are used up, or the server asks to wait for longer than the time that is left. Waits are
 * exponential with full jitter; a wait that the server asked for is kept to, with a little jitter on top.
 *
 * Why not undici's `RetryAgent` or `interceptors.retry` (7.30): once headers have come it can only resume by `Range` and
 * `If-Match`, which a SCIM server does not offer for a list that is made anew on each request, so a connection lost amid
 * the body cannot be retried; it cuts a long `Retry-After` down to its own maximum and so asks again before it may; it
 * has no jitter and no bound on the total time.
 *
 * @param attempt one attempt, which is told how many milliseconds are left for it.
 * @param pass the gate that every attempt waits at for its turn. That wait is not the read's own and does not count.
 * @throws ScimError of the last attempt, with a sentence on why there is no further one; or the signal's reason.
 */
export async function withRetry<T>(
  attempt: (msLeft: number) => Promise<T>,
  settings: RetrySettings,
  timing: Timing,
  { pass = (request) => request(), signal }: { readonly pass?: RequestGate; readonly signal?: AbortSignal } = {},
): Promise<T> {
  let msLeft = settings.budgetMs;
  for (let made = 1; ; made += 1) {
    signal?.throwIfAborted();
    let began = timing.now();
    const timedAttempt = () => {
      began = timing.now();
      return attempt(Math.max(1, msLeft));
    };
    try {
      return await pass(timedAttempt, signal);
    } catch (error) {
      if (!(error instanceof ScimError) || !error.retryable) throw error;
      msLeft -= timing.now() - began;
      const wait = waitBefore(made, error.retryAfterMs, settings, timing.random);
      if (made >= settings.attempts || wait >= msLeft) throw givenUp(error, made, msLeft, settings);
      await sleepUnlessAborted(wait, timing, signal);
      msLeft -= wait;
    }
  }
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

function givenUp(error: ScimError, made: number, msLeft: number, settings: RetrySettings): ScimError {
  const asked = error.retryAfterMs ?? 0;
  const why =
    made < settings.attempts && asked > 0
      ? `The server asks to wait for ${seconds(asked)}, and ${seconds(Math.max(0, msLeft))} are left of the ` +
        `${seconds(settings.budgetMs)} for one request: try again later.`
      : `Gave up after ${made} ${made === 1 ? 'attempt' : 'attempts'}.`;
  return rewordScimError(error, `${error.message} ${why}`);
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
