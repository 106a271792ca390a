import { type ReadError, type ReadFailure } from './read-error.js';

/** Why a request came to nothing, where the reason is the same whoever is asked. */
export type FailureReason = 'settings' | 'unreachable' | 'unexpected' | 'rate-limited';

/** A service that is asked over HTTP, as far as messages and errors speak of it. */
export interface AskedService<Failure extends ReadError = ReadError> {
  /** Such as `OneLogin`. */
  readonly name: string;
  /** What decides where it is asked, or what leads to it, for "Check ...". */
  readonly address: string;
  /** What to do where it has a problem itself, as a sentence. */
  readonly trouble: string;
  /** After these statuses, and after 429, the same request may succeed a little later. */
  readonly passing: readonly number[];
  /** Whose rate limit it is: `this account`. */
  readonly limited: string;
  /** The service's own error. */
  readonly error: (reason: FailureReason, failure: ReadFailure) => Failure;
}
