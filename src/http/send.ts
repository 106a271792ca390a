import { type Dispatcher } from 'undici';
import { ACCEPT_ENCODING, explainingText, type OpenAnswer, wholeBytes, wholeText } from './body.js';
import { duration } from '../text/duration.js';
import { connectionFailure, HttpFailure } from './http-failure.js';

/** A request as it goes out. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  /** Names in lower case, the authorization among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** The same with bytes in place of a text. */
export interface BinaryRequest extends Omit<HttpRequest, 'body'> {
  readonly body: Uint8Array;
}

/** How long a request may take, in milliseconds. The time to connect is the dispatcher's to bound. */
export interface RequestTimeouts {
  /** From the request to the head of the answer. Default 30,000. */
  readonly headersMs?: number;
  /** Between two parts of the body. Default 30,000. */
  readonly bodyMs?: number;
  /** For one attempt in all, redirects and the body included. */
  readonly totalMs: number;
}

/** What sending needs besides the request. */
export interface SendSettings {
  readonly dispatcher: Dispatcher;
  readonly timeouts: RequestTimeouts;
  /** The largest body that is read, in bytes, counted on the wire and again after decompression. Default 64 MiB. */
  readonly maxBodyBytes?: number;
  /** How many redirects are followed within the origin. With 0 a redirect is an answer like another one. Default 3. */
  readonly redirects?: number;
  /** Whether the body of an answer is read whole, by its head; else only its beginning. Default: if its status is 2xx. */
  readonly isWanted?: (head: Omit<OpenAnswer, 'body'>) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The head of an answer, whatever its status. */
interface AnswerHead {
  /** The URL that answered: that of the request, or where redirects led. */
  readonly url: URL;
  readonly status: number;
  /** A header by its name in lower case; undefined if it is absent. */
  readonly header: (name: string) => string | undefined;
}

/** An answer, whatever its status, with its body as text. */
export interface HttpAnswer extends AnswerHead {
  /** Of a body that is not read whole, its beginning; empty where that could not be read. */
  readonly text: string;
}

/** The same with its body as bytes. */
export interface BinaryAnswer extends AnswerHead {
  /** Of a body that is not read whole, its beginning; empty where that could not be read. */
  readonly bytes: Uint8Array;
}

const DEFAULT_PHASE_MS = 30_000;
const DEFAULT_MAX_BODY_BYTES = 64 * 1024 * 1024;
const DEFAULT_REDIRECTS = 3;

/** Redirects that keep the method and the body (RFC 9110, sections 15.4.8 and 15.4.9); the others do so for GET alone. */
const KEEPING = [307, 308];
const REDIRECTS = [301, 302, 303, ...KEEPING];

/**
 * Sends one request and reads its answer. Redirects are followed within the origin alone, since the credentials go along.
 * Nothing is repeated here: see `retry`.
 *
 * @throws HttpFailure if there is no usable answer; the reason of the signal if that aborted
 */
export async function send(request: HttpRequest, settings: SendSettings): Promise<HttpAnswer> {
  const { body: text, ...head } = await sendInTime(request, settings, wholeText);
  return { ...head, text };
}

/** The same for bytes, which are answered with bytes. */
export async function sendBytes(request: BinaryRequest, settings: SendSettings): Promise<BinaryAnswer> {
  const { body, ...head } = await sendInTime<string | Buffer>(request, settings, wholeBytes);
  return { ...head, bytes: typeof body === 'string' ? Buffer.from(body) : body };
}

/** An answer with its body as it was asked for, or as text where only its beginning was read. */
type ReadAnswer<Body> = AnswerHead & { readonly body: Body | string };

type ReadBody<Body> = (answer: OpenAnswer, maxBytes: number) => Promise<Body>;

async function sendInTime<Body>(
  request: HttpRequest | BinaryRequest,
  settings: SendSettings,
  readBody: ReadBody<Body>,
): Promise<ReadAnswer<Body>> {
  const { signal, timeouts } = settings;
  signal?.throwIfAborted();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeouts.totalMs);
  const onAbort = (): void => stop.abort();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await follow(request, settings, stop.signal, readBody);
  } catch (error) {
    signal?.throwIfAborted();
    // A failure with a status has its answer: it is not the time that made it one.
    if (!stop.signal.aborted || (error instanceof HttpFailure && error.details.status !== undefined)) throw error;
    const what = `failed: it was not answered within ${duration(timeouts.totalMs)}`;
    throw new HttpFailure('timeout', { what, retryable: true });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function follow<Body>(
  request: HttpRequest | BinaryRequest,
  settings: SendSettings,
  signal: AbortSignal,
  readBody: ReadBody<Body>,
): Promise<ReadAnswer<Body>> {
  const { redirects = DEFAULT_REDIRECTS } = settings;
  let { url } = request;
  for (let followed = 0; ; followed += 1) {
    const answer = await exchange(request, url, settings, signal, readBody);
    if (redirects === 0 || !REDIRECTS.includes(answer.status)) return answer;
    url = redirectTarget(answer, request.method, followed, redirects);
  }
}

async function exchange<Body>(
  { method, headers, body }: HttpRequest | BinaryRequest,
  url: URL,
  { dispatcher, timeouts, maxBodyBytes = DEFAULT_MAX_BODY_BYTES, isWanted = isSuccess }: SendSettings,
  signal: AbortSignal,
  readBody: ReadBody<Body>,
): Promise<ReadAnswer<Body>> {
  const answered = await dispatcher
    .request({
      method,
      origin: url.origin,
      path: url.pathname + url.search,
      headers: { 'accept-encoding': ACCEPT_ENCODING, ...headers },
      body: body ?? null,
      headersTimeout: timeouts.headersMs ?? DEFAULT_PHASE_MS,
      bodyTimeout: timeouts.bodyMs ?? DEFAULT_PHASE_MS,
      signal,
    })
    .catch((error: unknown) => {
      throw connectionFailure(error, 'head');
    });
  const header = (name: string): string | undefined => {
    const value = answered.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const open: OpenAnswer = { status: answered.statusCode, header, body: answered.body };
  if (!isWanted(open)) return { url, status: open.status, header, body: await explainingText(open) };
  try {
    return { url, status: open.status, header, body: await readBody(open, maxBodyBytes) };
  } catch (error) {
    throw error instanceof HttpFailure ? error : connectionFailure(error, 'body');
  }
}

function isSuccess({ status }: Pick<OpenAnswer, 'status'>): boolean {
  return status >= 200 && status <= 299;
}

/** Where a redirect leads. Credentials never leave the origin, nor does https ever become http. */
function redirectTarget(answer: AnswerHead, method: HttpRequest['method'], followed: number, most: number): URL {
  const { status, url: from } = answer;
  const refuse = (why: string, details: { advice?: (address: string) => string; redirectedTo?: URL } = {}) =>
    new HttpFailure('redirect', { what: `answered with status ${status}, a redirect${why}`, status, ...details });
  const location = answer.header('location');
  const to = location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (to === undefined) throw refuse(' that does not say where to');
  if (to.origin !== from.origin) {
    const advice = (): string => 'It was not followed, since secrets are sent only to the origin that they are for';
    throw refuse('', { advice, redirectedTo: to });
  }
  if (method !== 'GET' && !KEEPING.includes(status)) throw refuse(` that does not keep the method ${method}`);
  if (followed >= most) throw refuse(` after ${most} others: the server redirects in a loop`);
  return to;
}
