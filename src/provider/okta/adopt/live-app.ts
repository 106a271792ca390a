import { groupsIn } from '../../../rules/condition.js';
import { readOktaExpression } from '../../../rules/okta/read-okta-expression.js';
import { type OktaSettings } from '../../../access/okta-settings.js';
import { type AdoptedGroup, adoptedGroups } from '../../adopt/group-names.js';
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
import { type OktaRule, readRules } from '../app/read-rules.js';
import { readRoleAttribute } from '../app/read-role-attribute.js';
import { OKTA_WORDS } from '../words.js';

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
  /** The rules that fill at least one of the assigned groups. */
  readonly rules: readonly OktaRule[];
  /** Of the groups for which these rules ask by name: the ids of everyone who is in a group of that name. */
  readonly askedGroups: ReadonlyMap<string, ReadonlySet<string>>;
}

/** How the files name each group of an app, by the group's id. */
export function groupsOf({
  assignments,
  sharedNames,
}: Pick<LiveApp, 'assignments' | 'sharedNames'>): ReadonlyMap<string, AdoptedGroup> {
  const groups = assignments.map(({ groupId: id, groupName: name }) => ({ id, name }));
  return adoptedGroups(groups, sharedNames, OKTA_WORDS.name);
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
  onProgress('the group rules');
  const assigned = new Set(assignments.map(({ groupId }) => groupId));
  const rules = (await readRules(connection)).filter(({ groups }) => groups.some((id) => assigned.has(id)));
  const askedGroups = await readAskedGroups(connection, rules, onProgress);
  return { okta, app, roleAttribute, assignments, sharedNames, appUsers, members, rules, askedGroups };
}

async function readAskedGroups(
  connection: OktaConnection,
  rules: readonly OktaRule[],
  onProgress: (what: string) => void,
): Promise<LiveApp['askedGroups']> {
  const names = rules.flatMap(({ expression }) => {
    const reading = readOktaExpression(expression);
    return reading.kind === 'exact' && reading.condition !== undefined ? groupsIn(reading.condition) : [];
  });
  const asked = new Map<string, ReadonlySet<string>>();
  for (const name of new Set(names)) {
    onProgress(`the members of ${name}`);
    const ids = new Set<string>();
    for (const group of await groupsNamed(connection, name)) {
      if (group.name !== name) continue;
      for (const { id } of await readGroupMembers(connection, group.id)) ids.add(id);
    }
    asked.set(name, ids);
  }
  return asked;
}
