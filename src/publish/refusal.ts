import { visible } from '../text/visible.js';
import { PublishError, type PublishErrorCode } from './publish-error.js';
import { type Answer } from './send.js';

/** What an explanation needs to know besides the answer. */
export interface RefusalContext {
  /** What to do about a status, as sentences. */
  readonly advice: Readonly<Partial<Record<number, string>>>;
  /** Strikes the secrets out of a text. */
  readonly redact: (text: string) => string;
  /** The time of day, in milliseconds since 1970. */
  readonly now: number;
}

/** GitHub's rule for a secondary rate limit whose answer does not say how long to wait (REST API, "Rate limits"). */
const SECONDARY_WAIT_MS = 60_000;

/** As many characters of a server's words are repeated. */
const MOST_WORDS = 300;

/** In as many of them secrets are looked for, which takes its time: no more can be among those that are repeated. */
const MOST_SEARCHED = 4_096;

/** Why an answer other than a success is refused. */
export function refusal(answer: Answer, { advice, redact, now }: RefusalContext): PublishError {
  const { asked, status } = answer;
  const words = shortened(redact(serverWords(answer.text).slice(0, MOST_SEARCHED)));
  const said = words === '' ? '' : `, saying "${visible(words)}"`;
  const limited = isRateLimit(answer, words);
  const code = limited ? 'PUBLISH_RATE_LIMITED' : codeOf(status);
  const todo = limited ? 'The server takes no more requests for now.' : (advice[status] ?? generalAdvice(status));
  return new PublishError(code, `${asked} answered with status ${status}${said}. ${todo}`, {
    retryable: limited || status >= 500,
    retryAfterMs: limited || status >= 500 ? waitAsked(answer, limited, now) : undefined,
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
    ? 'The server, or a proxy before it, is in trouble: try again later.'
    : 'Check the address, and what was sent.';
}

/**
 * GitHub answers a rate limit with 429 or with 403, then with `retry-after`, with `x-ratelimit-remaining: 0` or, for a
 * secondary one, at times with words alone (REST API, "Rate limits for the REST API").
 */
function isRateLimit({ status, header }: Answer, words: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    header('retry-after') !== undefined ||
    header('x-ratelimit-remaining')?.trim() === '0' ||
    /\brate limit/i.test(words)
  );
}

/** `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3); else the reset of GitHub or GitLab, in seconds since 1970. */
function waitAsked({ header, status }: Answer, limited: boolean, now: number): number | undefined {
  const after = header('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(after)) return Number(after) * 1000;
  if (after.endsWith(' GMT') && !Number.isNaN(Date.parse(after))) return Math.max(0, Date.parse(after) - now);
  const reset = header('x-ratelimit-reset') ?? header('ratelimit-reset') ?? '';
  if (limited && /^\d+$/.test(reset)) return Math.max(1000, Number(reset) * 1000 - now);
  return status === 403 ? SECONDARY_WAIT_MS : undefined;
}

/** What the body says: `message` or `error` of a JSON object, or plain text; nothing of a web page. */
function serverWords(text: string): string {
  if (/^\s*</.test(text)) return '';
  return jsonWords(text) ?? text.trim();
}

function shortened(words: string): string {
  const characters = Array.from(words.slice(0, 2 * MOST_WORDS));
  const kept = characters.slice(0, MOST_WORDS).join('');
  return kept.length < words.length ? `${kept}…` : words;
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
