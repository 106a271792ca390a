import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** What the access file asks for is well-formed, but cannot be set up. The message says why and what to write instead. */
export class UnsupportedSetupError extends KlaviyoAccessError {
  override readonly name = 'UnsupportedSetupError';
}
