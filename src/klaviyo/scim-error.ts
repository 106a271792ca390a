import { RequestError, type RequestErrorDetails } from '../http/request-error.js';

/**
 * What can go wrong with a SCIM server. The codes are stable; the messages are not.
 *
 * - `SCIM_SETTINGS`: the client was given a base URL or a setting that it refuses.
 * - `SCIM_ACCESS_KEY`: the access key is absent, unreadable or malformed. Nothing was sent.
 * - `SCIM_UNAUTHORIZED`: 401. `SCIM_FORBIDDEN`: 403. `SCIM_NOT_FOUND`: 404. `SCIM_REJECTED`: any other 4xx.
 * - `SCIM_RATE_LIMITED`: 429 to the end of the retries. `SCIM_UNAVAILABLE`: 5xx.
 * - `SCIM_REDIRECT`: a redirect that is not followed.
 * - `SCIM_HTML`: a web page in place of SCIM. `SCIM_CONTENT_TYPE`: neither JSON nor a web page.
 * - `SCIM_TRUNCATED`: the body ended too soon. `SCIM_TOO_LARGE`: the body, or the listing, is over its bound.
 * - `SCIM_TIMEOUT`: no answer in time. `SCIM_CONNECTION`: no connection.
 * - `SCIM_WIRE`: the answer is JSON, or HTTP, of a form that cannot be read as SCIM; or it comes from a cache.
 * - `SCIM_INCOMPLETE`: the pages do not add up to all users. `SCIM_EMPTY`: the server lists nobody.
 */
export const SCIM_ERROR_CODES = [
  'SCIM_SETTINGS',
  'SCIM_ACCESS_KEY',
  'SCIM_UNAUTHORIZED',
  'SCIM_FORBIDDEN',
  'SCIM_NOT_FOUND',
  'SCIM_REJECTED',
  'SCIM_RATE_LIMITED',
  'SCIM_UNAVAILABLE',
  'SCIM_REDIRECT',
  'SCIM_HTML',
  'SCIM_CONTENT_TYPE',
  'SCIM_TRUNCATED',
  'SCIM_TOO_LARGE',
  'SCIM_TIMEOUT',
  'SCIM_CONNECTION',
  'SCIM_WIRE',
  'SCIM_INCOMPLETE',
  'SCIM_EMPTY',
] as const;

export type ScimErrorCode = (typeof SCIM_ERROR_CODES)[number];

/** Where a SCIM error arose, and what a retry may make of it. */
export interface ScimErrorDetails extends RequestErrorDetails {
  /** The URL that was asked, free of secrets; undefined where nothing was asked. */
  readonly url?: string | undefined;
  /** What the server said of its refusal, free of secrets; undefined where it said nothing. */
  readonly serverWords?: string | undefined;
  /** The kind of the refusal as SCIM names it, such as `uniqueness` (RFC 7644, section 3.12); undefined where the server gave none. */
  readonly scimType?: string | undefined;
}

/**
 * Any failure of the SCIM client. The message says what happened, where, and what to do; the access key is not in it.
 */
export class ScimError extends RequestError {
  override readonly name = 'ScimError';
  readonly code: ScimErrorCode;
  readonly url: string | undefined;
  readonly serverWords: string | undefined;
  readonly scimType: string | undefined;

  constructor(code: ScimErrorCode, message: string, details: ScimErrorDetails = {}) {
    super(message, details);
    this.code = code;
    this.url = details.url;
    this.serverWords = details.serverWords;
    this.scimType = details.scimType;
  }

  override withSentence(sentence: string): ScimError {
    return rewordScimError(this, `${this.message} ${sentence}`);
  }
}

/** The same error in other words. */
export function rewordScimError(error: ScimError, message: string, url = error.url): ScimError {
  return new ScimError(error.code, message, { ...error, url });
}
