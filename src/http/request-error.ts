import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** What a failed request says of itself besides its message. */
export interface RequestErrorDetails {
  /** The HTTP status; undefined where there was no answer. */
  readonly status?: number | undefined;
  /** Whether the same request may succeed a little later. Default false. */
  readonly retryable?: boolean | undefined;
  /** How long the server asked to wait, in milliseconds; undefined where it did not. */
  readonly retryAfterMs?: number | undefined;
  /** Whether the server cannot have acted on the request: it never got it, or refused it as one too many. Default false. */
  readonly unprocessed?: boolean | undefined;
  /** Whether the server refused the request as one too many. Default: whether the status is 429. */
  readonly rateLimited?: boolean | undefined;
}

/**
 * An error of a room that speaks HTTP: what `retry` and the gate need to know of it. The rooms add their codes.
 *
 * It has no `cause`: errors of HTTP libraries can carry what was sent or answered, and so a secret.
 */
export abstract class RequestError extends KlaviyoAccessError {
  readonly status: number | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly unprocessed: boolean;
  readonly rateLimited: boolean;

  constructor(message: string, details: RequestErrorDetails) {
    super(message);
    this.status = details.status;
    this.retryable = details.retryable ?? false;
    this.retryAfterMs = details.retryAfterMs;
    this.unprocessed = details.unprocessed ?? false;
    this.rateLimited = details.rateLimited ?? details.status === 429;
  }

  /** The same error with one sentence more on what happened. */
  abstract withSentence(sentence: string): RequestError;
}
