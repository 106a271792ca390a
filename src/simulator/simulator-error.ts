import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** An option or a seed file with which a simulator cannot start. Its message is for the person who gave it. */
export class SimulatorError extends KlaviyoAccessError {
  override readonly name: string = 'SimulatorError';
}
