import { type Answer, type Call, type Declare, NO_CONTENT, ok } from '../api.js';
import { validationFailed } from '../errors.js';
import { object, text } from '../json-value.js';
import { appOf } from '../lookup.js';
import { provisioningSupport } from '../provisioning.js';
import { type Connection, type Json, type OktaApp } from '../world.js';

/**
 * The provisioning connection of an app. For an app that the API does not support, Okta answers 200 with the status
 * UNKNOWN and keeps nothing of what was sent (Okta's OpenAPI description, "ProvisioningConnectionStatus").
 */
export function appConnection(declare: Declare): void {
  const path = '/api/v1/apps/:appId/connections/default';
  declare('get', path, 'okta.apps.read', (call) => shown(call, appOf(call)));
  declare('post', path, 'okta.apps.manage', (call) => {
    const app = appOf(call);
    const support = provisioningSupport(app);
    if (support === undefined) return shown(call, app);
    const profile = object(call.body.profile);
    const authScheme = support.authSchemes.find((scheme) => scheme === profile.authScheme);
    if (authScheme === undefined) {
      throw validationFailed('profile.authScheme', `authScheme: The app takes ${support.authSchemes.join(' or ')}.`);
    }
    if (authScheme === 'TOKEN' && text(profile.token) === undefined) {
      throw validationFailed('profile.token', 'token: The field cannot be left blank');
    }
    const status =
      call.url.searchParams.get('activate') === 'true' ? 'ENABLED' : (app.connection?.status ?? 'DISABLED');
    setConnection(app, { authScheme, baseUrl: text(call.body.baseUrl), status });
    return shown(call, app);
  });
  lifecycle(declare, 'activate', 'ENABLED');
  lifecycle(declare, 'deactivate', 'DISABLED');
}

function lifecycle(declare: Declare, action: string, status: Connection['status']): void {
  const path = `/api/v1/apps/:appId/connections/default/lifecycle/${action}`;
  declare('post', path, 'okta.apps.manage', (call) => {
    const app = appOf(call);
    if (app.connection !== undefined) setConnection(app, { ...app.connection, status });
    else if (provisioningSupport(app) !== undefined) {
      throw validationFailed('connection', 'The app has no provisioning connection yet.');
    }
    return NO_CONTENT;
  });
}

function setConnection(app: OktaApp, connection: Connection): void {
  app.connection = connection;
  app.provisioning.enabled = connection.status === 'ENABLED';
}

function shown(call: Call, app: OktaApp): Answer {
  return ok(view(`${call.origin}/api/v1/apps/${app.id}/connections/default`, app));
}

function view(self: string, app: OktaApp): Json {
  const selfLink = { self: { href: self, hints: { allow: ['POST', 'GET'] } } };
  if (provisioningSupport(app) === undefined) {
    return { status: 'UNKNOWN', profile: { authScheme: 'UNKNOWN' }, _links: selfLink };
  }
  const { connection } = app;
  if (connection === undefined) return { status: 'DISABLED', profile: { authScheme: 'UNKNOWN' }, _links: selfLink };
  const action = connection.status === 'ENABLED' ? 'deactivate' : 'activate';
  return {
    ...(connection.authScheme === 'TOKEN' ? { authScheme: 'TOKEN' } : {}),
    status: connection.status,
    ...(connection.baseUrl === undefined ? {} : { baseUrl: connection.baseUrl }),
    profile: { authScheme: connection.authScheme },
    _links: { ...selfLink, [action]: { href: `${self}/lifecycle/${action}`, hints: { allow: ['POST'] } } },
  };
}
