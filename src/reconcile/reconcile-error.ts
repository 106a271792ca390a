import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** Why a plan is not applied, or not any further. The message says what to do. */
export class ReconcileError extends KlaviyoAccessError {
  override readonly name = 'ReconcileError';
}
