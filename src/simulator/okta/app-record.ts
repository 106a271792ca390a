import { validationFailed } from './errors.js';
import { flag, object, text } from './json-value.js';
import { noProvisioning } from './provisioning.js';
import { type Json, type OktaApp, type World } from './world.js';

/** What a custom SAML app cannot be without (the provider asks the same of `okta_app_saml`). */
const SAML_REQUIRED = ['ssoAcsUrl', 'audience', 'recipient', 'destination'] as const;

/**
 * Makes an app from the body of `POST /api/v1/apps`. Without `name` it is a custom one, which Okta names by
 * organisation, label and a number; with `name` it is one of Okta's catalogue, whichever it says.
 *
 * @throws OktaApiError 400 for a missing label, sign-on mode or SAML setting
 */
export function createApp(world: World, body: Json, status: OktaApp['status']): OktaApp {
  const label = labelOf(body);
  const signOnMode = text(body.signOnMode);
  if (signOnMode === undefined) throw validationFailed('signOnMode', 'signOnMode: The field cannot be left blank');
  const catalogueName = text(body.name);
  const custom = catalogueName === undefined;
  if (custom && signOnMode === 'SAML_2_0') checkSaml(body);
  const at = world.timestamp();
  const app: OktaApp = {
    id: world.nextId('0oa'),
    name: catalogueName ?? customName(world, label),
    custom,
    label,
    status,
    signOnMode,
    created: at,
    lastUpdated: at,
    ...written(body, custom),
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

/** Replaces what the body of `PUT /api/v1/apps/{id}` may replace. @throws OktaApiError 400 as for a new app */
export function updateApp(world: World, app: OktaApp, body: Json): void {
  const label = labelOf(body);
  if (app.custom && app.signOnMode === 'SAML_2_0') checkSaml(body);
  Object.assign(app, written(body, app.custom), { label, lastUpdated: world.timestamp() });
}

type Written = Pick<OktaApp, 'accessibility' | 'visibility' | 'userNameTemplate' | 'settings'>;

function written(body: Json, custom: boolean): Written {
  const accessibility = object(body.accessibility);
  const visibility = object(body.visibility);
  const hide = object(visibility.hide);
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
    userNameTemplate: {
      template: '${source.login}',
      type: 'BUILT_IN',
      ...object(object(body.credentials).userNameTemplate),
    },
    settings: settingsOf(object(body.settings), custom),
  };
}

function settingsOf(settings: Json, custom: boolean): Json {
  const notes = object(settings.notes);
  const signOn = object(settings.signOn);
  return {
    app: object(settings.app),
    notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
    manualProvisioning: false,
    implicitAssignment: flag(settings.implicitAssignment, false),
    emOptInStatus: 'NONE',
    notes: { admin: text(notes.admin) ?? null, enduser: text(notes.enduser) ?? null },
    signOn: custom ? customSignOn(signOn) : catalogueSignOn(signOn),
  };
}

/** The sign-on settings of a custom app as recorded: what was sent, without the overrides, and what Okta adds. */
function customSignOn(sent: Json): Json {
  const settings = Object.fromEntries(Object.entries(sent).filter(([name]) => !name.endsWith('Override')));
  return {
    defaultRelayState: '',
    idpIssuer: 'http://www.okta.com/${org.externalKey}',
    spIssuer: object(sent.slo).issuer ?? null,
    requestCompressed: false,
    attributeStatements: [],
    inlineHooks: [],
    assertionEncryption: { enabled: false },
    allowMultipleAcsEndpoints: false,
    acsEndpoints: [],
    samlSignedRequestEnabled: false,
    slo: { enabled: false },
    ...settings,
  };
}

/** The sign-on settings of a catalogue app as recorded: the overrides, null where they are blank, and nothing else. */
function catalogueSignOn(sent: Json): Json {
  return {
    defaultRelayState: text(sent.defaultRelayState) ?? null,
    ssoAcsUrlOverride: text(sent.ssoAcsUrlOverride) ?? null,
    audienceOverride: text(sent.audienceOverride) ?? null,
    recipientOverride: text(sent.recipientOverride) ?? null,
    destinationOverride: text(sent.destinationOverride) ?? null,
    attributeStatements: sent.attributeStatements ?? [],
  };
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
