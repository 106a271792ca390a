import { type Call, type Declare, NO_CONTENT, ok } from '../api.js';
import { object } from '../json-value.js';
import { userById } from '../lookup.js';
import { pageOf } from '../paging.js';
import { searchExpression } from '../search-expression.js';
import { changeProfile, createUser, removeUser, setStatus } from '../user-record.js';
import { groupView } from '../group-view.js';
import { listedUserView, userView } from '../user-view.js';
import { type Json, type OktaUser } from '../world.js';

const LIMITS = { fallback: 200, max: 200 };

/** Users: the caller, one, a list with `search`, `filter` or `q`; made, changed, suspended and deactivated. */
export function users(declare: Declare): void {
  declare('get', '/api/v1/users/me', 'okta.users.read', (call) => ok(callerView(call)));
  declare('get', '/api/v1/users', 'okta.users.read', listUsers);
  declare('get', '/api/v1/users/:userId', 'okta.users.read', (call) => ok(userView(call, oneOf(call))));
  declare('get', '/api/v1/users/:userId/groups', 'okta.users.read', (call) => {
    const user = oneOf(call);
    const groups = [...call.world.groups.values()].filter((group) => group.members.has(user.id));
    return ok(groups.map((group) => groupView(call, group)));
  });
  declare('post', '/api/v1/users', 'okta.users.manage', (call) => {
    const activate = call.url.searchParams.get('activate') !== 'false';
    const user = createUser(call.world, object(call.body.profile), activate ? 'PROVISIONED' : 'STAGED');
    return ok(userView(call, user));
  });
  declare('post', '/api/v1/users/:userId', 'okta.users.manage', (call) => {
    const user = oneOf(call);
    changeProfile(call.world, user, object(call.body.profile));
    return ok(userView(call, user));
  });
  lifecycle(declare, 'activate', 'ACTIVE');
  lifecycle(declare, 'suspend', 'SUSPENDED');
  lifecycle(declare, 'unsuspend', 'ACTIVE');
  lifecycle(declare, 'deactivate', 'DEPROVISIONED');
  declare('delete', '/api/v1/users/:userId', 'okta.users.manage', (call) => {
    const user = oneOf(call);
    // Okta's first DELETE deactivates; only a second one removes (Okta's API reference, "Delete a user").
    if (user.status === 'DEPROVISIONED') removeUser(call.world, user);
    else setStatus(call.world, user, 'DEPROVISIONED');
    return NO_CONTENT;
  });
}

function lifecycle(declare: Declare, action: string, status: OktaUser['status']): void {
  declare('post', `/api/v1/users/:userId/lifecycle/${action}`, 'okta.users.manage', (call) => {
    setStatus(call.world, oneOf(call), status);
    return ok({});
  });
}

function listUsers(call: Call): ReturnType<typeof ok> {
  const query = call.url.searchParams;
  const expression = query.get('search') ?? query.get('filter');
  const start = query.get('q')?.toLowerCase();
  let all = [...call.world.users.values()];
  if (expression !== null) {
    const matches = searchExpression(expression);
    all = all.filter((user) => matches((attribute) => userValue(user, attribute)));
  } else if (start === undefined) {
    // Without an expression Okta leaves deactivated users out (Okta's API reference, "List all users").
    all = all.filter((user) => user.status !== 'DEPROVISIONED');
  }
  if (start !== undefined) all = all.filter((user) => startsWith(user, start));
  const page = pageOf(all, (user) => user.id, call.url, LIMITS);
  return ok(
    page.items.map((user) => listedUserView(call, user)),
    { Link: page.link },
  );
}

function userValue(user: OktaUser, attribute: string): unknown {
  if (attribute.startsWith('profile.')) return user.profile[attribute.slice('profile.'.length)];
  const { id, status, created, lastUpdated } = user;
  return { id, status, created, lastUpdated }[attribute];
}

function startsWith(user: OktaUser, start: string): boolean {
  const { firstName, lastName, email } = user.profile;
  return [firstName, lastName, email].some((value) => value?.toLowerCase().startsWith(start));
}

/** The person behind the token. They are none of the organisation's seeded users, and in none of its lists. */
function callerView(call: Call): Json {
  const created = call.world.timestamp();
  const login = `terraform@${call.world.org}.example`;
  const profile = { firstName: 'API', lastName: 'Token', mobilePhone: null, secondEmail: null, login, email: login };
  return userView(call, { id: 'me', status: 'ACTIVE', created, lastUpdated: created, profile });
}

function oneOf(call: Call): OktaUser {
  return userById(call.world, call.params.userId);
}
