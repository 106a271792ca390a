import { type Account } from '../access/access-model.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { checkAccount, type CheckedAccount, type CheckSurroundings } from './check-account.js';

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

/**
 * Checks several accounts, one after another. It answers for all of them or for none: a result that leaves out an account
 * whose listing failed would read as an all-clear for that account. After a failure the other accounts are checked all the
 * same, so that every failure is known at once.
 *
 * @param keep - what is kept of each account. Everything of every account can be much memory: whoever needs the drift
 * alone keeps that. Default: everything
 * @throws CheckError that names every account that failed; the reason of the signal if that aborted
 */
export async function checkAccounts<Kept = CheckedAccount>(
  accounts: readonly Account[],
  surroundings: CheckSurroundings,
  keep: (checked: CheckedAccount) => Kept = (checked) => checked as Kept,
): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  const failed: FailedCheck[] = [];
  for (const account of accounts) {
    try {
      kept.push(keep(await checkAccount(account, surroundings)));
    } catch (error) {
      surroundings.signal?.throwIfAborted();
      failed.push({ account, error });
    }
  }
  if (failed.length > 0) throw new CheckError(failed, accounts.length);
  return kept;
}
