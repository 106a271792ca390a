import { oktaAccount } from '../../access/okta-account.js';
import { type IdentityProvider } from '../identity-provider.js';
import { readAssigned } from './assigned.js';
import { type OktaAdoptRequest } from './adopt/adopt-okta-app.js';
import { OKTA_CHECKS } from './checks/okta-checks.js';
import { oktaReader, type OktaReadings } from './checks/okta-readings.js';
import { connectOkta } from './connect.js';
import { type OktaConnection } from './connection/okta-connection.js';
import { existingGroups } from './existing-groups.js';
import { OktaDirectory } from './okta-directory.js';
import { OKTA_PLAN } from './plan.js';
import { readProfiles } from './read-profiles.js';
import { OKTA_PROFILE } from './profile.js';
import { oktaRunbook } from './runbook/okta-runbook.js';

/** Okta. */
export const okta: IdentityProvider<OktaConnection, OktaReadings> = {
  ...OKTA_PROFILE,
  plan: OKTA_PLAN,
  connect: connectOkta,
  directory: (access, accounts, options) => new OktaDirectory({ access, accounts, ...options }),
  existingGroups,
  profiles: readProfiles,
  assigned: (access, account, options) => readAssigned(access, oktaAccount(account), options),
  reader: oktaReader,
  checks: OKTA_CHECKS,
  runbook: (account, readings) => oktaRunbook(oktaAccount(account), readings),
  adopt: async (access, request: OktaAdoptRequest, surroundings) => {
    // Only the command adopt writes files, and needs what that takes.
    const { adoptOktaApp } = await import('./adopt/adopt-okta-app.js');
    return adoptOktaApp(access, request, surroundings);
  },
};
