import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/**
 * What can go wrong when a comment is written or a notification is sent. The codes are stable; the messages are not.
 *
 * - `PUBLISH_SETTINGS`: a flag, an environment variable or an address is absent or refused. Nothing was sent.
 * - `PUBLISH_REPORT`: a report cannot be read, or is not one. Nothing was sent.
 * - `PUBLISH_TOO_LONG`: nothing of the text fits into one comment. Nothing was sent.
 * - `PUBLISH_UNAUTHORIZED`: 401. `PUBLISH_FORBIDDEN`: 403. `PUBLISH_NOT_FOUND`: 404. `PUBLISH_REJECTED`: any other 4xx.
 * - `PUBLISH_RATE_LIMITED`: 429, or a 403 that is a rate limit, to the end of the retries.
 * - `PUBLISH_UNAVAILABLE`: 5xx. `PUBLISH_TIMEOUT`: no answer in time. `PUBLISH_CONNECTION`: no connection.
 * - `PUBLISH_REDIRECT`: a redirect that is not followed. `PUBLISH_WIRE`: an answer that cannot be read.
 */
export type PublishErrorCode =
  | 'PUBLISH_SETTINGS'
  | 'PUBLISH_REPORT'
  | 'PUBLISH_TOO_LONG'
  | 'PUBLISH_UNAUTHORIZED'
  | 'PUBLISH_FORBIDDEN'
  | 'PUBLISH_NOT_FOUND'
  | 'PUBLISH_REJECTED'
  | 'PUBLISH_RATE_LIMITED'
  | 'PUBLISH_UNAVAILABLE'
  | 'PUBLISH_TIMEOUT'
  | 'PUBLISH_CONNECTION'
  | 'PUBLISH_REDIRECT'
  | 'PUBLISH_WIRE';

/** What a retry may make of an error. */
export interface PublishErrorDetails {
  /** Whether the same may succeed a little later. Default false. */
  readonly retryable?: boolean;
  /** How long the server asked to wait, in milliseconds; undefined where it did not. */
  readonly retryAfterMs?: number | undefined;
}

/** Any failure to publish. It has no `cause`: errors of HTTP libraries can carry what was sent, and so a secret. */
export class PublishError extends KlaviyoAccessError {
  override readonly name = 'PublishError';
  readonly code: PublishErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(code: PublishErrorCode, message: string, details: PublishErrorDetails = {}) {
    super(message);
    this.code = code;
    this.retryable = details.retryable ?? false;
    this.retryAfterMs = details.retryAfterMs;
  }
}
