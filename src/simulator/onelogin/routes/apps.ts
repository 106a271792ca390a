import { type Declare, NO_CONTENT, created, ok } from '../api.js';
import { deleteParameter } from '../app-parameters.js';
import { appById, changeApp, connectorOf, createApp, deleteApp } from '../app-record.js';
import { appSummary, appView } from '../app-view.js';
import { ICON, SAML } from '../connectors.js';
import { peopleOf } from '../effects.js';
import { invalidValue } from '../errors.js';
import { pageOf } from '../paging.js';
import { matches, selected } from '../query-filter.js';
import { MAY } from '../scopes.js';

/** The largest page is 1,000 ("List Connectors", "List App Users"); that apps have the same is assumed, and so is the usual size. */
const PAGES = { fallback: 100, max: 1000 };

/** Connectors, apps, and who has an app. */
export function apps(declare: Declare): void {
  declare('get', '/connectors', MAY.manageAll, (call) => {
    const { world, query } = call;
    const method = numberIn(query, 'auth_method');
    // "The name or partial name of the app to search for."
    const name = (query.get('name') ?? '').toLowerCase();
    const found = [...world.connectors.values()].filter(
      (one) => one.name.toLowerCase().includes(name) && (method === undefined || method === SAML),
    );
    const views = found.map(({ id, name, allowsNewParameters }) => ({
      id,
      name,
      auth_method: SAML,
      allows_new_parameters: allowsNewParameters,
      icon_url: ICON,
    }));
    return pageOf(call, selected(query, views), PAGES);
  });

  declare('get', '/apps', MAY.readApps, (call) => {
    const { world, query } = call;
    const [connector, method] = [numberIn(query, 'connector_id'), numberIn(query, 'auth_method')];
    const name = query.get('name');
    const found = [...world.apps.values()]
      .map((app) => appSummary(app))
      .filter(
        (app) =>
          (name === null || matches(app.name, name)) &&
          (connector === undefined || app.connector_id === connector) &&
          (method === undefined || app.auth_method === method),
      );
    return pageOf(call, selected(query, found), PAGES);
  });
  declare('post', '/apps', MAY.manageAll, ({ world, body }) => created(appView(world, createApp(world, body))));
  const one = '/apps/:id';
  declare('get', one, MAY.readApps, ({ world, params }) => ok(appView(world, appById(world, params.id))));
  declare('put', one, MAY.manageAll, ({ world, params, body }) => {
    const app = appById(world, params.id);
    changeApp(world, app, body);
    return ok(appView(world, app));
  });
  declare('delete', one, MAY.manageAll, ({ world, params }) => {
    deleteApp(world, appById(world, params.id));
    return NO_CONTENT;
  });
  declare('delete', `${one}/parameters/:parameterId`, MAY.manageAll, ({ world, params }) => {
    const app = appById(world, params.id);
    deleteParameter(app, connectorOf(world, app), params.parameterId);
    return NO_CONTENT;
  });
  declare('get', `${one}/users`, MAY.readApps, (call) => {
    const people = peopleOf(call.world, appById(call.world, call.params.id));
    // No role value and no status: "List App Users" shows these five.
    const views = [...people].flatMap((id) => {
      const user = call.world.users.get(id);
      if (user === undefined) return [];
      const { firstname, lastname, username, email } = user.properties;
      return [{ id, firstname, lastname, username, email }];
    });
    return pageOf(call, views, PAGES);
  });
}

/** A number of a query; undefined where it is left out. @throws OneLoginError 422 */
export function numberIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d+$/.test(text)) throw invalidValue(name);
  return Number(text);
}
