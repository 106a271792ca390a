import { type Dispatcher } from '../../../http/dispatcher.js';
import { failureAdvice, failureSentence, HttpFailure, type HttpFailureKind } from '../../../http/http-failure.js';
import { requestRedactor } from '../../../http/proxy.js';
import { DEFAULT_RETRY, type RetrySettings } from '../../../http/retry.js';
import { type HttpAnswer, type HttpRequest, send } from '../../../http/send.js';
import { REAL_TIMING, type Timing } from '../../../http/timing.js';
import { quoted } from '../../../text/quoted.js';
import { repeatedName } from '../../../text/repeated-name.js';
import { OktaReadError, type OktaReadErrorCode } from './okta-read-error.js';
import { oktaRefusal, secretsOf } from './okta-refusal.js';

/** How long and how often Okta is asked. */
export interface OktaPatience extends RetrySettings, Timing {
  /** For one attempt, the body included, in milliseconds. Default 60,000. */
  readonly timeoutMs: number;
}

/** The defaults of {@link OktaPatience}. Okta's rate limits begin again each minute, so three minutes outlast one. */
export const DEFAULT_PATIENCE: OktaPatience = {
  attempts: 5,
  budgetMs: 180_000,
  firstWaitMs: 1_000,
  longestWaitMs: 20_000,
  rateLimitWaitsMs: DEFAULT_RETRY.rateLimitWaitsMs,
  timeoutMs: 60_000,
  ...REAL_TIMING,
};

/** What a request needs besides what is sent. */
export interface OktaRequestSettings {
  readonly dispatcher: Dispatcher;
  readonly patience: OktaPatience;
  readonly signal?: AbortSignal | undefined;
}

/** An answer of 200 with its JSON. */
export interface OktaAnswer extends HttpAnswer {
  readonly body: unknown;
}

const CODES: Readonly<Record<HttpFailureKind, OktaReadErrorCode>> = {
  timeout: 'OKTA_UNREACHABLE',
  connection: 'OKTA_UNREACHABLE',
  truncated: 'OKTA_UNREACHABLE',
  wire: 'OKTA_UNEXPECTED',
  'too-large': 'OKTA_UNEXPECTED',
  redirect: 'OKTA_UNEXPECTED',
};

const ADDRESS = 'okta.org and okta.domain in the access file';

/**
 * Sends one request: either it gives an answer of 200 with JSON, or one that `lets` lets through, or it throws. Redirects
 * are not followed, since the credentials would be sent along.
 *
 * @param lets whether an answer that is not a success is for the caller to read. Default: none is.
 * @throws OktaReadError, `retryable` where another attempt may succeed; or the reason of the signal if that aborted
 */
export async function requestOkta(
  request: HttpRequest,
  { dispatcher, patience, signal }: OktaRequestSettings,
  lets: (answer: HttpAnswer) => boolean = () => false,
): Promise<OktaAnswer> {
  const redact = requestRedactor(secretsOf(request));
  const asked = `${request.method} ${request.url.href}`;
  let answer: HttpAnswer;
  try {
    answer = await send(request, {
      dispatcher,
      timeouts: { headersMs: patience.timeoutMs, bodyMs: patience.timeoutMs, totalMs: patience.timeoutMs },
      redirects: 0,
      signal,
    });
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    throw new OktaReadError(CODES[error.kind], {
      ...error.details,
      problem: failureSentence(error, { asked, redact }),
      remedy: `${failureAdvice(error, ADDRESS) || `Check ${ADDRESS}.`} If your company uses a proxy, name it in HTTPS_PROXY.`,
    });
  }
  if (answer.status !== 200 && !lets(answer)) throw oktaRefusal(request, answer, { redact, now: patience.now() });
  return { ...answer, body: parsed(asked, answer, redact) };
}

function parsed(asked: string, { status, text, header }: HttpAnswer, redact: (text: string) => string): unknown {
  const answered = `${asked} answered with status ${status}, but`;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // JSON.parse quotes the body in its message, and the token endpoint's body is a secret: it is not taken over.
    throw new OktaReadError('OKTA_UNEXPECTED', {
      problem: `${answered} with ${header('content-type') ?? 'something'} instead of JSON.`,
      remedy: `Check ${ADDRESS}, and whether a proxy answers instead of Okta.`,
      status,
    });
  }
  const name = repeatedName(text);
  if (name === undefined) return body;
  throw new OktaReadError('OKTA_UNEXPECTED', {
    problem: `${answered} an object in its body has the name ${quoted(redact(name))} twice, and nobody can say which value counts.`,
    remedy: `Check ${ADDRESS}, and whether a proxy answers instead of Okta.`,
    status,
  });
}
