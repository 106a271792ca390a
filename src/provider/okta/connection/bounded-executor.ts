import { asksForNonce, oktaRefusal, type RefusedAnswer, whatAnswered } from './okta-refusal.js';
import { OktaReadError } from './okta-read-error.js';
import { type OktaSdkExecutor, type OktaSdkRequest, type OktaSdkResponse } from './okta-sdk.js';

/** How long and how often Okta is asked. */
export interface OktaPatience {
  /** Attempts of one request in all. Default 5. */
  readonly attempts: number;
  /** Waits of one request in all, in milliseconds. Default 120,000: Okta's rate limits begin anew each minute. */
  readonly longestWaitMs: number;
  /** For one attempt, the body included, in milliseconds. Default 60,000. */
  readonly timeoutMs: number;
  /** Waits; rejects when the signal aborts. Tests replace it. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** A list of 500 people is far smaller. */
const LARGEST_BODY_BYTES = 64 * 1024 * 1024;

/** After these statuses the same read may succeed a little later. */
const PASSING = [429, 502, 503, 504];

/**
 * Sends the SDK's requests with bounds, and refuses what is no success: either it gives an answer of 200 with JSON, or it
 * throws.
 *
 * Why not the SDK's `DefaultRequestExecutor`: it gives up a 429 that tells no reset time, waits however long Okta says
 * unless a timeout is set that counts for the waits and the answer alike, and repeats nothing else. And the SDK takes a
 * refusal of the token endpoint for a token (its `oauth.js` calls an `errorFilter` that is undefined there), and throws
 * errors that carry the request's headers.
 */
export function boundedExecutor(
  sender: OktaSdkExecutor,
  patience: OktaPatience,
  signal: AbortSignal | undefined,
): OktaSdkExecutor {
  return {
    fetch: async (request) => {
      let waited = 0;
      for (let made = 1; ; made += 1) {
        const outcome = await attempt(sender, request, patience, signal);
        if ('answer' in outcome) return outcome.answer;
        const wait = outcome.waitMs ?? 500 * 2 ** made;
        if (!outcome.passing || made >= patience.attempts) throw outcome.error;
        if (waited + wait > patience.longestWaitMs) throw waitedEnough(outcome.error, wait, patience);
        await patience.sleep(wait, signal).catch((error: unknown) => {
          signal?.throwIfAborted();
          throw error;
        });
        waited += wait;
      }
    },
  };
}

/** What came of one attempt; `waitMs` is how long Okta asked to wait. */
type Outcome =
  | { readonly answer: OktaSdkResponse }
  | { readonly error: OktaReadError; readonly passing: boolean; readonly waitMs: number | undefined };

async function attempt(
  sender: OktaSdkExecutor,
  request: OktaSdkRequest,
  { timeoutMs }: OktaPatience,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const bounds = { redirect: 'manual', timeout: timeoutMs, size: LARGEST_BODY_BYTES, signal };
  let answer: OktaSdkResponse;
  let text: string;
  try {
    answer = await sender.fetch({ ...request, ...bounds });
    text = await answer.text();
  } catch (error) {
    signal?.throwIfAborted();
    // Only a read is repeated: an assertion that was sent to the token endpoint may count as used.
    return { error: connectionFailure(error, request), passing: isGet(request), waitMs: undefined };
  }
  const refused: RefusedAnswer = {
    request,
    status: answer.status,
    header: (name) => answer.headers.get(name) ?? undefined,
    text,
  };
  if (answer.status !== 200 && !asksForNonce(refused)) {
    return { error: oktaRefusal(refused), passing: PASSING.includes(answer.status), waitMs: askedWait(answer) };
  }
  const body = parsed(refused);
  return {
    answer: {
      status: answer.status,
      headers: answer.headers,
      text: () => Promise.resolve(text),
      json: () => Promise.resolve(body),
    },
  };
}

function parsed({ request, status, text, header }: RefusedAnswer): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse quotes the body in its message, and the token endpoint's body is a secret: it is not taken over.
    throw new OktaReadError('OKTA_UNEXPECTED', {
      problem: `${whatAnswered(request, status)}, but with ${header('content-type') ?? 'something'} in place of JSON.`,
      remedy: 'Check okta.org and okta.domain in the access file, and for a proxy that answers in place of Okta.',
      status,
    });
  }
}

/**
 * How long Okta asks to wait: to the time at which its rate limit begins anew, by its own clock, and a second more, since
 * both are told in whole seconds (Okta's guide "Rate limits").
 */
function askedWait({ headers }: OktaSdkResponse): number | undefined {
  const reset = Number(headers.get('x-rate-limit-reset') ?? Number.NaN) * 1000;
  const now = Date.parse(headers.get('date') ?? '');
  const wait = reset - now;
  return Number.isFinite(wait) ? Math.max(0, wait) + 1000 : undefined;
}

function connectionFailure(failure: unknown, request: OktaSdkRequest): OktaReadError {
  // Of node-fetch's error only its code and type are told: its message can quote an answer.
  const { code, type } = Object(failure) as { readonly code?: unknown; readonly type?: unknown };
  const what = [code, type].find((word): word is string => typeof word === 'string' && word !== 'system');
  return new OktaReadError('OKTA_UNREACHABLE', {
    problem: `${(request.method ?? 'get').toUpperCase()} ${request.url} failed: ${what ?? 'the connection was lost'}.`,
    remedy:
      'Check the network, and okta.org and okta.domain in the access file. If a proxy of your company stands between, ' +
      'name it in https_proxy, and its certificate in NODE_EXTRA_CA_CERTS.',
  });
}

function waitedEnough(error: OktaReadError, wait: number, { longestWaitMs }: OktaPatience): OktaReadError {
  const seconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000);
  return new OktaReadError(error.code, {
    problem:
      `${error.problem} The next attempt would have to wait ${seconds(wait)} s, ` +
      `and one request waits ${seconds(longestWaitMs)} s at most.`,
    remedy: error.remedy,
    status: error.status,
  });
}

function isGet({ method }: OktaSdkRequest): boolean {
  return (method ?? 'get').toLowerCase() === 'get';
}
