import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** Only one run at a time may do something, and it is not this one. The message says what to do. */
export class LockError extends KlaviyoAccessError {
  override readonly name = 'LockError';
}
