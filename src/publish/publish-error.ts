import { RequestError, type RequestErrorDetails } from '../http/request-error.js';

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

/** Any failure to publish. Neither a token nor the address of a webhook is in its message. */
export class PublishError extends RequestError {
  override readonly name = 'PublishError';
  readonly code: PublishErrorCode;

  constructor(code: PublishErrorCode, message: string, details: RequestErrorDetails = {}) {
    super(message, details);
    this.code = code;
  }

  override withSentence(sentence: string): PublishError {
    return new PublishError(this.code, `${this.message} ${sentence}`, this);
  }
}
