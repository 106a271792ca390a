import { type Call, type Declare, NO_CONTENT, created, ok } from '../api.js';
import { ICON } from '../connectors.js';
import { invalidValue } from '../errors.js';
import { pageOf } from '../paging.js';
import { matches } from '../query-filter.js';
import {
  addToRole,
  changeRole,
  createRoleOf,
  deleteRole,
  idsOf,
  removeFromRole,
  roleById,
  setApps,
} from '../role-record.js';
import { MAY } from '../scopes.js';
import { type OneLoginRole, type OneLoginUser } from '../world.js';
import { numberIn } from './apps.js';

/** "Max page limit is 650" ("List Roles"). That its lists have the same, and the usual size, is assumed. */
const PAGES = { fallback: 50, max: 650 };

/** Roles, with their apps, users and admins. */
export function roles(declare: Declare): void {
  declare('get', '/roles', MAY.readRoles, (call) => {
    const { world, query } = call;
    const name = query.get('name');
    const [appId, appName] = [numberIn(query, 'app_id'), query.get('app_name')];
    const found = [...world.roles.values()].filter(
      (role) =>
        (name === null || matches(role.name, name)) &&
        (appId === undefined || role.apps.has(appId)) &&
        (appName === null || [...role.apps].some((id) => matches(world.apps.get(id)?.name, appName))),
    );
    // "Valid options are apps, users, admins"; apps are there without it.
    const lists = (query.get('fields') ?? 'apps').split(',');
    const views = found.map((role) => {
      const whole = roleView(role);
      const asked = Object.entries(whole).filter(([key]) => lists.includes(key));
      return { id: role.id, name: role.name, ...Object.fromEntries(asked) };
    });
    return pageOf(call, views, PAGES);
  });
  declare('post', '/roles', MAY.manageAll, ({ world, body }) => created({ id: createRoleOf(world, body).id }));
  const one = '/roles/:id';
  declare('get', one, MAY.readRoles, (call) => ok(roleView(roleOf(call))));
  declare('put', one, MAY.manageAll, (call) => {
    const role = roleOf(call);
    changeRole(call.world, role, call.body);
    return ok({ id: role.id });
  });
  declare('delete', one, MAY.manageAll, (call) => {
    deleteRole(call.world, roleOf(call));
    return NO_CONTENT;
  });

  declare('get', `${one}/apps`, MAY.readRoles, (call) => {
    const given = [...roleOf(call).apps].flatMap((id) => {
      const app = call.world.apps.get(id);
      return app === undefined ? [] : [{ id, name: app.name, icon_url: ICON }];
    });
    return pageOf(call, given, PAGES);
  });
  declare('put', `${one}/apps`, MAY.manageAll, (call) => {
    const ids = required(call, call.world.apps);
    setApps(call.world, roleOf(call), ids);
    return ok(ids.map((id) => ({ id })));
  });

  declare('get', `${one}/users`, MAY.readRoles, (call) => {
    const role = roleOf(call);
    return members(call, (id) => role.users.get(id)?.addedAt);
  });
  declare('post', `${one}/users`, MAY.manageAll, (call) => {
    const ids = required(call, call.world.users);
    addToRole(call.world, roleOf(call), ids);
    return ok(ids.map((id) => ({ id })));
  });
  declare('delete', `${one}/users`, MAY.manageAll, (call) => {
    removeFromRole(call.world, roleOf(call), required(call, call.world.users));
    return NO_CONTENT;
  });

  declare('get', `${one}/admins`, MAY.readRoles, (call) => {
    const { admins } = roleOf(call);
    return members(call, (id) => (admins.has(id) ? call.world.timestamp() : undefined));
  });
  declare('post', `${one}/admins`, MAY.manageAll, (call) => {
    const ids = required(call, call.world.users);
    for (const id of ids) roleOf(call).admins.add(id);
    return ok(ids.map((id) => ({ id })));
  });
  declare('delete', `${one}/admins`, MAY.manageAll, (call) => {
    for (const id of required(call, call.world.users)) roleOf(call).admins.delete(id);
    return NO_CONTENT;
  });
}

function roleOf({ world, params }: Call): OneLoginRole {
  return roleById(world, params.id);
}

/** A role as `GET /api/2/roles/{id}` shows it: with the ids of all who are in it (the Terraform provider's ROLE_API_USAGE.md, found by trying). */
function roleView({ id, name, apps, users, admins }: OneLoginRole): Readonly<Record<string, unknown>> {
  return { id, name, apps: [...apps], users: [...users.keys()], admins: [...admins] };
}

/**
 * Who is in a role (developers.onelogin.com, "Get Role Users"): `name` looks in names, username and e-mail address, and `include_unassigned` gives
 * the others, too. The page's sample has one object where it describes a list; the Terraform provider reads a list.
 */
function members(call: Call, addedAt: (userId: number) => string | undefined): ReturnType<typeof pageOf> {
  const { world, query } = call;
  const others = query.get('include_unassigned') === 'true';
  const wanted = query.get('name')?.toLowerCase() ?? '';
  const views = [...world.users.values()]
    .filter((user) => (others || addedAt(user.id) !== undefined) && isNamed(user, wanted))
    .map(({ id, properties: { firstname, lastname, username } }) => ({
      id,
      name: [firstname, lastname].filter((part) => part !== null).join(' '),
      username,
      // Who it is in OneLogin where a mapping or a program did it is not documented.
      added_by: null,
      added_at: addedAt(id) ?? null,
      assigned: addedAt(id) !== undefined,
    }));
  return pageOf(call, views, PAGES);
}

function isNamed({ properties: { firstname, lastname, username, email } }: OneLoginUser, part: string): boolean {
  return [firstname, lastname, username, email].some((one) => one?.toLowerCase().includes(part) === true);
}

/** The ids of a body that is a list of them. @throws OneLoginError 422 */
function required({ body }: Call, known: ReadonlyMap<number, unknown>): readonly number[] {
  const ids = idsOf(known, body, 'ids');
  if (ids === undefined) throw invalidValue('ids');
  return ids;
}
