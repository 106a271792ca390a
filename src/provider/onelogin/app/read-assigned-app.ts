import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { quoted } from '../../../text/quoted.js';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { OneLoginReadError } from '../connection/onelogin-read-error.js';
import { type OneLoginLiveApp } from './onelogin-state.js';
import { findApp } from './read-app.js';

/**
 * The app whose people are the station `assigned` of an account: for sure the account's own. Another one would pass for what OneLogin has assigned
 * here, and a check on its strength could find no drift where there is some. One that is found by its name must be made from the declared connector;
 * one that is taken over by its id must have the declared name.
 *
 * @throws OneLoginReadError `ONELOGIN_NOT_FOUND` if what is found is not that app; and as `findApp`
 */
export async function readAssignedApp(
  onelogin: OneLoginConnection,
  account: OneLoginAccount,
): Promise<OneLoginLiveApp> {
  const app = await findApp(onelogin, account.identityProvider);
  const difference = anotherApp(account, app);
  if (difference === undefined) return app;
  throw new OneLoginReadError('ONELOGIN_NOT_FOUND', {
    problem: `The app ${quoted(app.name)} (${app.id}) of ${onelogin.address} ${difference}: it is another one.`,
    remedy:
      "Its people are not what OneLogin has assigned in this account, so nothing is compared. Write the name of this account's app in the access file " +
      '(app.label), or its id (app.existing, adopt.app). If it is this very app, correct what is declared.',
  });
}

function anotherApp({ identityProvider }: OneLoginAccount, live: OneLoginLiveApp): string | undefined {
  const { app, adopt } = identityProvider;
  if (app.origin === 'existing') return undefined;
  if (adopt !== undefined) {
    return live.name === app.label
      ? undefined
      : `is the one under adopt.app, where the name ${quoted(app.label)} is declared`;
  }
  return live.connectorId === app.connectorId
    ? undefined
    : `is made from the connector ${live.connectorId}, where ${app.connectorId} is declared (app.connectorId)`;
}
