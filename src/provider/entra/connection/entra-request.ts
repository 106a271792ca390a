import { type Dispatcher } from '../../../http/dispatcher.js';
import { failureAdvice, failureSentence, HttpFailure, type HttpFailureKind } from '../../../http/http-failure.js';
import { requestRedactor } from '../../../http/proxy.js';
import { DEFAULT_RETRY, type RetrySettings } from '../../../http/retry.js';
import { type HttpAnswer, type HttpRequest, send } from '../../../http/send.js';
import { REAL_TIMING, type Timing } from '../../../http/timing.js';
import { quoted } from '../../../text/quoted.js';
import { repeatedName } from '../../../text/repeated-name.js';
import { EntraReadError, type EntraReadErrorCode } from './entra-read-error.js';
import { type Refusal, secretsOf } from './refusal.js';

/** How long and how often Entra is asked. */
export interface EntraPatience extends RetrySettings, Timing {
  /** For one attempt, the body included, in milliseconds. Default 60,000. */
  readonly timeoutMs: number;
}

/**
 * The defaults of {@link EntraPatience}. Graph says how long to wait, usually less than a minute and sometimes some minutes (Microsoft
 * Graph, "Throttling guidance"), so five minutes outlast it.
 */
export const DEFAULT_PATIENCE: EntraPatience = {
  attempts: 6,
  budgetMs: 300_000,
  firstWaitMs: 1_000,
  longestWaitMs: 20_000,
  rateLimitWaitsMs: DEFAULT_RETRY.rateLimitWaitsMs,
  timeoutMs: 60_000,
  ...REAL_TIMING,
};

/** What a request needs besides what is sent. */
export interface EntraRequestSettings {
  /** What sends requests to the origin of an address. */
  readonly dispatcherTo: (url: URL) => Dispatcher;
  readonly patience: EntraPatience;
  readonly signal?: AbortSignal | undefined;
}

/** A request as it goes out, and what of it is confidential besides the credentials. */
export interface EntraRequest extends HttpRequest {
  readonly secrets?: readonly string[] | undefined;
}

/** An answer of 2xx with its JSON; undefined where the answer has no body. */
export interface EntraAnswer extends HttpAnswer {
  readonly body: unknown;
}

const CODES: Readonly<Record<HttpFailureKind, EntraReadErrorCode>> = {
  timeout: 'ENTRA_UNREACHABLE',
  connection: 'ENTRA_UNREACHABLE',
  truncated: 'ENTRA_UNREACHABLE',
  wire: 'ENTRA_UNEXPECTED',
  'too-large': 'ENTRA_UNEXPECTED',
  redirect: 'ENTRA_UNEXPECTED',
};

/** Where the addresses come from, for "Check ...". */
export const ADDRESS = 'entra.environment in the access file, and ARM_METADATA_HOSTNAME if it is set';

/**
 * Sends one request: either it gives an answer of 2xx with JSON, or with nothing, or it throws. Redirects are not followed, since the
 * credentials would be sent along.
 *
 * @param refusal what an answer that is no success means
 * @throws EntraReadError, `retryable` where another attempt may succeed; or the reason of the signal if that aborted
 */
export async function requestEntra(
  request: EntraRequest,
  { dispatcherTo, patience, signal }: EntraRequestSettings,
  refusal: Refusal,
): Promise<EntraAnswer> {
  const redact = requestRedactor(secretsOf(request));
  const asked = `${request.method} ${request.url.href}`;
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
    throw new EntraReadError(CODES[error.kind], {
      ...error.details,
      problem: failureSentence(error, { asked: redact(asked), redact }),
      remedy: `${failureAdvice(error, ADDRESS) || `Check ${ADDRESS}.`} If your company uses a proxy, name it in HTTPS_PROXY.`,
    });
  }
  const { status } = answer;
  if (status < 200 || status > 299) throw refusal(request, answer, { redact, now: patience.now() });
  return { ...answer, body: parsed(redact(asked), answer, redact) };
}

function parsed(asked: string, { status, text, header }: HttpAnswer, redact: (text: string) => string): unknown {
  if (text === '' && status !== 200) return undefined;
  const answered = `${asked} answered with status ${status}, but`;
  const remedy = `Check ${ADDRESS}, and whether a proxy answers instead of Microsoft.`;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // JSON.parse quotes the body in its message, and the token endpoint's body is a secret: it is not taken over.
    const problem = `${answered} with ${header('content-type') ?? 'something'} instead of JSON.`;
    throw new EntraReadError('ENTRA_UNEXPECTED', { problem, remedy, status });
  }
  const name = repeatedName(text);
  if (name === undefined) return body;
  throw new EntraReadError('ENTRA_UNEXPECTED', {
    problem: `${answered} an object in its body has the name ${quoted(redact(name))} twice, and nobody can say which value counts.`,
    remedy,
    status,
  });
}
