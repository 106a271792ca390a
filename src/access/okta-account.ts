import { type Account } from './access-model.js';
import { type OktaAccountSettings } from './okta-settings.js';

/** An account of an access file that names Okta. */
export interface OktaAccount extends Account {
  readonly identityProvider: OktaAccountSettings;
}

/** Whether an account declares an app in Okta. */
export function isOktaAccount(account: Account): account is OktaAccount {
  return account.identityProvider?.kind === 'okta';
}

/**
 * The account as one of Okta's, for code that is called for those alone.
 *
 * @throws TypeError for any other: it was called for the wrong account
 */
export function oktaAccount(account: Account): OktaAccount {
  if (isOktaAccount(account)) return account;
  throw new TypeError(`The account ${account.name} declares no app in Okta.`);
}
