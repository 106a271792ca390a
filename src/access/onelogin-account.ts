import { type Account } from './access-model.js';
import { type OneLoginAccountSettings } from './onelogin-settings.js';

/** An account of an access file whose identity provider is OneLogin. */
export interface OneLoginAccount extends Account {
  readonly identityProvider: OneLoginAccountSettings;
}

/** Whether an account declares an app in OneLogin. */
export function isOneLoginAccount(account: Account): account is OneLoginAccount {
  return account.identityProvider?.kind === 'onelogin';
}

/**
 * The account as one of OneLogin's, for code that is called for those alone.
 *
 * @throws TypeError for any other: it was called for the wrong account
 */
export function oneLoginAccount(account: Account): OneLoginAccount {
  if (isOneLoginAccount(account)) return account;
  throw new TypeError(`The account ${account.name} declares no app in OneLogin.`);
}
