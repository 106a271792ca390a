import { oneLoginAccount } from '../../access/onelogin-account.js';
import { type IdentityProvider } from '../identity-provider.js';
import { type OneLoginAdoptRequest } from './adopt/adopt-onelogin-app.js';
import { readAssigned } from './assigned.js';
import { ONELOGIN_CHECKS } from './checks/onelogin-checks.js';
import { oneLoginReader, type OneLoginReadings } from './checks/onelogin-readings.js';
import { connectOneLogin } from './connect.js';
import { type OneLoginConnection } from './connection/onelogin-connection.js';
import { ONELOGIN_PLAN } from './plan.js';
import { OneLoginDirectory } from './directory.js';
import { existingGroups } from './existing-groups.js';
import { ONELOGIN_PROFILE } from './profile.js';
import { readProfiles } from './read-profiles.js';
import { oneLoginRunbook } from './runbook/onelogin-runbook.js';

/** OneLogin. */
export const onelogin: IdentityProvider<OneLoginConnection, OneLoginReadings> = {
  ...ONELOGIN_PROFILE,
  plan: ONELOGIN_PLAN,
  connect: connectOneLogin,
  directory: (access, accounts, options) => new OneLoginDirectory({ access, accounts, ...options }),
  existingGroups,
  profiles: readProfiles,
  assigned: (access, account, options) => readAssigned(access, oneLoginAccount(account), options),
  reader: oneLoginReader,
  checks: ONELOGIN_CHECKS,
  runbook: (account, readings) => oneLoginRunbook(oneLoginAccount(account), readings),
  adopt: async (access, request: OneLoginAdoptRequest, surroundings) => {
    // Only the command adopt writes files, and needs what that takes.
    const { adoptOneLoginApp } = await import('./adopt/adopt-onelogin-app.js');
    return adoptOneLoginApp(access, request, surroundings);
  },
};
