import { baseProperties } from './app-schema.js';
import { type GroupAssignment, type Json, type OktaApp, type OktaUser, type SyncState, type World } from './world.js';

/** A user of an app, with the profile that Okta resolved for them. */
export interface AppUser {
  readonly user: OktaUser;
  readonly scope: 'USER' | 'GROUP';
  readonly userName: string;
  readonly profile: Json;
  readonly created: string;
  readonly lastUpdated: string;
  readonly syncState: SyncState;
  /** The group whose assignment decided the profile; undefined for scope `USER`. */
  readonly groupId: string | undefined;
}

/**
 * Everybody who has the app, in order of their ids. A direct assignment decides over every group; among groups the one
 * of the smallest priority decides, and of equal ones the first assigned. Deactivated users have no apps.
 */
export function appUsers(world: World, app: OktaApp): readonly AppUser[] {
  const inOrder = byPriority(app);
  return [...world.users.values()]
    .filter((user) => user.status !== 'DEPROVISIONED')
    .flatMap((user) => {
      const appUser = direct(app, user) ?? throughGroup(world, app, user, inOrder);
      return appUser === undefined ? [] : [appUser];
    });
}

/** The user of an app with this id; undefined if they do not have it. */
export function appUser(world: World, app: OktaApp, userId: string): AppUser | undefined {
  return appUsers(world, app).find((candidate) => candidate.user.id === userId);
}

/** The app's group assignments, the deciding one first. */
export function byPriority(app: OktaApp): readonly GroupAssignment[] {
  return [...app.groups.values()].sort((a, b) => a.priority - b.priority);
}

function direct(app: OktaApp, user: OktaUser): AppUser | undefined {
  const assignment = app.users.get(user.id);
  if (assignment === undefined) return undefined;
  const { userName, profile, created, lastUpdated } = assignment;
  const syncState = syncStateOf(app, user);
  return { user, scope: 'USER', userName, profile, created, lastUpdated, syncState, groupId: undefined };
}

function throughGroup(
  world: World,
  app: OktaApp,
  user: OktaUser,
  inOrder: readonly GroupAssignment[],
): AppUser | undefined {
  const assignment = inOrder.find(({ groupId }) => world.groups.get(groupId)?.members.has(user.id));
  if (assignment === undefined) return undefined;
  const { profile, lastUpdated, groupId } = assignment;
  const userName = userNameOf(app, user);
  const syncState = syncStateOf(app, user);
  return { user, scope: 'GROUP', userName, profile, created: lastUpdated, lastUpdated, syncState, groupId };
}

/** The user's name in the app, by the app's template: their e-mail address or their login. */
export function userNameOf(app: OktaApp, user: OktaUser): string {
  const template = app.userNameTemplate.template;
  const name = template === '${source.email}' ? user.profile.email : user.profile.login;
  return name ?? '';
}

function syncStateOf(app: OktaApp, user: OktaUser): SyncState {
  const { enabled, create } = app.provisioning;
  if (!enabled || !create) return 'DISABLED';
  return app.syncStates.get(user.id) ?? 'SYNCHRONIZED';
}

/** A user of an app as Okta's answers show them. */
export function appUserView(origin: string, app: OktaApp, found: AppUser): Json {
  const { user, profile } = found;
  const pushed = found.syncState !== 'DISABLED';
  const { firstName, lastName, email } = user.profile;
  const base: Json = { givenName: firstName, familyName: lastName, email, ...profile };
  const names = [...Object.keys(baseProperties(app)), ...app.properties.keys()].filter((name) => name !== 'userName');
  return {
    id: user.id,
    externalId: found.syncState === 'SYNCHRONIZED' ? `external-${user.id}` : null,
    created: found.created,
    lastUpdated: found.lastUpdated,
    scope: found.scope,
    status: pushed ? 'PROVISIONED' : 'ACTIVE',
    statusChanged: found.created,
    passwordChanged: null,
    syncState: found.syncState,
    ...(pushed ? { lastSync: found.lastUpdated } : {}),
    credentials: { userName: found.userName },
    profile: Object.fromEntries(names.map((name) => [name, base[name] ?? null])),
    _links: {
      app: { href: `${origin}/api/v1/apps/${app.id}` },
      user: { href: `${origin}/api/v1/users/${user.id}` },
      ...(found.groupId === undefined ? {} : { group: { href: `${origin}/api/v1/groups/${found.groupId}` } }),
    },
  };
}
