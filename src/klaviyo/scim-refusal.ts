import { type AuthorizationScheme } from '../access/access-model.js';
import { quoted, quotedSentence, shortened } from '../text/quoted.js';
import { askedWaitMs } from '../http/rate-limit.js';
import { type HttpAnswer, type HttpRequest } from '../http/send.js';
import { ScimError, type ScimErrorCode } from './scim-error.js';

/** What an explanation needs to know besides the answer. */
export interface RefusalContext {
  /** Default: GET. */
  readonly method?: HttpRequest['method'];
  readonly scheme: AuthorizationScheme;
  /** The URL that answered, as it may stand in a message. */
  readonly url: string;
  /** Strikes the access key out of a text. */
  readonly redact: (text: string) => string;
  /** The time of day, in milliseconds since 1970. */
  readonly now: number;
}

/** After these statuses the same read may succeed a little later. */
const PASSING = [429, 502, 503, 504];

/** Whether an answer is a web page, by its header or, since headers lie, by its beginning. */
export function isHtml(answer: Pick<HttpAnswer, 'header' | 'text'>): boolean {
  return /^\s*(text\/html|application\/xhtml\+xml)\b/i.test(contentType(answer.header)) || /^\s*</.test(answer.text);
}

/**
 * Whether an answer says that it is JSON: `application/scim+json` (RFC 7644, section 3.1) or `application/json`, with any
 * parameters.
 */
export function isJson(header: HttpAnswer['header']): boolean {
  return /^\s*application\/(scim\+)?json\s*(;|$)/i.test(contentType(header));
}

/**
 * Why an answer other than a 200 with JSON is refused.
 *
 * @param explain the code of the refusal and what to do about it. Default: those of a read
 */
export function scimRefusal(answer: HttpAnswer, context: RefusalContext, explain = explanation): ScimError {
  const { status, header } = answer;
  const { method = 'GET', url, now, redact } = context;
  const [code, advice] = explain(answer, context);
  const serverWords = redactedWords(answer, context);
  const said = serverWords === undefined ? '' : `, saying ${quotedSentence(serverWords)}`;
  const scimType = scimErrorOf(answer)?.scimType;
  const message = `${method} ${url} answered with status ${status}${said}${requestIds(answer, context)}. ${advice}`;
  return new ScimError(code, message, {
    url,
    status,
    retryable: PASSING.includes(status),
    unprocessed: status === 429,
    retryAfterMs: askedWaitMs(header, status === 429, now),
    serverWords,
    scimType: scimType === undefined ? undefined : shortened(redact(scimType)),
  });
}

function explanation(answer: HttpAnswer, { scheme, redact }: RefusalContext): readonly [ScimErrorCode, string] {
  const { status } = answer;
  if (status === 401) return ['SCIM_UNAUTHORIZED', unauthorized(scheme)];
  if (status === 404) return ['SCIM_NOT_FOUND', NOT_FOUND];
  if (status === 429) return ['SCIM_RATE_LIMITED', 'The server accepts no more requests for now.'];
  if (status >= 500) return ['SCIM_UNAVAILABLE', 'The server, or a proxy before it, has a problem: try again later.'];
  if (isHtml(answer)) return ['SCIM_HTML', FIREWALL];
  if (status === 403) return ['SCIM_FORBIDDEN', FORBIDDEN];
  if (status >= 400) return ['SCIM_REJECTED', 'The server refuses this request: check the base URL.'];
  if (status !== 200) return ['SCIM_WIRE', 'A SCIM read is answered with 200 only, so nothing is concluded from this.'];
  return ['SCIM_CONTENT_TYPE', wrongType(redact(contentType(answer.header)))];
}

/** What to do about a key that the server does not accept. */
export function unauthorized(scheme: AuthorizationScheme): string {
  const other: AuthorizationScheme = scheme === 'Bearer' ? 'Klaviyo-API-Key' : 'Bearer';
  return (
    `The server does not accept the access key, which was sent with the prefix ${scheme}. Check that the whole key was ` +
    'stored; it may be stored with its prefix or without. Klaviyo shows a key only once, so if in doubt create a new one ' +
    'under Settings > Security in Klaviyo and store it where scim.accessKey in the access file points to. ' +
    `If the key is right, set scim.authorization to ${other}.`
  );
}

const NOT_FOUND =
  'There is nothing under this URL: the base URL is probably wrong. Copy it from Klaviyo under Settings > Security into ' +
  'scim.baseUrl of the access file. It does not mean that users are gone.';

const FORBIDDEN =
  'The server knows the access key but does not let it read users. Check in Klaviyo under Settings > Security that SCIM ' +
  'is on and that the key was made for this account.';

export const FIREWALL =
  'This is a web page instead of SCIM. Usually a web application firewall has mistaken the request for that of a bot. Ask its owner ' +
  '(Klaviyo support, or your own network team) to let the address that this runs from through to the SCIM path. ' +
  'If it is a login page, the base URL is wrong: copy it from Klaviyo under Settings > Security.';

/** @param type free of the access key */
function wrongType(type: string): string {
  return (
    `Its content type is ${type === '' ? 'missing' : quoted(type)}, where application/scim+json or application/json is ` +
    'expected. Check the base URL, and whether a proxy answers instead of Klaviyo.'
  );
}

/** The beginning of what the server says of its refusal. */
function redactedWords(answer: HttpAnswer, { redact }: RefusalContext): string | undefined {
  const words = spoken(answer).trim().slice(0, 4_000);
  return words === '' ? undefined : redact(words);
}

/** The ids of a request that the server's support asks for. */
function requestIds({ header }: HttpAnswer, { redact }: RefusalContext): string {
  const ids = ['cf-ray', 'x-request-id'].flatMap((name) => {
    const id = header(name);
    return id === undefined ? [] : [` (${name} ${quoted(redact(id))})`];
  });
  return ids.join('');
}

/** A page speaks by its title, an error by its detail or else as it stands; a 200 may be people's data, not for a log. */
function spoken(answer: HttpAnswer): string {
  if (isHtml(answer)) return /<title[^>]*>([^<]*)/i.exec(answer.text)?.[1] ?? '';
  if (answer.status < 300) return '';
  const error = scimErrorOf(answer);
  if (error?.detail === undefined) return answer.text;
  return error.scimType === undefined ? error.detail : `${error.detail} (scimType ${error.scimType})`;
}

/** The body of an error as SCIM defines it (RFC 7644, section 3.12), as far as it is one; undefined if it is not JSON. */
function scimErrorOf(
  answer: HttpAnswer,
): { readonly detail: string | undefined; readonly scimType: string | undefined } | undefined {
  if (answer.status < 300 || !isJson(answer.header)) return undefined;
  let error: unknown;
  try {
    error = JSON.parse(answer.text);
  } catch {
    // Not JSON after all: the body is quoted as it is.
    return undefined;
  }
  const { detail, scimType } = (error ?? {}) as { readonly detail?: unknown; readonly scimType?: unknown };
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return { detail: text(detail), scimType: text(scimType) };
}

/** Whether an answer is a refusal in JSON, and so the SCIM server's own and not that of something before it. */
export function isScimRefusal(answer: HttpAnswer): boolean {
  return scimErrorOf(answer) !== undefined;
}

function contentType(header: HttpAnswer['header']): string {
  return header('content-type') ?? '';
}
