import { type Account } from '../access/access-model.js';
import { checkAccount, type CheckedAccount, type CheckSurroundings } from './check-account.js';
import { CheckError, type FailedCheck } from './check-error.js';

/**
 * Checks several accounts, one after another. It answers for all of them or for none: a result that leaves out an account
 * whose listing failed would read as an all-clear for that account. After a failure the other accounts are checked all the
 * same, so that every failure is known at once.
 *
 * @param keep - what is kept of each account. Everything of every account can be much memory: a caller that needs the drift
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
  const groups = accounts.flatMap(({ assignments }) => assignments.map(({ group }) => group));
  const otherGroups = [...(surroundings.otherGroups ?? []), ...groups];
  for (const account of accounts) {
    try {
      kept.push(keep(await checkAccount(account, { ...surroundings, otherGroups })));
    } catch (error) {
      surroundings.signal?.throwIfAborted();
      failed.push({ account, error });
    }
  }
  if (failed.length > 0) throw new CheckError(failed, accounts.length);
  return kept;
}
