import { quoted, quotedSentence } from '../text/quoted.js';
import { errorCode } from './error-code.js';

/**
 * What went wrong with a request that has no usable answer:
 *
 * - `timeout`: it took too long. `connection`: no connection came about, or it was lost before the answer.
 * - `truncated`: the answer ended too soon. `too-large`: its body is larger than the bound.
 * - `wire`: the answer is not HTTP, not in a content coding that was asked for, or not UTF-8.
 * - `redirect`: a redirect that is not followed.
 */
export type HttpFailureKind = 'timeout' | 'connection' | 'truncated' | 'too-large' | 'wire' | 'redirect';

/** What is known of an {@link HttpFailure} besides its kind. */
export interface HttpFailureDetails {
  /** What happened, as the predicate of a sentence whose subject is the request: "failed: the host has no address". */
  readonly what: string;
  /** What to check, as a sentence without a full stop; it may name the address by the words that it is given. */
  readonly advice?: (address: string) => string;
  /** Words of a library or a server that belong to `what`. They can hold a secret, so they are redacted when they are shown. */
  readonly words?: string | undefined;
  /** Where a redirect leads that was not followed. */
  readonly redirectedTo?: URL;
  /** The HTTP status; undefined where there was no answer. */
  readonly status?: number | undefined;
  /** Whether the same request may succeed a little later. Default false. */
  readonly retryable?: boolean;
  /** Whether the server cannot have acted on the request, since it never got it. Default false. */
  readonly unprocessed?: boolean;
}

/**
 * A request without a usable answer, as `http/` throws it. It never leaves the room that asked: each makes an error with a
 * code of its own of it. It has no `cause`, since errors of HTTP libraries can carry what was sent, and so a secret.
 */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';

  constructor(
    readonly kind: HttpFailureKind,
    readonly details: HttpFailureDetails,
  ) {
    super(details.what);
  }
}

/** How a room words a failure. */
export interface FailureWords {
  /** Who was asked what, such as `GET https://api.example.com/user`. */
  readonly asked: string;
  /** Strikes the secrets out of a text. */
  readonly redact: (text: string) => string;
  /** A URL of the server's own making as it may stand in a message. Default: its origin and path. */
  readonly show?: (url: URL) => string;
}

/** What happened, as a sentence. Free of secrets. */
export function failureSentence(
  { details: { what, words, redirectedTo } }: HttpFailure,
  { asked, redact, show = ({ origin, pathname }) => origin + pathname }: FailureWords,
): string {
  const to = redirectedTo === undefined ? '' : ` to ${quoted(redact(show(redirectedTo)))}`;
  const said = words === undefined ? '' : ` ${quotedSentence(redact(words))}`;
  return `${asked} ${what}${to}${said}.`;
}

/**
 * What to check, as a sentence; empty where there is nothing.
 *
 * @param address how the setting is called that holds the address, such as "the base URL"
 */
export function failureAdvice({ details: { advice } }: HttpFailure, address: string): string {
  return advice === undefined ? '' : `${advice(address)}.`;
}

/** Failures of a connection that took too long (codes of Node and of undici 7). */
const TIMEOUTS: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: 'no connection was established in time',
  ETIMEDOUT: 'no connection was established in time',
  UND_ERR_HEADERS_TIMEOUT: 'the server accepted the connection but did not begin to answer in time',
  UND_ERR_BODY_TIMEOUT: 'the server stopped in the middle of its answer',
};

/** A connection that did not come about. */
const NOT_CONNECTED: readonly string[] = ['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Of these, the ones that a connection can also end with that stood before, after something was sent. */
const MAYBE_LOST: readonly string[] = ['EHOSTUNREACH', 'ENETUNREACH'];

const LOST: readonly string[] = [
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
];

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|^ERR_TLS|^ERR_SSL|^EPROTO$/;

/** Faults of TLS that can also come after the handshake, when something was sent. */
const TLS_AT_ANY_TIME = /^ERR_SSL|^EPROTO$/;

/** The codes of an answer that is not HTTP; its error may also come without a code (undici 7, `HTTPParserError`). */
const NOT_HTTP = /^HPE_|^UND_ERR_HEADERS_OVERFLOW$/;

const checkNetwork = (address: string): string => `Check the network and ${address}`;

/**
 * A failure of the connection (an error of undici or of Node) by its code.
 *
 * @param phase whether the head of the answer was still to come, or its body
 */
export function connectionFailure(error: unknown, phase: 'head' | 'body'): HttpFailure {
  const code = errorCode(error) ?? '';
  const failed = (why: string): string => `failed: ${why}${code === '' ? '' : ` (${code})`}`;
  const timeout = TIMEOUTS[code];
  if (timeout !== undefined) {
    const unprocessed = code === 'UND_ERR_CONNECT_TIMEOUT';
    return new HttpFailure('timeout', { what: failed(timeout), advice: checkNetwork, retryable: true, unprocessed });
  }
  if (phase === 'body' && LOST.includes(code)) {
    return new HttpFailure('truncated', {
      what: failed('the connection was lost in the middle of the answer'),
      retryable: true,
    });
  }
  if (LOST.includes(code) || NOT_CONNECTED.includes(code)) {
    return new HttpFailure('connection', {
      what: failed('the connection to the server failed'),
      advice: checkNetwork,
      retryable: true,
      unprocessed:
        NOT_CONNECTED.includes(code) && phase === 'head' && (!MAYBE_LOST.includes(code) || wasConnecting(error)),
    });
  }
  if (code === 'ENOTFOUND') {
    return new HttpFailure('connection', {
      what: failed('the host has no address'),
      advice: (address) => `Check ${address} and the name resolution here`,
      unprocessed: true,
    });
  }
  if (CERTIFICATE.test(code)) {
    return new HttpFailure('connection', {
      what: failed("the server's TLS certificate was not accepted"),
      advice: () => 'If a company proxy intercepts the connection, name its certificate in NODE_EXTRA_CA_CERTS',
      unprocessed: !TLS_AT_ANY_TIME.test(code),
    });
  }
  if (NOT_HTTP.test(code) || (error as Error).name === 'HTTPParserError') {
    return new HttpFailure('wire', {
      what: failed('the answer is not proper HTTP'),
      advice: (address) => `Check ${address}, and whether a proxy interferes`,
    });
  }
  return proxyRefusal(error) ?? unknownFailure(error, code);
}

/** Whether an error of the system is one of connecting. Where several addresses were tried, it holds an error of each. */
function wasConnecting(error: unknown): boolean {
  const { syscall, errors } = error as { readonly syscall?: unknown; readonly errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0) return errors.every(wasConnecting);
  return syscall === 'connect';
}

/** Why a proxy did not let the connection through. undici 7 says the status in its message alone. */
function proxyRefusal(error: unknown): HttpFailure | undefined {
  const status = /^Proxy response \((\d{3})\)/.exec((error as Error).message)?.[1];
  if (status === undefined) return undefined;
  return new HttpFailure('connection', {
    what: `failed: the proxy refused the connection with status ${status}`,
    advice: () =>
      status === '407'
        ? 'Name its user and password in HTTPS_PROXY'
        : 'Check HTTPS_PROXY, or name the host in NO_PROXY',
    unprocessed: true,
  });
}

function unknownFailure(error: unknown, code: string): HttpFailure {
  const what = `failed: the request ended with ${code === '' ? 'the error' : code}`;
  return new HttpFailure('connection', { what, words: String(error) });
}
