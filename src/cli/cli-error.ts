import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** A mistake in how a command was called, or a failure that needs no stack trace: its message is all there is to say. */
export class CliError extends KlaviyoAccessError {
  override readonly name = 'CliError';
}
