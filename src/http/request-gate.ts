import { RequestError } from './request-error.js';
import { sleepUnlessAborted, type Timing } from './timing.js';

/** Successes after which one request more may be in flight. */
const SUCCESSES_FOR_ONE_MORE = 10;

/**
 * Lets a request pass when it is its turn, and learns from how it ends. Rejects as the request does, or with the signal's
 * reason if that aborts while the request waits for its turn.
 */
export type RequestGate = <T>(request: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/**
 * The bound on requests in flight to one server, which gives way when the server says that it is too many (429). Then
 * half as many may be in flight, down to one; after ten successes one more, up to `most` again: the additive
 * increase and multiplicative decrease that TCP shares a line with (RFC 5681). Requests that were under way when the
 * bound was halved do not halve it again: their 429 is of the same burst. A wait that the server asks for holds back all
 * requests, not only the one that was answered so.
 *
 * Why no library: p-limit and its like bound the number, but neither change it by the answers nor hold all back for a
 * time.
 *
 * @param most requests in flight at most; 1 is one after another.
 * @param longestPauseMs a longer wait holds nobody back: the request that was asked to wait so long gives up, and so does the read.
 */
export function requestGate(most: number, longestPauseMs: number, timing: Timing): RequestGate {
  let bound = most;
  let inFlight = 0;
  let halvings = 0;
  let successes = 0;
  let closedUntil = -Infinity;
  const waiting = new Set<() => void>();

  const enter = async (signal: AbortSignal | undefined): Promise<void> => {
    let waitedFor = -Infinity;
    for (;;) {
      signal?.throwIfAborted();
      const until = closedUntil;
      if (until > waitedFor) {
        waitedFor = until;
        if (until > timing.now()) await sleepUnlessAborted(until - timing.now(), timing, signal);
      } else if (inFlight < bound) {
        inFlight += 1;
        return;
      } else {
        await nextLeaving(waiting, signal);
      }
    }
  };

  const leave = (): void => {
    inFlight -= 1;
    for (const wake of [...waiting]) wake();
  };

  const succeeded = (): void => {
    successes += 1;
    if (successes < SUCCESSES_FOR_ONE_MORE) return;
    successes = 0;
    bound = Math.min(most, bound + 1);
  };

  const failed = (error: unknown, halvingsBefore: number): void => {
    if (!(error instanceof RequestError)) return;
    const { status, retryAfterMs = 0 } = error;
    if (retryAfterMs <= longestPauseMs) closedUntil = Math.max(closedUntil, timing.now() + retryAfterMs);
    if (status !== 429 || halvings !== halvingsBefore) return;
    bound = Math.max(1, Math.floor(bound / 2));
    halvings += 1;
    successes = 0;
  };

  return async (request, signal) => {
    await enter(signal);
    const halvingsBefore = halvings;
    try {
      const result = await request();
      succeeded();
      return result;
    } catch (error) {
      failed(error, halvingsBefore);
      throw error;
    } finally {
      leave();
    }
  };
}

/** Resolves when a request has left; all that wait are woken in order, and wait again where there is no room. */
function nextLeaving(waiting: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      waiting.delete(wake);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    waiting.add(wake);
    signal?.addEventListener('abort', wake, { once: true });
  });
}
