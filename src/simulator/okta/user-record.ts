import { validationFailed } from './errors.js';
import { addMember } from './group-record.js';
import { text } from './json-value.js';
import { type Json, type OktaUser, type World } from './world.js';

/** Makes a user, who is in the group Everyone from then on. @throws OktaApiError 400 if there is no login or somebody has it already */
export function createUser(world: World, profile: Json, status: OktaUser['status']): OktaUser {
  const login = text(profile.login);
  if (login === undefined) throw validationFailed('login', 'login: The field cannot be left blank');
  const taken = [...world.users.values()].some((user) => user.profile.login?.toLowerCase() === login.toLowerCase());
  if (taken)
    throw validationFailed('login', 'login: An object with this field already exists in the current organization');
  const at = world.timestamp();
  const given = profile as OktaUser['profile'];
  const user: OktaUser = {
    id: world.nextId('00u'),
    status,
    created: at,
    lastUpdated: at,
    profile: { firstName: null, lastName: null, mobilePhone: null, secondEmail: null, email: login, ...given, login },
  };
  world.users.set(user.id, user);
  addMember(world, world.everyone, user.id);
  return user;
}

/** Changes a user's status. A deactivated user loses every app that was given to them directly, as in Okta. */
export function setStatus(world: World, user: OktaUser, status: OktaUser['status']): void {
  user.status = status;
  user.lastUpdated = world.timestamp();
  if (status === 'DEPROVISIONED') for (const app of world.apps.values()) app.users.delete(user.id);
}

/** Removes a user for good, from their groups too. */
export function removeUser(world: World, user: OktaUser): void {
  world.users.delete(user.id);
  for (const group of world.groups.values()) group.members.delete(user.id);
}
