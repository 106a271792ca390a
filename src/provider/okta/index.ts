import { oktaAccount } from '../../access/okta-account.js';
import { type IdentityProvider } from '../identity-provider.js';
import { readAssigned } from './assigned.js';
import { OKTA_CHECKS } from './checks/okta-checks.js';
import { oktaReader, type OktaReadings } from './checks/okta-readings.js';
import { connectOkta } from './connect.js';
import { type OktaConnection } from './connection/okta-connection.js';
import { OktaDirectory } from './okta-directory.js';
import { OKTA_PLAN } from './plan.js';
import { oktaRunbook } from './runbook/okta-runbook.js';
import { OKTA_WORDS } from './words.js';

/** Okta. */
export const okta: IdentityProvider<OktaConnection, OktaReadings> = {
  kind: 'okta',
  words: OKTA_WORDS,
  plan: OKTA_PLAN,
  location: ({ org, domain }) => `https://${org}.${domain}`,
  connect: connectOkta,
  directory: (access, accounts) => new OktaDirectory({ access, accounts }),
  assigned: (access, account, options) => readAssigned(access, oktaAccount(account), options),
  reader: oktaReader,
  checks: OKTA_CHECKS,
  runbook: (account, readings) => oktaRunbook(oktaAccount(account), readings),
  adopt: async (access, request, surroundings) => {
    // Only the command adopt writes files, and needs what that takes.
    const { adoptOktaApp } = await import('./adopt/adopt-okta-app.js');
    return adoptOktaApp(access, request, surroundings);
  },
};
