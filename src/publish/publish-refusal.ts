import { askedWaitMs } from '../http/rate-limit.js';
import { type HttpAnswer } from '../http/send.js';
import { quotedSentence } from '../text/quoted.js';
import { PublishError, type PublishErrorCode } from './publish-error.js';

/** What an explanation needs to know besides the answer. */
export interface RefusalContext {
  /** Who was asked what, for messages, such as `GET https://api.github.com/user`. */
  readonly asked: string;
  /** What to do about a status, as sentences. */
  readonly advice: Readonly<Partial<Record<number, string>>>;
  /** Strikes the secrets out of a text. */
  readonly redact: (text: string) => string;
  /** The time of day, in milliseconds since 1970. */
  readonly now: number;
}

/** Secrets are looked for in so many characters of a server's words, which takes time: fewer are repeated. */
const MOST_SEARCHED = 4_096;

/** Why an answer other than a success is refused. */
export function publishRefusal(
  answer: Pick<HttpAnswer, 'status' | 'header' | 'text'>,
  { asked, advice, redact, now }: RefusalContext,
): PublishError {
  const { status } = answer;
  const words = redact(serverWords(answer.text).slice(0, MOST_SEARCHED));
  const said = words === '' ? '' : `, saying ${quotedSentence(words)}`;
  const limited = isRateLimit(answer, words);
  const code = limited ? 'PUBLISH_RATE_LIMITED' : codeOf(status);
  const todo = limited ? 'The server accepts no more requests for now.' : (advice[status] ?? generalAdvice(status));
  return new PublishError(code, `${asked} answered with status ${status}${said}. ${todo}`, {
    status,
    retryable: limited || status >= 500,
    unprocessed: limited,
    rateLimited: limited,
    retryAfterMs: limited || status >= 500 ? askedWaitMs(answer.header, limited, now) : undefined,
  });
}

function codeOf(status: number): PublishErrorCode {
  if (status === 401) return 'PUBLISH_UNAUTHORIZED';
  if (status === 403) return 'PUBLISH_FORBIDDEN';
  if (status === 404) return 'PUBLISH_NOT_FOUND';
  return status >= 500 ? 'PUBLISH_UNAVAILABLE' : 'PUBLISH_REJECTED';
}

function generalAdvice(status: number): string {
  return status >= 500
    ? 'The server, or a proxy before it, has a problem: try again later.'
    : 'Check the address, and what was sent.';
}

/**
 * GitHub answers a rate limit with 429 or with 403, then with `retry-after`, with `x-ratelimit-remaining: 0` or, for a
 * secondary one, at times with words alone (REST API, "Rate limits for the REST API").
 */
function isRateLimit({ status, header }: Pick<HttpAnswer, 'header' | 'status'>, words: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    header('retry-after') !== undefined ||
    header('x-ratelimit-remaining')?.trim() === '0' ||
    /\brate limit/i.test(words)
  );
}

/** What the body says: `message` or `error` of a JSON object, or plain text; nothing of a web page. */
function serverWords(text: string): string {
  if (/^\s*</.test(text)) return '';
  return jsonWords(text) ?? text.trim();
}

function jsonWords(text: string): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { message, error, errors } = (body ?? {}) as Readonly<Record<string, unknown>>;
  return [message ?? error, errors]
    .filter((part) => part !== undefined)
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join(' ');
}
