import { KlaviyoAccessError } from '../../../text/klaviyo-access-error.js';

/** A time stamp cannot be had, or proves nothing. The message is a sentence that says why. */
export class TimeStampError extends KlaviyoAccessError {
  override readonly name = 'TimeStampError';
}
