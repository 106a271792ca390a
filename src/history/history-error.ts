import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** A history cannot be written, or not be read as a whole; nothing may be concluded from a part of it. */
export class HistoryError extends KlaviyoAccessError {
  override readonly name = 'HistoryError';
}
