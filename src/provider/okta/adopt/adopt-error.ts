import { KlaviyoAccessError } from '../../../text/klaviyo-access-error.js';

/** An app that cannot be taken over, or not yet. The message says why and what to do. */
export class AdoptError extends KlaviyoAccessError {
  override readonly name = 'AdoptError';
}
