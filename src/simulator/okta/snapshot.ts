import { type AppUser, appUsers, byPriority } from './app-users.js';
import { features } from './provisioning.js';
import { type Json, type OktaApp, type SyncState, type UserStatus, type World } from './world.js';

/** What the organisation holds at one moment: a copy, by names rather than ids. */
export interface OktaSnapshot {
  readonly users: readonly { readonly id: string; readonly login: string; readonly status: UserStatus }[];
  readonly groups: readonly { readonly id: string; readonly name: string; readonly members: readonly string[] }[];
  readonly apps: readonly AppSnapshot[];
}

export interface AppSnapshot {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly features: readonly string[];
  /** The custom properties of the app's user schema. */
  readonly properties: Readonly<Record<string, Json>>;
  /** The deciding one first. */
  readonly assignments: readonly {
    readonly groupId: string;
    /** Its name. */
    readonly group: string;
    readonly priority: number;
    readonly profile: Json;
  }[];
  readonly users: readonly AppUserSnapshot[];
}

export interface AppUserSnapshot {
  readonly login: string;
  readonly scope: 'USER' | 'GROUP';
  /** The role that Okta resolved; null where there is none. */
  readonly role: unknown;
  readonly syncState: SyncState;
}

/** A copy of the world: what is changed in it changes nothing here. */
export function snapshot(world: World): OktaSnapshot {
  const login = (id: string): string => world.users.get(id)?.profile.login ?? id;
  return structuredClone({
    users: [...world.users.values()].map(({ id, status }) => ({ id, login: login(id), status })),
    groups: [...world.groups.values()].map(({ id, name, members }) => ({ id, name, members: [...members].map(login) })),
    apps: [...world.apps.values()].map((app) => appSnapshot(world, app)),
  });
}

function appSnapshot(world: World, app: OktaApp): AppSnapshot {
  const { id, name, label, status } = app;
  return {
    id,
    name,
    label,
    status,
    features: features(app),
    properties: Object.fromEntries(app.properties),
    assignments: byPriority(app).map(({ groupId, priority, profile }) => ({
      groupId,
      group: world.groups.get(groupId)?.name ?? groupId,
      priority,
      profile,
    })),
    users: appUsers(world, app).map(appUserSnapshot),
  };
}

function appUserSnapshot({ user, scope, profile, syncState }: AppUser): AppUserSnapshot {
  return { login: user.profile.login ?? user.id, scope, role: profile.role ?? null, syncState };
}
