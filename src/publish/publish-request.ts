import { failureAdvice, failureSentence, HttpFailure, type HttpFailureKind } from '../http/http-failure.js';
import { type RetrySettings } from '../http/retry.js';
import { type HttpAnswer, type HttpRequest, send, type SendSettings } from '../http/send.js';
import { PublishError, type PublishErrorCode } from './publish-error.js';
import { publishRefusal, type RefusalContext } from './publish-refusal.js';

/** What a request needs besides what is sent. */
export interface PublishRequestSettings
  extends Pick<SendSettings, 'dispatcher' | 'signal'>, Pick<RefusalContext, 'advice' | 'redact'> {
  /** A URL as it may stand in a message. */
  readonly show: (url: URL) => string;
  /** Time for one request in all, redirects and the body of the answer included, in milliseconds. */
  readonly timeoutMs: number;
  /** The time of day, in milliseconds since 1970. */
  readonly now: () => number;
}

/** How long one request may take, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 30_000;

/**
 * How a failed attempt is repeated, unless another way is given. GitHub's rule for a secondary rate limit whose answer does not
 * say how long it lasts is to wait for a minute at least, and longer each time (REST API, "Rate limits"); limits of 72 s are on
 * record.
 */
export const PUBLISH_RETRY: RetrySettings = {
  attempts: 4,
  budgetMs: 120_000,
  firstWaitMs: 1_000,
  longestWaitMs: 20_000,
  rateLimitWaitsMs: [60_000, 45_000],
};

const CODES: Readonly<Record<HttpFailureKind, PublishErrorCode>> = {
  timeout: 'PUBLISH_TIMEOUT',
  connection: 'PUBLISH_CONNECTION',
  truncated: 'PUBLISH_CONNECTION',
  wire: 'PUBLISH_WIRE',
  'too-large': 'PUBLISH_WIRE',
  redirect: 'PUBLISH_REDIRECT',
};

/**
 * Sends one request and gives its answer, which is a success (2xx) with its whole body.
 *
 * @throws PublishError with any code of HTTP; the reason of the signal if that aborted
 */
export async function requestPublish(request: HttpRequest, settings: PublishRequestSettings): Promise<HttpAnswer> {
  const { dispatcher, signal, timeoutMs, advice, redact, show, now } = settings;
  const asked = `${request.method} ${show(request.url)}`;
  let answer: HttpAnswer;
  try {
    answer = await send(request, { dispatcher, timeouts: { totalMs: timeoutMs }, signal });
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    // Of an address that a server made up its origin alone is shown: its path may be as secret as a webhook's.
    const happened = failureSentence(error, { asked, redact, show: ({ origin }) => origin });
    const moved = error.kind === 'redirect' ? 'Correct the address if the service has moved.' : '';
    const sentences = [happened, failureAdvice(error, 'the address'), moved].filter((words) => words !== '');
    throw new PublishError(CODES[error.kind], sentences.join(' '), error.details);
  }
  if (answer.status >= 200 && answer.status <= 299) return answer;
  throw publishRefusal(answer, { asked, advice, redact, now: now() });
}
