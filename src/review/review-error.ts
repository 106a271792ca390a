import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** A review cannot go on. The message says why and what to do. */
export class ReviewError extends KlaviyoAccessError {
  override readonly name = 'ReviewError';
}
