import { rolesOf, servicePrincipalOf } from './app-record.js';
import { userNamed } from './user-record.js';
import { type AppRole, type EntraGroup, type EntraUser, type ServicePrincipal, type World } from './world.js';

/** A name that nobody and nothing of the tenant has. */
export class NameError extends Error {
  override readonly name = 'NameError';
}

/** The user with this userPrincipalName or id, deleted or not. @throws Error if there is none */
export function userOf(world: World, name: string): EntraUser {
  const named = userNamed(world, name) ?? world.users.get(name);
  return named ?? theOne(world.users, 'user', name, ({ id, properties }) => [id, properties.userPrincipalName]);
}

/** The group with this display name or id. @throws Error if there is none */
export function groupOf(world: World, name: string): EntraGroup {
  return theOne(world.groups, 'group', name, ({ id, displayName }) => [id, displayName]);
}

/** The service principal with this display name, id or application id. @throws Error if there is none */
export function principalOf(world: World, name: string): ServicePrincipal {
  return (
    servicePrincipalOf(world, name) ??
    theOne(world.servicePrincipals, 'enterprise application', name, ({ id, displayName }) => [id, displayName])
  );
}

/** The role of an app with this value, display name or id. @throws Error if there is none */
export function roleNamed(world: World, principal: ServicePrincipal, name: string): AppRole {
  const roles = new Map(rolesOf(world, principal).map((role) => [role.id, role]));
  return theOne(roles, 'app role', name, ({ id, value, displayName }) => [id, displayName, value]);
}

/** The user or group with this name or id. @throws Error if there is none */
export function principalNamed(world: World, name: string): { readonly id: string } {
  const group = [...world.groups.values()].find(({ id, displayName }) => [id, displayName].includes(name));
  return group ?? userOf(world, name);
}

function theOne<Thing>(
  things: ReadonlyMap<string, Thing>,
  kind: string,
  wanted: string,
  namesOf: (thing: Thing) => readonly unknown[],
): Thing {
  const thing = [...things.values()].find((candidate) => namesOf(candidate).includes(wanted));
  if (thing !== undefined) return thing;
  const known = [...things.values()].map((candidate) => String(namesOf(candidate)[1])).join(', ');
  throw new NameError(`The simulated Entra has no ${kind} "${wanted}". It has: ${known === '' ? 'none' : known}.`);
}
