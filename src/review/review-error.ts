import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** A review cannot go on. The message says why and what to do. */
export class ReviewError extends KlaviyoAccessError {
  override readonly name = 'ReviewError';

  /** @param file - of the folder, which is what the error is about. Default: none of them */
  constructor(
    message: string,
    readonly file?: string,
  ) {
    super(message);
  }
}
