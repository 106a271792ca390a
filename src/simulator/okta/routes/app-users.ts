import { type Answer, type Call, type Declare, NO_CONTENT, ok } from '../api.js';
import { type AppUser, appUser, appUserView, appUsers } from '../app-users.js';
import { assignUser } from '../assignments.js';
import { notFound, validationFailed } from '../errors.js';
import { object, text } from '../json-value.js';
import { appOf, userById } from '../lookup.js';
import { pageOf } from '../paging.js';
import { type Json, type OktaApp } from '../world.js';
import { userView } from '../user-view.js';

const LIMITS = { fallback: 50, max: 500 };

/** The users of an app: those who have it through a group, and those who are directly assigned. */
export function appUserRoutes(declare: Declare): void {
  declare('get', '/api/v1/apps/:appId/users', 'okta.apps.read', (call) => {
    const app = appOf(call);
    const start = call.url.searchParams.get('q')?.toLowerCase() ?? '';
    const chosen = appUsers(call.world, app).filter((found) => found.userName.toLowerCase().startsWith(start));
    const page = pageOf(chosen, (found) => found.user.id, call.url, LIMITS);
    return ok(
      page.items.map((found) => view(call, app, found)),
      { Link: page.link },
    );
  });
  declare('post', '/api/v1/apps/:appId/users', 'okta.apps.manage', (call) => {
    const id = text(call.body.id);
    if (id === undefined) throw validationFailed('id', 'id: The field cannot be left blank');
    return assign(call, id);
  });
  const one = '/api/v1/apps/:appId/users/:userId';
  declare('get', one, 'okta.apps.read', (call) => {
    const app = appOf(call);
    return ok(view(call, app, oneOf(call, app)));
  });
  declare('post', one, 'okta.apps.manage', (call) => {
    oneOf(call, appOf(call));
    return assign(call, String(call.params.userId));
  });
  declare('delete', one, 'okta.apps.manage', (call) => {
    const app = appOf(call);
    const found = oneOf(call, app);
    if (found.scope === 'GROUP') {
      throw validationFailed('scope', 'The user has the app through a group: remove them from the group.');
    }
    app.users.delete(found.user.id);
    return NO_CONTENT;
  });
}

function assign(call: Call, userId: string): Answer {
  const app = appOf(call);
  const user = userById(call.world, userId);
  if (user.status === 'DEPROVISIONED') {
    throw validationFailed('user', 'A deactivated user cannot be assigned to an application.');
  }
  const { userName } = object(call.body.credentials);
  assignUser(call.world, app, user, object(call.body.profile), text(userName));
  return ok(view(call, app, appUserOf(call, app, user.id)));
}

function oneOf(call: Call, app: OktaApp): AppUser {
  return appUserOf(call, app, userById(call.world, call.params.userId).id);
}

function appUserOf(call: Call, app: OktaApp, userId: string): AppUser {
  const found = appUser(call.world, app, userId);
  if (found === undefined) throw notFound(userId, 'AppUser');
  return found;
}

/** The answer; with `expand=user` the user of Okta stands in it too. */
function view(call: Call, app: OktaApp, found: AppUser): Json {
  const shown = appUserView(call.origin, app, found);
  if (call.url.searchParams.get('expand') !== 'user') return shown;
  return { ...shown, _embedded: { user: userView(call, found.user) } };
}
