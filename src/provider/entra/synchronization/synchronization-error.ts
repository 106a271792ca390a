import { KlaviyoAccessError } from '../../../text/klaviyo-access-error.js';

/** A change to the synchronization of an application that was not made, or not as it was meant. The message is all there is to say. */
export class SynchronizationError extends KlaviyoAccessError {
  override readonly name = 'SynchronizationError';
}
