import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** The plan cannot be read; nothing may be concluded from it. */
export class PlanError extends KlaviyoAccessError {
  override readonly name = 'PlanError';
}
