import { type Dispatcher } from '../../http/dispatcher.js';
import { failureAdvice, failureSentence, HttpFailure, type HttpFailureKind } from '../../http/http-failure.js';
import { requestRedactor } from '../../http/proxy.js';
import { DEFAULT_RETRY, type RetrySettings } from '../../http/retry.js';
import { type HttpAnswer, type HttpRequest, send } from '../../http/send.js';
import { REAL_TIMING, type Timing } from '../../http/timing.js';
import { quoted } from '../../text/quoted.js';
import { repeatedName } from '../../text/repeated-name.js';
import { GoogleReadError, type GoogleReadErrorCode } from './google-read-error.js';
import { type Refusal } from './google-refusal.js';

/** How long and how often Google is asked. */
export interface GooglePatience extends RetrySettings, Timing {
  /** For one attempt, the body included, in milliseconds. Default 60,000. */
  readonly timeoutMs: number;
}

/**
 * The defaults of {@link GooglePatience}. Google asks for exponential waits and does not say how long a limit lasts
 * (developers.google.com, "Directory API: Limits and Quotas"); it counts by the minute, so five minutes outlast it.
 */
export const DEFAULT_PATIENCE: GooglePatience = {
  attempts: 6,
  budgetMs: 300_000,
  firstWaitMs: 1_000,
  longestWaitMs: 20_000,
  rateLimitWaitsMs: DEFAULT_RETRY.rateLimitWaitsMs,
  timeoutMs: 60_000,
  ...REAL_TIMING,
};

/** What a request needs besides what is sent. */
export interface GoogleRequestSettings {
  readonly dispatcherTo: (url: URL) => Dispatcher;
  readonly patience: GooglePatience;
  readonly signal?: AbortSignal | undefined;
}

const CODES: Readonly<Record<HttpFailureKind, GoogleReadErrorCode>> = {
  timeout: 'GOOGLE_UNREACHABLE',
  connection: 'GOOGLE_UNREACHABLE',
  truncated: 'GOOGLE_UNREACHABLE',
  wire: 'GOOGLE_UNEXPECTED',
  'too-large': 'GOOGLE_UNEXPECTED',
  redirect: 'GOOGLE_UNEXPECTED',
};

const REMEDY = 'Check whether a proxy answers instead of Google.';

/**
 * Sends one request and gives the JSON of its answer of 2xx, or throws. Redirects are not followed, since the credentials would be
 * sent along.
 *
 * @param secrets what the request carries in confidence, to be struck out of every message
 * @param refusal what an answer that is no success means
 * @throws GoogleReadError, `retryable` where another attempt may succeed; or the reason of the signal if that aborted
 */
export async function requestGoogle(
  request: HttpRequest,
  { dispatcherTo, patience, signal }: GoogleRequestSettings,
  secrets: readonly string[],
  refusal: Refusal,
): Promise<unknown> {
  const redact = requestRedactor(secrets);
  const asked = redact(`${request.method} ${request.url.href}`);
  let answer: HttpAnswer;
  try {
    answer = await send(request, {
      dispatcher: dispatcherTo(request.url),
      timeouts: { headersMs: patience.timeoutMs, bodyMs: patience.timeoutMs, totalMs: patience.timeoutMs },
      redirects: 0,
      signal,
    });
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    throw new GoogleReadError(CODES[error.kind], {
      ...error.details,
      problem: failureSentence(error, { asked, redact }),
      remedy: `${failureAdvice(error, 'the connection to Google') || REMEDY} If your company uses a proxy, name it in HTTPS_PROXY.`,
    });
  }
  const { status } = answer;
  if (status < 200 || status > 299) throw refusal(request, answer, { redact, now: patience.now() });
  return parsed(asked, answer, redact);
}

function parsed(asked: string, { status, text, header }: HttpAnswer, redact: (text: string) => string): unknown {
  const answered = `${asked} answered with status ${status}, but`;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // JSON.parse quotes the body in its message, and the token endpoint's body is a secret: it is not taken over.
    const problem = `${answered} with ${header('content-type') ?? 'something'} instead of JSON.`;
    throw new GoogleReadError('GOOGLE_UNEXPECTED', { problem, remedy: REMEDY, status });
  }
  const name = repeatedName(text);
  if (name === undefined) return body;
  throw new GoogleReadError('GOOGLE_UNEXPECTED', {
    problem: `${answered} an object in its body has the name ${quoted(redact(name))} twice, and nobody can say which value counts.`,
    remedy: REMEDY,
    status,
  });
}
