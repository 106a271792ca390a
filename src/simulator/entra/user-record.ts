import { badRequest, notFound } from './errors.js';
import { type Json } from './json-value.js';
import { type EntraUser, type UserProperties, type World } from './world.js';

/** A user as somebody makes one; further properties by Graph's names. */
export interface NewUser {
  readonly userPrincipalName: string;
  /** Default: given name and surname, or what is before the `@`. */
  readonly displayName?: string | undefined;
  /** Default true. */
  readonly accountEnabled?: boolean | undefined;
  readonly properties?: Json | undefined;
}

/** Makes a user. @throws GraphError 400 if the name is taken */
export function createUser(
  world: World,
  { userPrincipalName, displayName, accountEnabled, properties = {} }: NewUser,
): EntraUser {
  if (userNamed(world, userPrincipalName) !== undefined) {
    throw badRequest('Another object with the same value for property userPrincipalName already exists.');
  }
  const local = userPrincipalName.split('@')[0] ?? userPrincipalName;
  const name = [properties.givenName, properties.surname].filter((part) => typeof part === 'string').join(' ');
  const user: EntraUser = {
    id: world.ids.uuid('user'),
    createdDateTime: world.timestamp(),
    deletedDateTime: null,
    properties: {
      mailNickname: local,
      ...properties,
      userPrincipalName,
      displayName: displayName ?? (name === '' ? local : name),
      accountEnabled: accountEnabled ?? true,
    },
  };
  world.users.set(user.id, user);
  return user;
}

/** Changes properties of a user; undefined leaves one as it is. */
export function changeUser(user: EntraUser, change: Readonly<Partial<UserProperties>>): void {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  user.properties = { ...user.properties, ...Object.fromEntries(given) };
}

/** Deletes a user softly: they are gone for every call, and can be restored for 30 days. */
export function deleteUser(world: World, user: EntraUser): void {
  user.deletedDateTime = world.timestamp();
}

/** Deletes a user for good, with memberships and assignments. */
export function purgeUser(world: World, { id }: EntraUser): void {
  world.users.delete(id);
  for (const group of world.groups.values()) {
    group.members.delete(id);
    group.owners.delete(id);
  }
  for (const assignment of world.assignments.values()) {
    if (assignment.principalId === id) world.assignments.delete(assignment.id);
  }
}

/** The user with this userPrincipalName who is not deleted. */
export function userNamed({ users }: World, name: string): EntraUser | undefined {
  return [...users.values()].find(
    ({ deletedDateTime, properties }) =>
      deletedDateTime === null && properties.userPrincipalName.toLowerCase() === name.toLowerCase(),
  );
}

/** The user under an id or a userPrincipalName, as Graph's paths take either. @throws GraphError 404 */
export function userById(world: World, id: string | undefined): EntraUser {
  const byId = world.users.get(String(id).toLowerCase());
  const user = byId?.deletedDateTime === null ? byId : userNamed(world, String(id));
  if (user === undefined) throw notFound(String(id));
  return user;
}
