import { conditionsHold } from './rules/conditions.js';
import { type Action, type OneLoginApp, type OneLoginUser, type Rule, type World } from './world.js';

/** The ids of the people who have an app: those in a role that gives it. */
export function peopleOf({ roles }: Pick<World, 'roles'>, app: Pick<OneLoginApp, 'id'>): ReadonlySet<number> {
  return new Set([...roles.values()].filter(({ apps }) => apps.has(app.id)).flatMap(({ users }) => [...users.keys()]));
}

/**
 * Runs the rules of every app that somebody has, for them alone. OneLogin does so when a user is made, changed or given the app, and not when a
 * rule changes (developers.onelogin.com, "App Rules", "Reapply Entitlement Mappings"). Who has lost an app keeps nothing of it.
 */
export function applyRules(world: World, user: OneLoginUser): void {
  for (const app of world.apps.values()) {
    if (peopleOf(world, app).has(user.id)) app.entitlements.set(user.id, entitlementsOf(world, app, user));
    else app.entitlements.delete(user.id);
  }
}

/** Runs the rules for everybody who has come to have an app by what was changed about a role, and for nobody else. */
export function accessChanged(world: World): void {
  for (const app of world.apps.values()) {
    const people = peopleOf(world, app);
    for (const id of app.entitlements.keys()) if (!people.has(id)) app.entitlements.delete(id);
    for (const id of people) {
      const user = world.users.get(id);
      if (user !== undefined && !app.entitlements.has(id)) app.entitlements.set(id, entitlementsOf(world, app, user));
    }
  }
}

/** "Reapply entitlement mappings" of an app's menu: its rules run for everybody who has it. */
export function reapplyRules(world: World, app: OneLoginApp): void {
  app.entitlements.clear();
  for (const id of peopleOf(world, app)) {
    const user = world.users.get(id);
    if (user !== undefined) app.entitlements.set(id, entitlementsOf(world, app, user));
  }
}

/**
 * What the rules set for somebody. All that match are carried out in their order, so that the last one decides ("Rules", KB0010460: "in the
 * event of any conflicts between rules, the higher-numbered rule will take precedence").
 */
function entitlementsOf(world: World, app: OneLoginApp, user: OneLoginUser): Readonly<Record<string, string>> {
  const set: Record<string, string> = {};
  for (const { action, value } of actionsFor(world, app.rules, user)) {
    set[action.slice('set_'.length)] = value.join(';');
  }
  return set;
}

/**
 * Runs the mappings for somebody. OneLogin does so when a user is made or changed, and not when a mapping changes ("Mappings", KB0010625). A
 * role that a mapping gave is taken away when no mapping gives it any longer; one that was given by hand stays. No page says it but an answer
 * of OneLogin in its community: to take somebody out of such a role, change the condition or what of the user meets it.
 */
export function applyMappings(world: World, user: OneLoginUser): void {
  const given = new Set<number>();
  for (const { action, value } of actionsFor(world, world.mappings, user)) {
    if (action === 'set_status') user.properties = { ...user.properties, status: Number(value[0]) };
    else for (const id of value) given.add(Number(id));
  }
  for (const role of world.roles.values()) {
    const membership = role.users.get(user.id);
    if (given.has(role.id) && membership === undefined) {
      role.users.set(user.id, { addedAt: world.timestamp(), by: 'mapping' });
    }
    if (!given.has(role.id) && membership?.by === 'mapping') role.users.delete(user.id);
  }
}

/** "Reapply all mappings": they run for everybody, and then the rules of the apps. */
export function reapplyMappings(world: World): void {
  for (const user of world.users.values()) {
    applyMappings(world, user);
    applyRules(world, user);
  }
}

function actionsFor(world: World, rules: readonly Rule[], user: OneLoginUser): readonly Action[] {
  return rules.filter((rule) => rule.enabled && conditionsHold(world, rule, user)).flatMap(({ actions }) => actions);
}

/** Forgets what rules set for somebody who is no longer there. */
export function forget({ apps }: World, userId: number): void {
  for (const app of apps.values()) app.entitlements.delete(userId);
}
