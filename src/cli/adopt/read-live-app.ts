import { type OktaOrg } from '../../access/access-model.js';
import { type OktaGroupMember } from '../../provider/okta/app/okta-app-state.js';
import { AdoptError } from '../../provider/okta/adopt/adopt-error.js';
import { type LiveApp } from '../../provider/okta/adopt/live-app.js';
import { oktaAddress } from '../../provider/okta/connection/okta-address.js';
import { OktaConnection } from '../../provider/okta/connection/okta-connection.js';
import { OKTA_CREDENTIAL_VARIABLES, oktaCredentials } from '../../provider/okta/connection/okta-credentials.js';
import { readAppUsers } from '../../provider/okta/app/read-app-users.js';
import { readOktaApp } from '../../provider/okta/app/read-app.js';
import { readGroupAssignments } from '../../provider/okta/app/read-group-assignments.js';
import { readGroupMembers } from '../../provider/okta/app/read-group-members.js';
import { readRoleAttribute } from '../../provider/okta/app/read-role-attribute.js';
import { type CliIo } from '../cli-io.js';
import { progressLine } from '../progress-line.js';

/**
 * Reads a hand-made app from Okta, everything or nothing.
 *
 * @throws AdoptError without credentials
 * @throws OktaReadError if anything cannot be read
 */
export async function readLiveApp(okta: OktaOrg, appId: string, io: CliIo): Promise<LiveApp> {
  const { environment, cwd, interrupted: signal } = io;
  const credentials = oktaCredentials({ environment, cwd });
  if (credentials === undefined) {
    throw new AdoptError(
      `No Okta credentials are set (looked for ${OKTA_CREDENTIAL_VARIABLES.join(', ')}). Set them as for the Terraform ` +
        'provider; reading is enough.',
    );
  }
  const connection = await OktaConnection.open({ address: oktaAddress(okta, environment), credentials, signal });
  const progress = progressLine(io.stderr);
  try {
    progress.show(`asking Okta for the app ${appId}`);
    const app = await readOktaApp(connection, appId);
    // Okta answers 404 to the schema of an app that is not active, which would read as a missing app.
    const roleAttribute = app.status === 'ACTIVE' ? await readRoleAttribute(connection, appId) : undefined;
    const assignments = await readGroupAssignments(connection, appId);
    const appUsers = await readAppUsers(connection, appId);
    const members = new Map<string, readonly OktaGroupMember[]>();
    for (const { groupName } of assignments) {
      progress.show(`asking Okta for the members of ${groupName}`);
      members.set(groupName, await readGroupMembers(connection, groupName));
    }
    return { okta, app, roleAttribute, assignments, appUsers, members };
  } finally {
    progress.clear();
  }
}
