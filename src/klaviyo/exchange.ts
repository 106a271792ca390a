import { type Dispatcher } from 'undici';
import { type AuthorizationScheme } from '../access/access-model.js';
import { connectionFailure } from './connection-failure.js';
import { type SecretFinder } from './echoed-key.js';
import { headerOf, readBody, whatAnswered, type OpenAnswer } from './read-body.js';
import { quoted } from '../text/quoted.js';
import { isHtml, isJson, refusal, type ReadAnswer, type RefusalContext } from './refusal.js';
import { ScimError } from './scim-error.js';

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

/** What one exchange needs besides the URL. */
export interface ExchangeSettings {
  readonly dispatcher: Dispatcher;
  readonly headers: Readonly<Record<string, string>>;
  readonly scheme: AuthorizationScheme;
  /** Strikes the access key out of a text. */
  readonly redact: (text: string) => string;
  /** Finds the access key in an answer. */
  readonly echoesKey: SecretFinder;
  readonly timeouts: ScimTimeouts;
  readonly maxBodyBytes: number;
  readonly now: () => number;
}

/** A JSON body and where it was read. */
export interface ScimAnswer {
  /** The URL that was asked, for messages. */
  readonly url: string;
  readonly body: unknown;
}

/** A redirect is followed within the origin, so many times. */
const MOST_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];

/** Of the body of a refusal no more is read than explains it, in bytes. */
const EXPLAINING_BYTES = 64 * 1024;

/**
 * One attempt at a GET of JSON: sends it, follows redirects within the origin, reads the whole body. Either it gives the
 * parsed body of a 200 that is JSON and free of the access key, or it throws.
 *
 * @throws ScimError, `retryable` where another attempt may succeed; or the reason of `signal` if that aborted.
 */
export async function exchange(
  url: URL,
  settings: ExchangeSettings,
  msLeft: number,
  signal?: AbortSignal,
): Promise<ScimAnswer> {
  signal?.throwIfAborted();
  const within = Math.min(settings.timeouts.totalMs, msLeft);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), within);
  const onAbort = () => stop.abort();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await askFollowing(url, settings, stop.signal);
  } catch (error) {
    signal?.throwIfAborted();
    // An error with a status has its answer: then only the explanation in the body was too slow to come.
    if (!stop.signal.aborted || (error instanceof ScimError && error.status !== undefined)) throw error;
    throw new ScimError('SCIM_TIMEOUT', `GET ${url.href} failed: it was not answered within ${within} ms.`, {
      url: url.href,
      retryable: true,
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function askFollowing(asked: URL, settings: ExchangeSettings, signal: AbortSignal): Promise<ScimAnswer> {
  let url = asked;
  for (let followed = 0; ; followed += 1) {
    const answer = await ask(url, shown(url, asked), settings, signal);
    if (!REDIRECTS.includes(answer.status)) return readJson(answer, settings);
    await explainingText(answer);
    url = redirected(answer, url, followed);
  }
}

async function ask(url: URL, shownUrl: string, settings: ExchangeSettings, signal: AbortSignal): Promise<OpenAnswer> {
  const { dispatcher, headers, timeouts, redact } = settings;
  try {
    const {
      statusCode,
      headers: answered,
      body,
    } = await dispatcher.request({
      method: 'GET',
      origin: url.origin,
      path: url.pathname + url.search,
      headers: { ...headers },
      headersTimeout: timeouts.headersMs,
      bodyTimeout: timeouts.bodyMs,
      signal,
    });
    return { url: shownUrl, status: statusCode, headers: answered, body };
  } catch (error) {
    throw connectionFailure(error, 'head', shownUrl, redact);
  }
}

async function readJson(answer: OpenAnswer, settings: ExchangeSettings): Promise<ScimAnswer> {
  const context: RefusalContext = { scheme: settings.scheme, redact: settings.redact, now: settings.now() };
  if (answer.status !== 200 || !isJson(answer)) {
    throw refusal({ ...answer, text: await explainingText(answer) }, context);
  }
  const read: ReadAnswer = { ...answer, text: decoded(answer, await wholeBody(answer, settings)) };
  if (isHtml(read)) throw refusal(read, context);
  const body = parsed(read);
  if (settings.echoesKey(read.text, body)) throw keyEchoed(answer);
  return { url: answer.url, body };
}

function keyEchoed(answer: OpenAnswer): ScimError {
  return new ScimError(
    'SCIM_WIRE',
    `${whatAnswered(answer)}, but its body has the access key in it. No report may show the key, so nothing of the body is used. ` +
      'If somebody wrote it into a name or a role, whoever reads that can use it: make a new key in Klaviyo under Settings > ' +
      'Security. If the server writes it there, tell whoever runs the server.',
    { url: answer.url, status: answer.status },
  );
}

async function wholeBody(answer: OpenAnswer, { maxBodyBytes, redact }: ExchangeSettings): Promise<Buffer> {
  try {
    return await readBody(answer, maxBodyBytes);
  } catch (error) {
    if (error instanceof ScimError) throw error;
    throw connectionFailure(error, 'body', answer.url, redact);
  }
}

/** The body of a refusal, for quoting. Where it cannot be read the status speaks for itself, so a failure is no error. */
async function explainingText(answer: OpenAnswer): Promise<string> {
  try {
    return (await readBody(answer, EXPLAINING_BYTES)).toString('utf8');
  } catch {
    return '';
  }
}

function decoded(answer: OpenAnswer, body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new ScimError('SCIM_WIRE', `${whatAnswered(answer)}, but its body is not UTF-8, as JSON has to be.`, {
      url: answer.url,
      status: answer.status,
    });
  }
}

function parsed(answer: ReadAnswer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    // JSON.parse quotes the body in its message, and the body can echo the access key: the message is not taken over.
    const place = { url: answer.url, status: answer.status };
    if (/[}\]]\s*$/.test(answer.text)) {
      throw new ScimError('SCIM_WIRE', `${whatAnswered(answer)}, but its body is not valid JSON.`, place);
    }
    throw new ScimError(
      'SCIM_TRUNCATED',
      `${whatAnswered(answer)}, but its body ends too soon, after ${answer.text.length} characters. ` +
        'A proxy between here and Klaviyo may have cut it.',
      { ...place, retryable: true },
    );
  }
}

/** Where a redirect leads to. The authorization never leaves the origin, nor does https ever become http. */
function redirected(answer: OpenAnswer, from: URL, followed: number): URL {
  const location = headerOf(answer, 'location');
  const to = location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  const refuse = (why: string) =>
    new ScimError('SCIM_REDIRECT', `${whatAnswered(answer)}, a redirect ${why}`, {
      url: answer.url,
      status: answer.status,
    });
  if (to === undefined) throw refuse('that does not say where to.');
  if (to.origin !== from.origin) {
    throw refuse(
      `to ${quoted(to.origin + to.pathname)}. It was not followed, since the access key goes to no other origin than ` +
        "the base URL's. If the new address is Klaviyo's, set scim.baseUrl to it; if it is a login page, the base URL is wrong.",
    );
  }
  if (followed >= MOST_REDIRECTS) throw refuse(`after ${MOST_REDIRECTS} others: the server sends in circles.`);
  return to;
}

/** A URL for messages: the query is the client's own, or, since a server made it up, left out. */
function shown(url: URL, asked: URL): string {
  return url === asked ? url.href : url.origin + url.pathname;
}
