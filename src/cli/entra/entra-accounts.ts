import { type AccessModel } from '../../access/access-model.js';
import { type EntraAccount, isEntraAccount } from '../../access/entra-account.js';
import { CliError } from '../cli-error.js';
import { selectAccounts } from '../select-accounts.js';

/**
 * The accounts of Entra that `--account` names; all of them if it names none.
 *
 * @throws CliError for one that is not Entra's, or if the access file has none
 */
export function entraAccounts(model: AccessModel, names: readonly string[]): readonly EntraAccount[] {
  const accounts = selectAccounts(model, names);
  const others = accounts.filter((account) => !isEntraAccount(account)).map(({ name }) => name);
  if (names.length > 0 && others.length > 0) {
    throw new CliError(
      `${others.join(' and ')} ${others.length === 1 ? 'declares' : 'declare'} no application in Entra.`,
    );
  }
  const found = accounts.filter(isEntraAccount);
  if (found.length > 0) return found;
  throw new CliError(`${model.path} has no account with an application in Entra.`);
}

/**
 * The one account of Entra that a command is about.
 *
 * @throws CliError as {@link entraAccounts}, and if there are several
 */
export function oneEntraAccount(model: AccessModel, names: readonly string[]): EntraAccount {
  const [account, ...others] = entraAccounts(model, names);
  if (account !== undefined && others.length === 0) return account;
  const all = [account, ...others].flatMap((each) => each?.name ?? []).join(', ');
  throw new CliError(`${model.path} has several accounts in Entra: ${all}. Name one of them with --account.`);
}
