import { credentialsOf, settingsOf } from './app-settings.js';
import { validationFailed } from './errors.js';
import { flag, object, text } from './json-value.js';
import { noProvisioning } from './provisioning.js';
import { signOnModeOf } from './sign-on-modes.js';
import { type Json, type OktaApp, type World } from './world.js';

/** What a custom SAML app cannot be without (the provider asks the same of `okta_app_saml`). */
const SAML_REQUIRED = ['ssoAcsUrl', 'audience', 'recipient', 'destination'] as const;

/**
 * Makes an app from the body of `POST /api/v1/apps`. Without `name` it is a custom one, which Okta names by
 * organisation, label and a number; with `name` it is made from a template, or one of Okta's catalogue, whichever it says.
 *
 * @throws OktaApiError 400 for a missing label, sign-on mode or SAML setting, and for a sign-on mode that the simulator does not have
 */
export function createApp(world: World, body: Json, status: OktaApp['status']): OktaApp {
  const label = labelOf(body);
  const sentMode = text(body.signOnMode);
  if (sentMode === undefined) throw validationFailed('signOnMode', 'signOnMode: The field cannot be left blank');
  const knownName = text(body.name);
  const custom = knownName === undefined;
  const signOnMode = signOnModeOf(sentMode, knownName);
  if (custom && signOnMode === 'SAML_2_0') checkSaml(body);
  const at = world.timestamp();
  const identity = { id: world.nextId('0oa'), name: knownName ?? customName(world, label), custom, signOnMode };
  const app: OktaApp = {
    ...identity,
    label,
    status,
    created: at,
    lastUpdated: at,
    ...written(identity, body),
    policyId: world.defaultPolicyId,
    provisioning: noProvisioning(),
    connection: undefined,
    capabilities: new Map(),
    properties: new Map(),
    schemaUpdated: at,
    groups: new Map(),
    users: new Map(),
    syncStates: new Map(),
  };
  world.apps.set(app.id, app);
  return app;
}

/**
 * Replaces what the body of `PUT /api/v1/apps/{id}` may replace.
 *
 * @throws OktaApiError 400 as for a new app, and for another sign-on mode than the app has: Okta can change that of some apps of
 * its catalogue, the simulator of none
 */
export function updateApp(world: World, app: OktaApp, body: Json): void {
  const label = labelOf(body);
  const sentMode = text(body.signOnMode);
  if (sentMode !== undefined && signOnModeOf(sentMode, app.custom ? undefined : app.name) !== app.signOnMode) {
    const cause = `The simulator does not change how an app signs on: it is ${app.signOnMode}, and ${sentMode} was sent.`;
    throw validationFailed('signOnMode', cause);
  }
  if (app.custom && app.signOnMode === 'SAML_2_0') checkSaml(body);
  Object.assign(app, written(app, body), { label, lastUpdated: world.timestamp() });
}

type Identity = Pick<OktaApp, 'id' | 'name' | 'custom' | 'signOnMode'>;

type Written = Pick<OktaApp, 'accessibility' | 'visibility' | 'userNameTemplate' | 'credentials' | 'settings'>;

function written(app: Identity, body: Json): Written {
  const accessibility = object(body.accessibility);
  const visibility = object(body.visibility);
  const hide = object(visibility.hide);
  const credentials = object(body.credentials);
  return {
    accessibility: {
      selfService: flag(accessibility.selfService, false),
      errorRedirectUrl: text(accessibility.errorRedirectUrl) ?? null,
      loginRedirectUrl: text(accessibility.loginRedirectUrl) ?? null,
    },
    visibility: {
      autoLaunch: flag(visibility.autoLaunch, false),
      autoSubmitToolbar: flag(visibility.autoSubmitToolbar, false),
      hide: { iOS: flag(hide.iOS, false), web: flag(hide.web, false) },
    },
    userNameTemplate: userNameTemplate(object(credentials.userNameTemplate)),
    credentials: credentialsOf(app, app.id, credentials),
    settings: settingsOf(app, object(body.settings)),
  };
}

/** Recorded: a custom template is not pushed unless that is asked for, and a built-in one says nothing of it. */
function userNameTemplate(sent: Json): Json {
  const template = { template: '${source.login}', type: 'BUILT_IN', ...sent };
  return template.type === 'CUSTOM' ? { pushStatus: 'DONT_PUSH', ...template } : template;
}

function labelOf(body: Json): string {
  const label = text(body.label);
  if (label === undefined) throw validationFailed('label', 'label: The field cannot be left blank');
  return label;
}

function checkSaml(body: Json): void {
  const signOn = object(object(body.settings).signOn);
  const blank = SAML_REQUIRED.filter((name) => text(signOn[name]) === undefined);
  if (blank.length > 0) {
    throw validationFailed('settings.signOn', ...blank.map((name) => `${name}: The field cannot be left blank`));
  }
}

/** The name that Okta makes for a custom app: organisation, the label's letters and digits, a number. */
function customName(world: World, label: string): string {
  world.customApps += 1;
  return `${world.org}_${label.toLowerCase().replace(/[^a-z0-9]/g, '')}_${String(world.customApps)}`;
}
