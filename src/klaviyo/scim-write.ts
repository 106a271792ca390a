import { HttpFailure } from '../http/http-failure.js';
import { type HttpAnswer, type HttpRequest, send } from '../http/send.js';
import {
  FIREWALL,
  isHtml,
  isJson,
  isScimRefusal,
  type RefusalContext,
  scimRefusal,
  unauthorized,
} from './scim-refusal.js';
import { ScimError, type ScimErrorCode } from './scim-error.js';
import { scimFailure, type ScimRequestSettings, soundBody } from './scim-request.js';

/** A request that changes something. */
export interface ScimWrite {
  readonly method: Exclude<HttpRequest['method'], 'GET'>;
  readonly url: URL;
  /** JSON. */
  readonly body?: string | undefined;
}

/** An answer that says that a write was accepted. */
export interface AcceptedWrite {
  /** Such as `PATCH https://a.example.com/Users/1`. */
  readonly asked: string;
  readonly status: number;
  /** Undefined where there is none. */
  readonly body: unknown;
}

/** A write that was not accepted, or of which nobody knows, with the error that says so. */
export class FailedWrite {
  /**
   * @param isRefused whether the server certainly did nothing: it said so itself, in JSON, with a status that blames the request. What stands
   * before a server can refuse an answer of it after the write was done.
   */
  constructor(
    readonly error: ScimError,
    readonly isRefused: boolean,
  ) {}
}

/**
 * One attempt at a write. It cannot be stopped once it has begun: what became of a write that is cut off is not known.
 * Redirects are not followed, since some of them say that the write was done.
 *
 * @param msLeft the attempt may take no longer, in milliseconds
 * @param onFailure is given how the attempt failed, before it throws
 * @throws ScimError, `unprocessed` where the server certainly did nothing and another attempt may succeed
 */
export async function sendWrite(
  write: ScimWrite,
  settings: ScimRequestSettings,
  msLeft: number,
  onFailure: (failure: FailedWrite) => void,
): Promise<AcceptedWrite> {
  const { method, url, body } = write;
  const { dispatcher, headers, timeouts, maxBodyBytes, redact, scheme } = settings;
  const asked = `${method} ${url.href}`;
  const failed = (error: ScimError, isRefused: boolean): ScimError => {
    onFailure(new FailedWrite(error, isRefused));
    return error;
  };
  let answer: HttpAnswer;
  try {
    answer = await send(
      {
        method,
        url,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/scim+json' },
        body,
      },
      {
        dispatcher,
        timeouts: { ...timeouts, totalMs: Math.min(timeouts.totalMs, msLeft) },
        maxBodyBytes,
        redirects: 0,
        isWanted: ({ status, header }) => isSuccess(status) && isJson(header),
      },
    );
  } catch (error) {
    throw error instanceof HttpFailure ? failed(scimFailure(error, url, redact, method), false) : error;
  }
  const { status } = answer;
  if (isSuccess(status) && answer.text.trim() === '') return { asked, status, body: undefined };
  if (!isSuccess(status) || !isJson(answer.header) || isHtml(answer)) {
    const context = { method, scheme, redact, url: url.href, now: settings.now() };
    throw failed(scimRefusal(answer, context, explanation), blamesRequest(status) && isScimRefusal(answer));
  }
  try {
    return { asked, status, body: soundBody(answer, { asked, url: url.href, status }, settings) };
  } catch (error) {
    throw error instanceof ScimError ? failed(error, false) : error;
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** The statuses of a request that was not carried out. 408 and 499 say that the server, or something before it, lost patience. */
function blamesRequest(status: number): boolean {
  return status >= 400 && status <= 498 && status !== 408;
}

const NOT_KNOWN = 'Whether the change was made is not known.';

/** What a refused write means, by its status. */
const ADVICE: Readonly<Record<number, readonly [code: ScimErrorCode, advice: string]>> = {
  400: ['SCIM_REJECTED', 'The server does not accept what was sent.'],
  403: [
    'SCIM_FORBIDDEN',
    'The server does not allow this change. The owner cannot be changed over SCIM. If it is about somebody else, check in ' +
      'Klaviyo under Settings > Security that SCIM is on and that the key was made for this account.',
  ],
  404: ['SCIM_NOT_FOUND', 'There is nothing under this URL. It does not mean that the person is gone from Klaviyo.'],
  409: ['SCIM_REJECTED', 'The server says that it contradicts what is there, such as another user with this userName.'],
  412: ['SCIM_REJECTED', 'The user was changed meanwhile.'],
  429: ['SCIM_RATE_LIMITED', 'The server accepts no more requests for now.'],
};

function explanation(answer: HttpAnswer, { scheme }: RefusalContext): readonly [ScimErrorCode, string] {
  const { status } = answer;
  if (status === 401) return ['SCIM_UNAUTHORIZED', unauthorized(scheme)];
  if (isHtml(answer) && status < 500) return ['SCIM_HTML', `${FIREWALL} ${NOT_KNOWN}`];
  const known = ADVICE[status];
  if (known !== undefined) return known;
  if (status >= 500) return ['SCIM_UNAVAILABLE', `The server, or a proxy before it, has a problem. ${NOT_KNOWN}`];
  if (status >= 400) return ['SCIM_REJECTED', 'The server refuses this request.'];
  if (status >= 300) return ['SCIM_REDIRECT', `A write does not follow a redirect. ${NOT_KNOWN} Check the base URL.`];
  if (isSuccess(status))
    return ['SCIM_CONTENT_TYPE', `The answer is not JSON, so it does not show the change. ${NOT_KNOWN}`];
  return ['SCIM_WIRE', NOT_KNOWN];
}
