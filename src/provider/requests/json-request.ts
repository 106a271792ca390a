import { type z } from 'zod';
import { type Dispatcher } from '../../http/dispatcher.js';
import { failureAdvice, failureSentence, HttpFailure, type HttpFailureKind } from '../../http/http-failure.js';
import { requestRedactor } from '../../http/proxy.js';
import { type HttpAnswer, type HttpRequest, send } from '../../http/send.js';
import { formFault } from '../../text/form-fault.js';
import { quoted } from '../../text/quoted.js';
import { repeatedName } from '../../text/repeated-name.js';
import { type AskedService, type FailureReason } from './asked-service.js';
import { type Patience } from './patience.js';
import { type Refusal } from './refusal.js';

/** What a request needs besides what is sent. */
export interface JsonRequestSettings {
  /** What sends requests to the origin of an address. */
  readonly dispatcherTo: (url: URL) => Dispatcher;
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
}

/** A request as it goes out. */
export interface JsonRequest extends HttpRequest {
  /** What it carries in confidence, to be struck out of every message. */
  readonly secrets: readonly string[];
}

/** An answer that was taken, with its JSON; undefined where it has none and need not. */
export interface JsonAnswer extends HttpAnswer {
  readonly body: unknown;
}

/** Which answers are taken besides those of 2xx with JSON. */
export interface TakenAnswers {
  /** Whether one that is no success is for the caller to read, as JSON too. Default: none is. */
  readonly refused?: ((answer: HttpAnswer) => boolean) | undefined;
  /** Whether a success other than 200 may have no body, as after a write. Default false. */
  readonly empty?: boolean | undefined;
}

const REASONS: Readonly<Record<HttpFailureKind, FailureReason>> = {
  timeout: 'unreachable',
  connection: 'unreachable',
  truncated: 'unreachable',
  wire: 'unexpected',
  'too-large': 'unexpected',
  redirect: 'unexpected',
};

/**
 * Sends one request: either it gives an answer that is taken, or it throws. Redirects are not followed, since the credentials would be
 * sent along.
 *
 * @param refusal what an answer that is no success means
 * @throws ReadError of the service, `retryable` where another attempt may succeed; or the reason of the signal if that aborted
 */
export async function requestJson(
  { secrets, ...request }: JsonRequest,
  { dispatcherTo, patience, signal }: JsonRequestSettings,
  service: AskedService,
  refusal: Refusal,
  taken: TakenAnswers = {},
): Promise<JsonAnswer> {
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
    throw service.error(REASONS[error.kind], {
      ...error.details,
      problem: failureSentence(error, { asked, redact }),
      remedy:
        `${failureAdvice(error, service.address) || `Check ${service.address}.`} If your company uses a proxy, name it in ` +
        'HTTPS_PROXY.',
    });
  }
  const { status, text } = answer;
  const isSuccess = status >= 200 && status <= 299;
  if (!isSuccess && taken.refused?.(answer) !== true) throw refusal(request, answer, { redact, now: patience.now() });
  if (taken.empty === true && text === '' && isSuccess && status !== 200) return { ...answer, body: undefined };
  return { ...answer, body: parsed(asked, answer, redact, service) };
}

function parsed(
  asked: string,
  { status, text, header }: HttpAnswer,
  redact: (text: string) => string,
  { name: service, address, error }: AskedService,
): unknown {
  const answered = `${asked} answered with status ${status}, but`;
  const remedy = `Check ${address}, and whether a proxy answers instead of ${service}.`;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // JSON.parse quotes the body in its message, and the token endpoint's body is a secret: it is not taken over.
    const problem = `${answered} with ${header('content-type') ?? 'something'} instead of JSON.`;
    throw error('unexpected', { problem, remedy, status });
  }
  const name = repeatedName(text);
  if (name === undefined) return body;
  throw error('unexpected', {
    problem: `${answered} an object in its body has the name ${quoted(redact(name))} twice, and nobody can say which value counts.`,
    remedy,
    status,
  });
}

/**
 * The value of an answer, where it has the form.
 *
 * @param asked such as `GET https://...`
 * @throws ReadError of the service otherwise
 */
export function checkedAnswer<Value>(
  asked: string,
  body: unknown,
  form: z.ZodType<Value>,
  { error }: AskedService,
): Value {
  const reading = form.safeParse(body);
  if (reading.success) return reading.data;
  const issue = reading.error.issues[0]!;
  const place = issue.path.join('.');
  throw error('unexpected', {
    problem: `${asked} answered with JSON of an unknown form: ${formFault(issue, place === '' ? 'the whole' : place)}.`,
    remedy: 'Nothing is concluded from it. Check whether a proxy interferes; if not, report it.',
    status: 200,
  });
}
