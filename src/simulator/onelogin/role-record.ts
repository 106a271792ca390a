import { accessChanged, applyRules } from './effects.js';
import { invalidValue, notFoundWithId } from './errors.js';
import { type Json, object, text, wholeNumbers } from './json-value.js';
import { type OneLoginRole, type RoleMembership, type World } from './world.js';

/** Makes a role. */
export function createRole(world: World, name: string): OneLoginRole {
  const role: OneLoginRole = { id: world.nextId(), name, apps: new Set(), users: new Map(), admins: new Set() };
  world.roles.set(role.id, role);
  return role;
}

/** Makes a role of the body of a POST (developers.onelogin.com, "Create Role"). @throws OneLoginError 422 */
export function createRoleOf(world: World, body: unknown): OneLoginRole {
  const name = text(object(body).name);
  if (name === undefined) throw invalidValue('name');
  const lists = listsOf(world, object(body));
  const role = createRole(world, name);
  writeLists(world, role, lists);
  return role;
}

/**
 * Writes the body of a PUT (developers.onelogin.com, "Update Role"). What is left out stays, and so does who is in the role where `users`
 * is an empty list (the Terraform provider's ROLE_API_USAGE.md, found by trying); that the same holds for `admins` is assumed.
 *
 * @throws OneLoginError 422
 */
export function changeRole(world: World, role: OneLoginRole, body: unknown): void {
  const { name } = object(body);
  if (name !== undefined && text(name) === undefined) throw invalidValue('name');
  const { apps, users, admins } = listsOf(world, object(body));
  role.name = text(name) ?? role.name;
  writeLists(world, role, {
    apps,
    users: users?.length === 0 ? undefined : users,
    admins: admins?.length === 0 ? undefined : admins,
  });
}

type Lists = Readonly<Record<'apps' | 'users' | 'admins', readonly number[] | undefined>>;

function listsOf(world: World, body: Json): Lists {
  return {
    apps: idsOf(world.apps, body.apps, 'apps'),
    users: idsOf(world.users, body.users, 'users'),
    admins: idsOf(world.users, body.admins, 'admins'),
  };
}

function writeLists(world: World, role: OneLoginRole, { apps, users, admins }: Lists): void {
  if (apps !== undefined) setApps(world, role, apps);
  if (users !== undefined) {
    removeFromRole(
      world,
      role,
      [...role.users.keys()].filter((id) => !users.includes(id)),
    );
    addToRole(world, role, users);
  }
  if (admins !== undefined) {
    role.admins.clear();
    for (const id of admins) role.admins.add(id);
  }
}

/** The ids of a body's list; undefined where it is left out. @throws OneLoginError 422 for what is not there: the status is assumed */
export function idsOf(
  known: ReadonlyMap<number, unknown>,
  value: unknown,
  name: string,
): readonly number[] | undefined {
  if (value === undefined || value === null) return undefined;
  const ids = wholeNumbers(value);
  if (ids?.every((id) => known.has(id)) !== true) throw invalidValue(name);
  return ids;
}

/** Gives a role these apps, and no others. */
export function setApps(world: World, role: OneLoginRole, ids: readonly number[]): void {
  role.apps.clear();
  for (const id of ids) role.apps.add(id);
  accessChanged(world);
}

/** Puts people into a role; the rules of its apps run for them. Whoever is in it stays as they came. */
export function addToRole(
  world: World,
  role: OneLoginRole,
  ids: readonly number[],
  by: RoleMembership['by'] = 'hand',
): void {
  for (const id of ids) {
    if (role.users.has(id)) continue;
    role.users.set(id, { addedAt: world.timestamp(), by });
    rulesFor(world, id);
  }
}

/** Takes people out of a role; the rules of its apps run for them. */
export function removeFromRole(world: World, role: OneLoginRole, ids: readonly number[]): void {
  for (const id of ids) if (role.users.delete(id)) rulesFor(world, id);
}

function rulesFor(world: World, id: number): void {
  const user = world.users.get(id);
  if (user !== undefined) applyRules(world, user);
}

/** Deletes a role. Rules that ask for it stay, and match nobody. */
export function deleteRole(world: World, role: OneLoginRole): void {
  const ids = [...role.users.keys()];
  world.roles.delete(role.id);
  for (const id of ids) rulesFor(world, id);
}

/** The role under an id. @throws OneLoginError 404 */
export function roleById(world: World, id: string | undefined): OneLoginRole {
  const role = world.roles.get(Number(id));
  if (role === undefined) throw notFoundWithId();
  return role;
}
