import { askedWaitMs } from '../../http/rate-limit.js';
import { type HttpAnswer, type HttpRequest } from '../../http/send.js';
import { quotedSentence } from '../../text/quoted.js';
import { type AskedService, type FailureReason } from './asked-service.js';
import { type ReadError, type ReadFailure } from './read-error.js';

/** What of an answer says why it is refused. */
export type RefusedAnswer = Pick<HttpAnswer, 'status' | 'header' | 'text'>;

/** What an explanation needs to know besides request and answer. */
export interface RefusalContext {
  /** Strikes what the request carried in confidence out of a text. */
  readonly redact: (text: string) => string;
  /** The time of day, in milliseconds since 1970. */
  readonly now: number;
}

/** What an answer that is no success means. */
export type Refusal<Failure extends ReadError = ReadError> = (
  request: Pick<HttpRequest, 'method' | 'url'>,
  answer: RefusedAnswer,
  context: RefusalContext,
) => Failure;

/** Secrets are looked for in so many characters of the server's words, which takes time: fewer are repeated. */
const MOST_SEARCHED = 4_096;

/**
 * What happened with a refused answer; the remedy is the caller's.
 *
 * @param words the server's own; what is not text, or empty, is left out
 * @param isRateLimit whether it was refused as one request too many
 */
export function refusedAnswer(
  { passing }: AskedService,
  { method, url }: Pick<HttpRequest, 'method' | 'url'>,
  { status, header }: RefusedAnswer,
  { redact, now }: RefusalContext,
  words: readonly unknown[],
  isRateLimit = status === 429,
): Omit<ReadFailure, 'remedy'> {
  const said = words.filter((word): word is string => typeof word === 'string' && word !== '').join(' ');
  const saying = said === '' ? '' : `, saying ${quotedSentence(redact(said.slice(0, MOST_SEARCHED)))}`;
  return {
    problem: `${method} ${redact(url.href)} answered with status ${status}${saying}.`,
    status,
    retryable: isRateLimit || passing.includes(status),
    unprocessed: isRateLimit,
    rateLimited: isRateLimit,
    retryAfterMs: askedWaitMs(header, isRateLimit, now),
  };
}

/** What an answer of this status means whoever gives it; undefined where that depends on who was asked. */
export function commonMeaning(
  status: number,
  { name, trouble, limited }: AskedService,
): { readonly reason: FailureReason; readonly remedy: string } | undefined {
  if (status === 429) {
    return { reason: 'rate-limited', remedy: `Run it again later, or when fewer programs ask for ${limited}.` };
  }
  if (status >= 500) return { reason: 'unreachable', remedy: trouble };
  if (status < 400) {
    const remedy = `Redirects are not followed, since the credentials would be sent along. Check whether a proxy answers instead of ${name}.`;
    return { reason: 'unexpected', remedy };
  }
  return undefined;
}

/** An answer's JSON as an object; an empty one where it is a web page or nothing, in which there is nothing to quote. */
export function saidObject({ text }: Pick<RefusedAnswer, 'text'>): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
