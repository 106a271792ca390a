import { validationFailed } from './errors.js';
import { addMember } from './group-record.js';
import { text } from './json-value.js';
import { reevaluate } from './rule-effects.js';
import { checkUserProfile } from './user-schema.js';
import { type Json, type OktaUser, type World } from './world.js';

/**
 * Makes a user, who is in the group Everyone from then on, and in the groups of the rules that match them.
 *
 * @throws OktaApiError 400 if there is no login or somebody has it already, or for an attribute that users do not have
 */
export function createUser(world: World, profile: Json, status: OktaUser['status']): OktaUser {
  const login = freeLogin(world, profile.login, undefined);
  checkUserProfile(world, profile);
  const at = world.timestamp();
  const user: OktaUser = {
    id: world.nextId('00u'),
    status,
    created: at,
    lastUpdated: at,
    profile: { firstName: null, lastName: null, mobilePhone: null, secondEmail: null, email: login, ...profile, login },
  };
  world.users.set(user.id, user);
  world.logins.set(login.toLowerCase(), user.id);
  addMember(world, world.everyone, user.id);
  return user;
}

/** Changes some attributes of a user; the rules then decide anew where they belong. @throws OktaApiError 400 as for a new user */
export function changeProfile(world: World, user: OktaUser, change: Json): void {
  const login = freeLogin(world, change.login ?? user.profile.login, user);
  checkUserProfile(world, change);
  world.logins.delete(user.profile.login.toLowerCase());
  world.logins.set(login.toLowerCase(), user.id);
  user.profile = { ...user.profile, ...change, login };
  user.lastUpdated = world.timestamp();
  reevaluate(world, user.id);
}

/** Changes a user's status. A deactivated user loses every app that was given to them directly, as in Okta, and keeps their groups. */
export function setStatus(world: World, user: OktaUser, status: OktaUser['status']): void {
  user.status = status;
  user.lastUpdated = world.timestamp();
  if (status === 'DEPROVISIONED') for (const app of world.apps.values()) app.users.delete(user.id);
  reevaluate(world, user.id);
}

/** Removes a user for good, from their groups and from what rules exclude too. */
export function removeUser(world: World, user: OktaUser): void {
  world.users.delete(user.id);
  world.logins.delete(user.profile.login.toLowerCase());
  for (const group of world.groups.values()) group.members.delete(user.id);
  for (const rule of world.groupRules.values()) {
    rule.excluded = new Set([...rule.excluded].filter((id) => id !== user.id));
  }
}

function freeLogin(world: World, given: unknown, except: OktaUser | undefined): string {
  const login = text(given);
  if (login === undefined) throw validationFailed('login', 'login: The field cannot be left blank');
  const owner = world.logins.get(login.toLowerCase());
  if (owner !== undefined && owner !== except?.id) {
    throw validationFailed('login', 'login: An object with this field already exists in the current organization');
  }
  return login;
}
