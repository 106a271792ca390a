import { type Request, type RequestHandler } from 'express';
import { badRequest, notFound } from './errors.js';
import { type World, type WorldUser } from './world.js';

/** The most entries on a page (developers.google.com, "Method: users.list" and "Method: members.list"). */
const LARGEST_PAGES = { users: 500, members: 200 } as const;
const DEFAULT_PAGES = { users: 100, members: 200 } as const;

/** `GET /admin/directory/v1/users` of the customer. */
export function listUsers(world: World, pageSize: number | undefined): RequestHandler {
  return (request, response) => {
    const { customer, projection } = request.query;
    if (customer !== 'my_customer' && customer !== world.customer) throw badRequest();
    const all = [...world.users.values()].map((user) => userView(user, world, projection === 'full'));
    response.json({ kind: 'admin#directory#users', ...page(request, 'users', all, pageSize) });
  };
}

/** `GET /admin/directory/v1/groups/{groupKey}/members`, by the group's address or id. */
export function listMembers(world: World, pageSize: number | undefined): RequestHandler {
  return (request, response) => {
    const key = String(request.params.groupKey);
    const group = world.groups.find(({ id, email }) => id === key || email.toLowerCase() === key.toLowerCase());
    if (group === undefined) throw notFound('groupKey');
    response.json({ kind: 'admin#directory#members', ...page(request, 'members', group.members, pageSize) });
  };
}

/** One page. A list without entries leaves its name out, and the last page has no `nextPageToken`. */
function page(
  request: Request,
  list: keyof typeof LARGEST_PAGES,
  all: readonly unknown[],
  pageSize: number | undefined,
): Readonly<Record<string, unknown>> {
  const { maxResults = DEFAULT_PAGES[list], pageToken = 'from-0' } = request.query;
  const size = Math.min(Number(maxResults), LARGEST_PAGES[list], pageSize ?? LARGEST_PAGES[list]);
  const from = typeof pageToken === 'string' ? Number(/^from-(\d+)$/.exec(pageToken)?.[1]) : NaN;
  if (!Number.isInteger(size) || size < 1) throw badRequest('Invalid Input: maxResults');
  if (!Number.isInteger(from)) throw badRequest('Invalid Input: pageToken');
  const shown = all.slice(from, from + size);
  return {
    ...(shown.length > 0 && { [list]: shown }),
    ...(from + size < all.length && { nextPageToken: `from-${String(from + size)}` }),
  };
}

/** A user, with department and the like only where the whole is asked for (`projection=full`), as Google's `basic` leaves custom fields out. */
function userView(user: WorldUser, { customer, admins }: World, full: boolean): Readonly<Record<string, unknown>> {
  const { id, email, givenName = '', familyName = '', suspended = false, archived = false, orgUnitPath = '/' } = user;
  return {
    ...{ kind: 'admin#directory#user', id, primaryEmail: email, customerId: customer },
    name: { givenName, familyName, fullName: `${givenName} ${familyName}`.trim() },
    ...{ suspended, archived, orgUnitPath, isAdmin: admins.includes(email.toLowerCase()) },
    ...(full && employment(user)),
  };
}

function employment({ department, title, costCenter, employeeId, manager }: WorldUser): object {
  const organization = Object.entries({ department, title, costCenter }).filter(([, value]) => value !== undefined);
  return {
    ...(organization.length > 0 && { organizations: [{ ...Object.fromEntries(organization), primary: true }] }),
    ...(manager !== undefined && { relations: [{ value: manager, type: 'manager' }] }),
    ...(employeeId !== undefined && { externalIds: [{ value: employeeId, type: 'organization' }] }),
  };
}
