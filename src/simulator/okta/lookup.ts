import { type Call } from './api.js';
import { notFound } from './errors.js';
import { type OktaApp, type OktaGroup, type OktaUser, type World } from './world.js';

/** The app of the path's `appId`. @throws OktaApiError 404 */
export function appOf(call: Call): OktaApp {
  return found(call.world.apps, call.params.appId, 'AppInstance');
}

/** The group with this id. @throws OktaApiError 404 */
export function groupById(world: World, id: string | undefined): OktaGroup {
  return found(world.groups, id, 'UserGroup');
}

/** The user with this id, or with this login, as Okta's paths take either. @throws OktaApiError 404 */
export function userById(world: World, id: string | undefined): OktaUser {
  const byLogin = id === undefined ? undefined : world.logins.get(id.toLowerCase());
  return found(world.users, byLogin ?? id, 'User');
}

/** The record under an id. @throws OktaApiError 404, with Okta's own word for the kind */
export function found<Thing>(things: ReadonlyMap<string, Thing>, id: string | undefined, kind: string): Thing {
  const thing = id === undefined ? undefined : things.get(id);
  if (thing === undefined) throw notFound(id ?? '', kind);
  return thing;
}
