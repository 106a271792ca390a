import { type Account } from './access-model.js';
import { type EntraAccountSettings } from './entra-settings.js';

/** An account of an access file whose identity provider is Entra. */
export interface EntraAccount extends Account {
  readonly identityProvider: EntraAccountSettings;
}

/** Whether an account declares an application in Entra. */
export function isEntraAccount(account: Account): account is EntraAccount {
  return account.identityProvider?.kind === 'entra';
}

/**
 * The account as one of Entra's, for code that is called for those alone.
 *
 * @throws TypeError for any other: it was called for the wrong account
 */
export function entraAccount(account: Account): EntraAccount {
  if (isEntraAccount(account)) return account;
  throw new TypeError(`The account ${account.name} declares no application in Entra.`);
}
