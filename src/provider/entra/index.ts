import { entraAccount } from '../../access/entra-account.js';
import { type IdentityProvider } from '../identity-provider.js';
import { type EntraAdoptRequest } from './adopt/adopt-entra-application.js';
import { readAssigned } from './assigned.js';
import { ENTRA_CHECKS } from './checks/entra-checks.js';
import { entraReader, type EntraReadings } from './checks/entra-readings.js';
import { connectEntra } from './connect.js';
import { type GraphConnection } from './connection/graph-connection.js';
import { EntraDirectory } from './directory.js';
import { existingGroups } from './existing-groups.js';
import { ENTRA_PLAN } from './plan.js';
import { ENTRA_PROFILE } from './profile.js';
import { readProfiles } from './read-profiles.js';
import { entraRunbook } from './runbook/entra-runbook.js';

/** Microsoft Entra ID. */
export const entra: IdentityProvider<GraphConnection, EntraReadings> = {
  ...ENTRA_PROFILE,
  plan: ENTRA_PLAN,
  connect: connectEntra,
  directory: (access, accounts, options) => new EntraDirectory({ access, accounts, ...options }),
  existingGroups,
  profiles: readProfiles,
  assigned: (access, account, options) => readAssigned(access, entraAccount(account), options),
  reader: entraReader,
  checks: ENTRA_CHECKS,
  runbook: (account, readings) => entraRunbook(entraAccount(account), readings),
  adopt: async (access, request: EntraAdoptRequest, surroundings) => {
    // Only the command adopt writes files, and needs what that takes.
    const { adoptEntraApplication } = await import('./adopt/adopt-entra-application.js');
    return adoptEntraApplication(access, request, surroundings);
  },
};
