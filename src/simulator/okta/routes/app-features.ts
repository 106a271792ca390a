import { type Call, type Declare, ok } from '../api.js';
import { notFound, validationFailed } from '../errors.js';
import { object } from '../json-value.js';
import { appOf } from '../lookup.js';
import { type ProvisioningFeature, provisioningSupport } from '../provisioning.js';
import { type Json, type OktaApp } from '../world.js';

/**
 * The provisioning features of an app. For an app without provisioning, and so for every app that the API does not
 * support, the list is refused (Okta's OpenAPI description, "List all features": an error if provisioning isn't
 * enabled, 400) and a single feature is not there (404). The wording of those two refusals is not recorded anywhere.
 */
export function appFeatures(declare: Declare): void {
  declare('get', '/api/v1/apps/:appId/features', 'okta.apps.read', (call) => {
    const app = appOf(call);
    const names = available(app);
    if (names.length === 0) throw validationFailed('provisioning', "Provisioning isn't enabled for the app.");
    return ok(names.map((name) => view(call, app, name)));
  });
  const one = '/api/v1/apps/:appId/features/:featureName';
  declare('get', one, 'okta.apps.read', (call) => {
    const app = appOf(call);
    return ok(view(call, app, featureOf(call, app)));
  });
  declare('put', one, 'okta.apps.manage', (call) => {
    const app = appOf(call);
    const name = featureOf(call, app);
    const merged = merge(capabilities(app, name), call.body);
    app.capabilities.set(name, merged);
    if (name === 'USER_PROVISIONING') switchUserProvisioning(app, merged);
    return ok(view(call, app, name));
  });
}

const DESCRIPTIONS: Readonly<Record<ProvisioningFeature, string>> = {
  USER_PROVISIONING: 'User provisioning settings from Okta to a downstream application',
  INBOUND_PROVISIONING: 'In-bound provisioning settings for provisioning users from an application to Okta',
};

const DISABLED = { status: 'DISABLED' };

/** What a feature holds before anybody has set it. */
const INITIAL: Readonly<Record<ProvisioningFeature, Json>> = {
  USER_PROVISIONING: {
    create: { lifecycleCreate: DISABLED },
    update: {
      profile: DISABLED,
      lifecycleDeactivate: DISABLED,
      password: { status: 'DISABLED', seed: 'RANDOM', change: 'KEEP_EXISTING' },
    },
  },
  INBOUND_PROVISIONING: {
    importSettings: {
      username: { userNameFormat: 'EMAIL' },
      schedule: { status: 'DISABLED', fullImport: null, incrementalImport: null },
    },
    importRules: {
      userCreateAndMatch: {
        exactMatchCriteria: 'USERNAME',
        allowPartialMatch: true,
        autoConfirmPartialMatch: false,
        autoConfirmExactMatch: false,
        autoConfirmNewUsers: false,
        autoActivateNewUsers: false,
      },
    },
  },
};

function available(app: OktaApp): readonly ProvisioningFeature[] {
  return app.connection?.status === 'ENABLED' ? (provisioningSupport(app)?.features ?? []) : [];
}

function featureOf(call: Call, app: OktaApp): ProvisioningFeature {
  const name = available(app).find((feature) => feature === call.params.featureName);
  if (name === undefined) throw notFound(String(call.params.featureName), 'AppFeature');
  return name;
}

function capabilities(app: OktaApp, name: ProvisioningFeature): Json {
  const kept = app.capabilities.get(name) ?? INITIAL[name];
  return name === 'USER_PROVISIONING' ? merge(kept, switchesOf(app)) : kept;
}

/** The switches under To App in the console are these very ones. */
function switchesOf({ provisioning }: OktaApp): Json {
  const shownAs = (on: boolean): Json => ({ status: on ? 'ENABLED' : 'DISABLED' });
  return {
    create: { lifecycleCreate: shownAs(provisioning.create) },
    update: { profile: shownAs(provisioning.update), lifecycleDeactivate: shownAs(provisioning.deactivate) },
  };
}

function switchUserProvisioning(app: OktaApp, settings: Json): void {
  const isOn = (part: unknown): boolean => object(part).status === 'ENABLED';
  const update = object(settings.update);
  app.provisioning.create = isOn(object(settings.create).lifecycleCreate);
  app.provisioning.update = isOn(update.profile);
  app.provisioning.deactivate = isOn(update.lifecycleDeactivate);
}

/** What was sent over what there was: the endpoint takes a part of a feature. */
function merge(there: Json, sent: Json): Json {
  const merged: Json = { ...there };
  for (const [name, value] of Object.entries(sent)) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    merged[name] = isObject ? merge(object(there[name]), value as Json) : value;
  }
  return merged;
}

function view(call: Call, app: OktaApp, name: ProvisioningFeature): Json {
  const href = `${call.origin}/api/v1/apps/${app.id}/features/${name}`;
  return {
    name,
    status: 'ENABLED',
    description: DESCRIPTIONS[name],
    capabilities: capabilities(app, name),
    _links: { self: { href, hints: { allow: ['GET', 'PUT'] } } },
  };
}
