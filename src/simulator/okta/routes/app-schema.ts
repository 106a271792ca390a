import { type Answer, type Call, type Declare, ok } from '../api.js';
import { schemaView, writeProperties } from '../app-schema.js';
import { notFound, validationFailed } from '../errors.js';
import { object } from '../json-value.js';
import { appOf } from '../lookup.js';
import { type OktaApp } from '../world.js';

/**
 * The user schema of an app. While the app is not ACTIVE there is none: 404, of which the provider's documentation of
 * `okta_app_user_schema_property` warns.
 */
export function appSchema(declare: Declare): void {
  const path = '/api/v1/meta/schemas/apps/:appId/default';
  declare('get', path, 'okta.schemas.read', (call) => shown(call, activeApp(call)));
  declare('post', path, 'okta.schemas.manage', (call) => {
    const app = activeApp(call);
    const { base, custom } = object(call.body.definitions);
    if (base !== undefined) throw validationFailed('definitions', 'The simulator does not change base properties.');
    writeProperties(app, object(object(custom).properties));
    app.schemaUpdated = call.world.timestamp();
    return shown(call, app);
  });
}

function activeApp(call: Call): OktaApp {
  const app = appOf(call);
  if (app.status !== 'ACTIVE') throw notFound(app.id, 'AppInstance');
  return app;
}

function shown(call: Call, app: OktaApp): Answer {
  return ok(schemaView(call.origin, app));
}
