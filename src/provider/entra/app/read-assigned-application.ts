import { type EntraAccount } from '../../../access/entra-account.js';
import { quoted } from '../../../text/quoted.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { anotherApplication } from './another-application.js';
import { type EntraApplication } from './entra-state.js';
import { findApplication } from './read-application.js';

/**
 * The application whose people are the station `assigned` of an account: for sure the account's own. Another account's would pass for
 * what Entra has assigned here, and a check on its strength could find no drift where there is some.
 *
 * @throws EntraReadError `ENTRA_NOT_FOUND` if what is found is not that application; and as `findApplication`
 */
export async function readAssignedApplication(
  entra: GraphConnection,
  account: EntraAccount,
): Promise<EntraApplication> {
  const application = await findApplication(entra, account.identityProvider);
  const difference = anotherApplication(account.identityProvider, application);
  if (difference === undefined) return application;
  throw new EntraReadError('ENTRA_NOT_FOUND', {
    problem:
      `The enterprise application ${quoted(application.label)} (${application.id}) of the tenant ${entra.tenant} ${difference}: it is ` +
      'another one, perhaps of another Klaviyo account.',
    remedy:
      "Its people are not what Entra has assigned in this account, so nothing is compared. Write the name of this account's application in " +
      'the access file (app.label), or its id (app.existing, adopt.servicePrincipal). If it is this very application, deploy or correct what is declared.',
  });
}
