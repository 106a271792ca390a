import { type OktaSettings } from '../../../access/okta-settings.js';
import { type OktaConnection } from '../connection/okta-connection.js';
import {
  type OktaAppState,
  type OktaAppUser,
  type OktaGroupAssignment,
  type OktaGroupMember,
  type OktaRoleAttribute,
} from '../app/okta-app-state.js';
import { readAppUsers } from '../app/read-app-users.js';
import { readOktaApp } from '../app/read-app.js';
import { groupsNamed } from '../app/find-group.js';
import { readGroupAssignments } from '../app/read-group-assignments.js';
import { readGroupMembers } from '../app/read-group-members.js';
import { readRoleAttribute } from '../app/read-role-attribute.js';

/** A hand-made app, completely read from Okta. */
export interface LiveApp {
  readonly okta: OktaSettings;
  readonly app: OktaAppState;
  /** Undefined: the app has no attribute `role`. */
  readonly roleAttribute: OktaRoleAttribute | undefined;
  /** In the order of their priorities. */
  readonly assignments: readonly OktaGroupAssignment[];
  readonly appUsers: readonly OktaAppUser[];
  /** Ids of the assigned groups whose name another group in Okta has too, such as an imported one. */
  readonly sharedNames: ReadonlySet<string>;
  /** The members of each assigned group, by the group's id. */
  readonly members: ReadonlyMap<string, readonly OktaGroupMember[]>;
}

/**
 * Reads a hand-made app from Okta, everything or nothing.
 *
 * @param onProgress - called with what is being read
 * @throws OktaReadError if anything cannot be read
 */
export async function readLiveApp(
  connection: OktaConnection,
  okta: OktaSettings,
  appId: string,
  onProgress: (what: string) => void,
): Promise<LiveApp> {
  onProgress(`the app ${appId}`);
  const app = await readOktaApp(connection, appId);
  // Okta answers 404 to the schema of an app that is not active, which would read as a missing app.
  const roleAttribute = app.status === 'ACTIVE' ? await readRoleAttribute(connection, appId) : undefined;
  const assignments = await readGroupAssignments(connection, appId);
  const appUsers = await readAppUsers(connection, appId);
  const sharedNames = new Set<string>();
  const members = new Map<string, readonly OktaGroupMember[]>();
  for (const { groupId, groupName } of assignments) {
    onProgress(`the members of ${groupName}`);
    const named = await groupsNamed(connection, groupName);
    if (named.some(({ id, name }) => id !== groupId && name === groupName)) sharedNames.add(groupId);
    members.set(groupId, await readGroupMembers(connection, groupId));
  }
  return { okta, app, roleAttribute, assignments, sharedNames, appUsers, members };
}
