import { type Dispatcher, request } from 'undici';
import { visible } from '../text/visible.js';
import { connectionFailure } from './connection-failure.js';
import { PublishError } from './publish-error.js';

/** A request as it goes out. */
export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** An answer with its body read, whatever its status but a redirect; of one that is no success, the beginning of it. */
export interface Answer {
  /** Who was asked what, for messages, such as `GET https://api.github.com/user`. */
  readonly asked: string;
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
}

/** What sending needs besides the request. */
export interface SendSettings {
  readonly dispatcher: Dispatcher;
  /** Strikes the secrets out of a text. */
  readonly redact: (text: string) => string;
  /** A URL as it may stand in a message. */
  readonly show: (url: URL) => string;
  /** Time for one request in all, redirects and the body of the answer included, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** How long one request may take, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 30_000;

const MOST_REDIRECTS = 3;
/** Redirects that keep the method and the body (RFC 9110, sections 15.4.8 and 15.4.9); the others do so for GET alone. */
const KEEPING = [307, 308];
const REDIRECTS = [301, 302, 303, ...KEEPING];

/** Far more than a page of 100 comments takes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Of an answer other than a success no more is read than explains it. */
const EXPLAINING_BYTES = 64 * 1024;

/**
 * Sends one request and reads the whole answer. Redirects are followed within the origin alone, since a token or a
 * signed report would go along.
 *
 * @throws PublishError `PUBLISH_TIMEOUT`, `PUBLISH_CONNECTION`, `PUBLISH_REDIRECT` or `PUBLISH_WIRE`; the reason of the
 * signal if that aborted.
 */
export async function send(outgoing: Outgoing, settings: SendSettings): Promise<Answer> {
  const { redact, show, timeoutMs, signal } = settings;
  const timeout = AbortSignal.timeout(timeoutMs);
  const asked = `${outgoing.method} ${show(outgoing.url)}`;
  try {
    return await sendFollowing(outgoing, asked, settings, AbortSignal.any(signal ? [timeout, signal] : [timeout]));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof PublishError) throw error;
    if (timeout.aborted) {
      const message = `${asked} failed: it was not answered within ${timeoutMs} ms.`;
      throw new PublishError('PUBLISH_TIMEOUT', message, { retryable: true });
    }
    throw connectionFailure(error, asked, redact);
  }
}

async function sendFollowing(
  outgoing: Outgoing,
  asked: string,
  settings: SendSettings,
  signal: AbortSignal,
): Promise<Answer> {
  let { url } = outgoing;
  for (let followed = 0; ; followed += 1) {
    const answer = await exchange({ ...outgoing, url }, asked, settings, signal);
    if (!REDIRECTS.includes(answer.status)) return answer;
    url = redirected(answer, outgoing.method, url, followed, settings);
  }
}

async function exchange(
  { method, url, headers, body }: Outgoing,
  asked: string,
  { dispatcher }: SendSettings,
  signal: AbortSignal,
): Promise<Answer> {
  const answered = await request(url, { dispatcher, method, headers, body: body ?? null, signal });
  const header = (name: string) => {
    const value = answered.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const { statusCode: status, body: written } = answered;
  const isSuccess = status >= 200 && status <= 299;
  return { asked, status, header, text: isSuccess ? await bodyText(written, asked) : await beginning(written) };
}

async function bodyText(body: AsyncIterable<Buffer>, asked: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      throw new PublishError('PUBLISH_WIRE', `${asked} was answered with more than ${MOST_BYTES} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function beginning(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= EXPLAINING_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, EXPLAINING_BYTES).toString('utf8');
}

function redirected(
  answer: Answer,
  method: Outgoing['method'],
  from: URL,
  followed: number,
  { redact }: SendSettings,
): URL {
  const { asked, status } = answer;
  const refuse = (why: string) =>
    new PublishError('PUBLISH_REDIRECT', `${asked} answered with status ${status}, a redirect ${why}`);
  const location = answer.header('location');
  const to = location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (to === undefined) throw refuse('that does not say where to.');
  if (to.origin !== from.origin) {
    throw refuse(
      `to ${visible(redact(to.origin))}. It was not followed, since a secret goes to no other origin than the one it ` +
        'was meant for. Correct the address if the service has moved.',
    );
  }
  if (method !== 'GET' && !KEEPING.includes(status)) {
    throw refuse(`that does not keep the method ${method}. Correct the address or the name if it has changed.`);
  }
  if (followed >= MOST_REDIRECTS) throw refuse(`after ${MOST_REDIRECTS} others: the server sends in circles.`);
  return to;
}
