import { checkProfile } from './app-schema.js';
import { userNameOf } from './app-users.js';
import {
  type DirectAssignment,
  type GroupAssignment,
  type Json,
  type OktaApp,
  type OktaUser,
  type World,
} from './world.js';

/**
 * Assigns a group to an app, or changes its assignment.
 *
 * @param priority Undefined: a new assignment comes last, an existing one stays where it is (Okta's API reference,
 * "Assign an application group").
 * @throws OktaApiError 400 for a profile that the app's schema does not allow
 */
export function assignGroup(
  world: World,
  app: OktaApp,
  groupId: string,
  profile: Json,
  priority: number | undefined,
): GroupAssignment {
  checkProfile(app, profile);
  const existing = app.groups.get(groupId);
  const assignment: GroupAssignment = {
    groupId,
    priority: priority ?? existing?.priority ?? lastPriority(app) + 1,
    profile,
    lastUpdated: world.timestamp(),
  };
  app.groups.set(groupId, assignment);
  return assignment;
}

/**
 * Assigns a user to an app directly. One who had it through a group is converted: from then on their own profile
 * counts.
 *
 * @throws OktaApiError 400 for a profile that the app's schema does not allow
 */
export function assignUser(
  world: World,
  app: OktaApp,
  user: OktaUser,
  profile: Json,
  userName = userNameOf(app, user),
): DirectAssignment {
  checkProfile(app, profile);
  const at = world.timestamp();
  const created = app.users.get(user.id)?.created ?? at;
  const assignment: DirectAssignment = { userId: user.id, profile, userName, created, lastUpdated: at };
  app.users.set(user.id, assignment);
  return assignment;
}

function lastPriority(app: OktaApp): number {
  return Math.max(-1, ...[...app.groups.values()].map(({ priority }) => priority));
}
