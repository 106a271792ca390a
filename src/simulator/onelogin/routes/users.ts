import { type Declare, ok } from '../api.js';
import { appById } from '../app-record.js';
import { ICON } from '../connectors.js';
import { peopleOf } from '../effects.js';
import { type Json } from '../json-value.js';
import { pageOf } from '../paging.js';
import { matches, selected } from '../query-filter.js';
import { valueOf } from '../rules/conditions.js';
import { MAY } from '../scopes.js';
import { LIST_FIELDS, userById, userView } from '../user-record.js';
import { type OneLoginUser } from '../world.js';

/** "This call returns up to 50 users per page" (developers.onelogin.com, "List Users"). */
const PAGES = { fallback: 50, max: 50 };

const TEXTS = ['firstname', 'lastname', 'email', 'username', 'samaccountname', 'directory_id', 'external_id'];
const SINCE = { created_since: 'createdAt', updated_since: 'updatedAt' } as const;
const UNTIL = { created_until: 'createdAt', updated_until: 'updatedAt' } as const;

/** Users: the list with its filters, one of them, and their apps. */
export function users(declare: Declare): void {
  declare('get', '/users', MAY.readUsers, (call) => {
    const { world, query } = call;
    const appId = query.get('app_id');
    const people = appId === null ? undefined : peopleOf(world, appById(world, appId));
    const ids = query.get('user_ids')?.split(',').map(Number);
    const found = [...world.users.values()].filter(
      (user) => (people?.has(user.id) ?? true) && (ids?.includes(user.id) ?? true) && isAsked(user, query),
    );
    const whole = found.map((user) => userView(world, user));
    return pageOf(call, query.has('fields') ? selected(query, whole) : whole.map(listed), PAGES);
  });
  declare('get', '/users/:id', MAY.readUsers, ({ world, params }) => ok(userView(world, userById(world, params.id))));
  declare('get', '/users/:id/apps', MAY.readUsers, ({ world, params }) => {
    const user = userById(world, params.id);
    const own = [...world.apps.values()].filter((app) => peopleOf(world, app).has(user.id));
    return ok(
      own.map((app) => ({
        id: app.id,
        name: app.name,
        icon_url: ICON,
        login_id: null,
        provisioning_enabled: app.provisioningEnabled,
        // The words that OneLogin has for them are not documented; these two are assumed.
        provisioning_status: app.provisioned.has(user.id) ? 'provisioned' : 'unprovisioned',
        provisioning_state: null,
      })),
    );
  });
}

function listed(view: Json): Json {
  return Object.fromEntries(LIST_FIELDS.map((name) => [name, view[name]]));
}

function isAsked(user: OneLoginUser, query: URLSearchParams): boolean {
  const custom = [...query.keys()].filter((key) => key.startsWith('custom_attributes.'));
  return (
    TEXTS.every((name) => fits(valueOf(user, name), query.get(name))) &&
    custom.every((key) =>
      fits(valueOf(user, key.replace('custom_attributes.', 'custom_attribute_')), query.get(key)),
    ) &&
    Object.entries(SINCE).every(([name, property]) => user[property] >= (query.get(name) ?? '')) &&
    Object.entries(UNTIL).every(([name, property]) => user[property] <= (query.get(name) ?? '~'))
  );
}

function fits(value: string, wanted: string | null): boolean {
  return wanted === null || matches(value, wanted);
}
