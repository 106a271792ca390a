import { type Account } from '../access/access-model.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** An account that could not be checked, and the error that its check ended with. */
export interface FailedCheck {
  readonly account: Account;
  readonly error: unknown;
}

/** At least one account could not be checked, so none is answered for. */
export class CheckError extends KlaviyoAccessError {
  override readonly name = 'CheckError';

  /**
   * @param failed - every account that failed, in order; never empty
   * @param checked - how many accounts were to be checked
   * @param explain - says what an error means. Default: its message
   */
  constructor(
    readonly failed: readonly FailedCheck[],
    readonly checked: number,
    explain: (error: unknown) => string = (error) => (error instanceof Error ? error.message : String(error)),
  ) {
    const failures = failed.map(({ account, error }) => `${account.name}: ${explain(error)}`);
    const none = checked > 1 ? ['No account is reported, because the check is not complete.'] : [];
    super([...failures, ...none].join('\n'));
  }

  /** The same error with other words for each failure. */
  reworded(explain: (error: unknown) => string): CheckError {
    return new CheckError(this.failed, this.checked, explain);
  }
}
