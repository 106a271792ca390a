import { type AppUser, appUsers, byPriority } from './app-users.js';
import { features } from './provisioning.js';
import { type GroupRule, type Json, type OktaApp, type SyncState, type UserStatus, type World } from './world.js';

/** What the organisation holds at one moment: a copy, by names rather than ids. */
export interface OktaSnapshot {
  readonly users: readonly { readonly id: string; readonly login: string; readonly status: UserStatus }[];
  readonly groups: readonly { readonly id: string; readonly name: string; readonly members: readonly string[] }[];
  readonly rules: readonly RuleSnapshot[];
  readonly apps: readonly AppSnapshot[];
}

export interface RuleSnapshot {
  readonly id: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'INVALID';
  readonly expression: string;
  /** Names of groups; the id of one that is gone. */
  readonly groups: readonly string[];
  /** Logins of the people whom it manages in at least one of its groups. */
  readonly members: readonly string[];
  /** Logins. */
  readonly excluded: readonly string[];
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
    groups: [...world.groups.values()].map(({ id, name, members }) => ({
      id,
      name,
      members: [...members.keys()].map(login),
    })),
    rules: [...world.groupRules.values()].map((rule) => ruleSnapshot(world, rule, login)),
    apps: [...world.apps.values()].map((app) => appSnapshot(world, app)),
  });
}

function ruleSnapshot(world: World, rule: GroupRule, login: (id: string) => string): RuleSnapshot {
  const { id, name, status, expression, groupIds, excluded } = rule;
  const managed = groupIds.flatMap((groupId) =>
    [...(world.groups.get(groupId)?.members ?? [])].filter(([, rules]) => rules.has(id)).map(([userId]) => userId),
  );
  return {
    id,
    name,
    status,
    expression,
    groups: groupIds.map((groupId) => world.groups.get(groupId)?.name ?? groupId),
    members: [...new Set(managed)].map(login),
    excluded: [...excluded].map(login),
  };
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
  return { login: user.profile.login, scope, role: profile.role ?? null, syncState };
}
