import { failureAdvice, failureSentence, HttpFailure, type HttpFailureKind } from '../http/http-failure.js';
import { type HttpAnswer, type HttpRequest, send, type SendSettings } from '../http/send.js';
import { quoted } from '../text/quoted.js';
import { repeatedName } from '../text/repeated-name.js';
import { cacheSign } from './cache-sign.js';
import { type SecretFinder } from './echoed-key.js';
import { type PlainPageReader } from './plain-page.js';
import { isHtml, isJson, scimRefusal, type RefusalContext } from './scim-refusal.js';
import { ScimError, type ScimErrorCode } from './scim-error.js';

/** How long a request may take, in milliseconds. */
export interface ScimTimeouts {
  /** Until the connection stands. Default 10,000. It has no effect on a dispatcher that was given. */
  readonly connectMs: number;
  /** From the request to the head of the answer. Default 30,000. */
  readonly headersMs: number;
  /** Between two parts of the body. Default 30,000. */
  readonly bodyMs: number;
  /** For one attempt in all, redirects and the body included. Default 60,000. */
  readonly totalMs: number;
}

/** What a request needs besides the URL. */
export interface ScimRequestSettings
  extends Pick<SendSettings, 'dispatcher' | 'maxBodyBytes'>, Pick<RefusalContext, 'scheme' | 'redact'> {
  readonly headers: Readonly<Record<string, string>>;
  /** Finds the access key in an answer. */
  readonly echoesKey: SecretFinder;
  readonly timeouts: ScimTimeouts;
  readonly now: () => number;
}

/** A JSON body and where it was read. */
export interface ScimAnswer {
  /** The URL that was asked, for messages. */
  readonly url: string;
  readonly body: unknown;
}

/** How one answer is read. */
export interface ScimReadOptions {
  /** Stops the request. It then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  /** Makes the body out of its JSON where it can; any other is parsed. Default: every body is parsed. */
  readonly plainPage?: PlainPageReader | undefined;
}

/** The code of a failure, and what to do about it besides checking the network. */
const FAILURES: Readonly<Record<HttpFailureKind, readonly [code: ScimErrorCode, advice: string]>> = {
  timeout: ['SCIM_TIMEOUT', ''],
  connection: ['SCIM_CONNECTION', ''],
  truncated: ['SCIM_TRUNCATED', ''],
  wire: ['SCIM_WIRE', ''],
  'too-large': ['SCIM_TOO_LARGE', 'A page of users is far smaller: check the base URL, or raise maxBodyBytes.'],
  redirect: [
    'SCIM_REDIRECT',
    "If the new address is Klaviyo's, set scim.baseUrl to it; if it is a login page, the base URL is wrong.",
  ],
};

/**
 * One attempt at a GET of JSON: either it gives the parsed body of a 200 that is JSON, comes from no cache, has no name twice
 * in one object and is free of the access key, or it throws.
 *
 * @param msLeft the attempt may take no longer, in milliseconds
 * @throws ScimError, `retryable` where another attempt may succeed; or the reason of the signal if that aborted.
 */
export async function requestScim(
  url: URL,
  settings: ScimRequestSettings,
  msLeft: number,
  { signal, plainPage }: ScimReadOptions = {},
): Promise<ScimAnswer> {
  const { dispatcher, headers, timeouts, maxBodyBytes, redact, scheme } = settings;
  let answer: HttpAnswer;
  try {
    answer = await send(
      { method: 'GET', url, headers },
      {
        dispatcher,
        timeouts: { ...timeouts, totalMs: Math.min(timeouts.totalMs, msLeft) },
        maxBodyBytes,
        isWanted: ({ status, header }) => status === 200 && isJson(header),
        signal,
      },
    );
  } catch (error) {
    throw error instanceof HttpFailure ? scimFailure(error, url, redact) : error;
  }
  const place = { asked: `GET ${shown(answer.url, url)}`, url: shown(answer.url, url), status: answer.status };
  if (answer.status !== 200 || !isJson(answer.header) || isHtml(answer)) {
    throw scimRefusal(answer, { scheme, redact, url: place.url, now: settings.now() });
  }
  return { url: place.url, body: soundBody(answer, place, settings, plainPage) };
}

/**
 * The JSON of an answer: it comes from no cache, has no name twice in one object and is free of the access key.
 *
 * @throws ScimError `SCIM_WIRE` or `SCIM_TRUNCATED`
 */
export function soundBody(
  answer: HttpAnswer,
  place: Place,
  { redact, echoesKey }: Pick<ScimRequestSettings, 'redact' | 'echoesKey'>,
  plainPage?: PlainPageReader,
): unknown {
  const sign = cacheSign(answer.header, redact);
  if (sign !== undefined) throw fromCache(sign, place);
  const plain = plainPage?.(answer.text);
  const body = plain ?? parsed(answer, place);
  if (echoesKey(answer.text)) throw keyEchoed(place);
  const repeated = plain === undefined ? repeatedName(answer.text) : undefined;
  if (repeated !== undefined) throw nameRepeated(repeated, place);
  return body;
}

/**
 * A request without a usable answer as an error of SCIM.
 *
 * @param redact strikes the access key out of a text
 */
export function scimFailure(
  failure: HttpFailure,
  url: URL,
  redact: (text: string) => string,
  method: HttpRequest['method'] = 'GET',
): ScimError {
  const [code, advice] = FAILURES[failure.kind];
  const happened = failureSentence(failure, { asked: `${method} ${url.href}`, redact });
  const sentences = [happened, failureAdvice(failure, 'the base URL'), advice].filter((words) => words !== '');
  return new ScimError(code, sentences.join(' '), { ...failure.details, url: url.href });
}

/** Where an answer came from, for messages. */
export interface Place {
  /** Such as `GET https://a.example.com/Users`. */
  readonly asked: string;
  readonly url: string;
  readonly status: number;
}

function parsed({ text }: HttpAnswer, place: Place): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse quotes the body in its message, and the body can echo the access key: the message is not taken over.
    const answered = `${place.asked} answered with status ${place.status}, but its body`;
    if (/[}\]]\s*$/.test(text)) throw new ScimError('SCIM_WIRE', `${answered} is not valid JSON.`, place);
    throw new ScimError(
      'SCIM_TRUNCATED',
      `${answered} ends too soon, after ${text.length} characters. A proxy between here and Klaviyo may have cut it.`,
      { ...place, retryable: true },
    );
  }
}

function keyEchoed(place: Place): ScimError {
  return new ScimError(
    'SCIM_WIRE',
    `${place.asked} answered with status ${place.status}, but its body has the access key in it. No report may show the ` +
      'key, so nothing of the body is used. If somebody wrote it into a name or a role, everybody who can read that can use ' +
      'it: create a new key in Klaviyo under Settings > Security. If the server writes it there, report it to Klaviyo support.',
    place,
  );
}

/** The value that JSON.parse keeps of such a name may not be the one that the server goes by: it would hide a role. */
function nameRepeated(name: string, place: Place): ScimError {
  return new ScimError(
    'SCIM_WIRE',
    `${place.asked} answered with status ${place.status}, but an object in its body has the name ${quoted(name)} twice. ` +
      'Nobody can say which of the two values counts, so nothing of the body is used. Report it to Klaviyo support.',
    place,
  );
}

function fromCache(sign: string, place: Place): ScimError {
  return new ScimError(
    'SCIM_WIRE',
    `${place.asked} was answered from a cache (${sign}), although the request asks for a fresh answer (Cache-Control: ` +
      'no-cache). It may show people and roles as they were, so nothing is concluded from it. Configure the proxy between here ' +
      'and Klaviyo not to cache this address.',
    place,
  );
}

/** A URL for messages: the query is the client's own, or, since a server made it up, left out. */
function shown(url: URL, asked: URL): string {
  return url === asked ? url.href : url.origin + url.pathname;
}
