import { join } from 'node:path';
import { type EntraAccount } from '../../../../src/access/entra-account.js';
import { assignableRoles } from '../../../../src/access/role.js';
import { appRoleId } from '../../../../src/provider/entra/app/app-role-id.js';
import {
  DEFAULT_CLIENT,
  DEFAULT_SECRET,
  type EntraSeed,
  type EntraSimulator,
} from '../../../../src/simulator/entra/index.js';
import { folderWith } from '../../../cli/cli-run.js';

/**
 * A tenant in which an account was deployed whose first group gives the role admin and whose second one gives analyst; somebody has mapped
 * the role and set the connection, and the job is off. One group has another one in it, and one is dynamic.
 */
export function deployedTenant(account: EntraAccount): EntraSeed {
  return {
    users: [{ userPrincipalName: 'ada@example.com' }, { userPrincipalName: 'grace@example.com' }],
    groups: [
      { displayName: 'emea', members: ['grace@example.com'] },
      { displayName: 'klaviyo-admins', members: ['ada@example.com', 'emea'] },
      { displayName: 'klaviyo-analysts', membershipRule: 'user.department -eq "Data"' },
    ],
    applications: [
      {
        displayName: 'Klaviyo',
        roles: assignableRoles(account).map(({ id }) => ({ value: id, id: appRoleId(account, id) })),
        assignments: [
          { principal: 'klaviyo-admins', role: 'admin' },
          { principal: 'klaviyo-analysts', role: 'analyst' },
        ],
        secrets: [
          { key: 'BaseAddress', value: 'https://a.klaviyo.com/scim/v2' },
          { key: 'SecretToken', value: 'example-key' },
        ],
        job: { roleTarget: 'roles[primary eq "True"].value', groups: false },
      },
    ],
  };
}

/** The environment in which Terraform reaches a simulated Entra, and a folder with its certificate. */
export function surroundingsOf(
  simulator: Pick<EntraSimulator, 'metadataHost' | 'certificate'>,
  changes: Readonly<Record<string, string>> = {},
): { readonly cwd: string; readonly environment: Readonly<Record<string, string>> } {
  const cwd = folderWith({ 'ca.pem': simulator.certificate });
  const environment = {
    ARM_METADATA_HOSTNAME: simulator.metadataHost,
    SSL_CERT_FILE: join(cwd, 'ca.pem'),
    ARM_CLIENT_ID: DEFAULT_CLIENT,
    ARM_CLIENT_SECRET: DEFAULT_SECRET,
    ...changes,
  };
  return { cwd, environment };
}
