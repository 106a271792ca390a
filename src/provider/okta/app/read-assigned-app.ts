import { type OktaAccount } from '../../../access/okta-account.js';
import { type OktaAppState } from './okta-app-state.js';
import { quoted } from '../../../text/quoted.js';
import { anotherApp } from './another-app.js';
import { type OktaConnection } from '../connection/okta-connection.js';
import { OktaReadError } from '../connection/okta-read-error.js';
import { findOktaApp } from './read-app.js';

/**
 * The app whose people are the station `assigned` of an account: active, and for sure the account's own. Another account's
 * app, or one that is switched off, would pass for what Okta has assigned here, and a check on its strength could find no
 * drift where there is some.
 *
 * @throws OktaReadError `OKTA_NOT_FOUND` if what is found is not that app; and as `findOktaApp`
 */
export async function readAssignedApp(okta: OktaConnection, account: OktaAccount): Promise<OktaAppState> {
  const app = await findOktaApp(okta, account.identityProvider);
  const named = `The app ${quoted(app.label)} (${app.id}) of ${okta.address}`;
  if (app.status !== 'ACTIVE') {
    throw refused(
      `${named} is ${quoted(app.status)}: nobody can sign on with it, and nothing is pushed.`,
      "Activate it in Okta's console, under Applications > the app > Activate, or name the right app in the access file.",
    );
  }
  const difference = whyAnother(account, app);
  if (difference !== undefined) {
    throw refused(
      `${named} ${difference}: it is another app, perhaps of another Klaviyo account.`,
      "Write the label of this account's app in the access file (app.label), or its id (app.existing, adopt.app). If it is " +
        'this very app, deploy or correct what is declared.',
    );
  }
  return app;
}

function whyAnother(
  { identityProvider: { app: declared, adopt } }: OktaAccount,
  app: OktaAppState,
): string | undefined {
  if (declared.kind === 'existing' || adopt === undefined) return anotherApp(declared, app);
  return app.label === declared.label
    ? undefined
    : `is the one under adopt.app, where the label ${quoted(declared.label)} is declared`;
}

function refused(problem: string, remedy: string): OktaReadError {
  return new OktaReadError('OKTA_NOT_FOUND', {
    problem,
    remedy: `Its people are not what Okta has assigned in this account, so nothing is compared. ${remedy}`,
  });
}
