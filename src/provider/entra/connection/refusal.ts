import { askedWaitMs } from '../../../http/rate-limit.js';
import { type HttpAnswer, type HttpRequest } from '../../../http/send.js';
import { quotedSentence } from '../../../text/quoted.js';
import { EntraReadError, type EntraReadErrorCode } from './entra-read-error.js';

/** What of an answer says why it is refused. */
export type RefusedAnswer = Pick<HttpAnswer, 'status' | 'header' | 'text'>;

/** What an explanation needs to know besides request and answer. */
export interface RefusalContext {
  /** Strikes what the request carried in confidence out of a text. */
  readonly redact: (text: string) => string;
  /** The time of day, in milliseconds since 1970. */
  readonly now: number;
}

/** Why an answer is refused. */
export type Refusal = (
  request: Pick<HttpRequest, 'method' | 'url'>,
  answer: RefusedAnswer,
  context: RefusalContext,
) => EntraReadError;

/** What is made of a refused answer. */
export interface Explanation {
  readonly code: EntraReadErrorCode;
  readonly remedy: string;
  /** The server's own words; empty where there are none. */
  readonly words: string;
  readonly permissions?: readonly string[] | undefined;
}

/** After these statuses the same request may succeed a little later. */
const PASSING = [429, 502, 503, 504];

/** Secrets are looked for in so many characters of the server's words, which takes time: fewer are repeated. */
const MOST_SEARCHED = 4_096;

/** The error of a refused answer, by what was made of it. */
export function refusedAs(
  { method, url }: Pick<HttpRequest, 'method' | 'url'>,
  { status, header }: RefusedAnswer,
  { redact, now }: RefusalContext,
  { code, remedy, words, permissions }: Explanation,
): EntraReadError {
  const saying = words === '' ? '' : `, saying ${quotedSentence(redact(words.slice(0, MOST_SEARCHED)))}`;
  return new EntraReadError(code, {
    problem: `${method} ${redact(url.href)} answered with status ${status}${saying}.`,
    remedy,
    status,
    retryable: PASSING.includes(status),
    unprocessed: status === 429,
    retryAfterMs: askedWaitMs(header, status === 429, now),
    permissions,
  });
}

/** What an answer of this status means wherever it comes from; undefined where that depends on who answers. */
export function commonExplanation(status: number): Omit<Explanation, 'words'> | undefined {
  if (status === 429) {
    return { code: 'ENTRA_RATE_LIMITED', remedy: 'Run it again later, or when fewer programs ask this tenant.' };
  }
  if (status >= 500) {
    return {
      code: 'ENTRA_UNREACHABLE',
      remedy: "Microsoft has a problem: see the service health in Entra's admin center, and run it again later.",
    };
  }
  if (status < 400) {
    const remedy =
      'Redirects are not followed, since the credentials would be sent along. Check whether a proxy answers.';
    return { code: 'ENTRA_UNEXPECTED', remedy };
  }
  return undefined;
}

/** An answer's JSON as an object; an empty one where it is a web page or nothing, in which there is nothing to quote. */
export function saidObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

/** Words of a server's own as they stand in a message: those that are text and not empty, on one line. */
export function wordsOf(...words: readonly unknown[]): string {
  return words.filter((word): word is string => typeof word === 'string' && word !== '').join(' ');
}

/** What a request carries in confidence: a token, the secret or the signed assertion of a client, and what it names itself. */
export function secretsOf({
  headers,
  body,
  secrets = [],
}: Pick<HttpRequest, 'headers' | 'body'> & { readonly secrets?: readonly string[] | undefined }): readonly string[] {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const form = new URLSearchParams(isForm ? body : '');
  return [
    headers.authorization?.split(' ')[1],
    form.get('client_secret'),
    form.get('client_assertion'),
    ...secrets,
  ].filter((secret): secret is string => typeof secret === 'string' && secret !== '');
}
