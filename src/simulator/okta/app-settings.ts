import { flag, object, text } from './json-value.js';
import { type SignOnMode, hasPassword } from './sign-on-modes.js';
import { type Json } from './world.js';

/** An app by what decides which settings it has. */
export interface SettingsOwner {
  readonly name: string;
  readonly custom: boolean;
  readonly signOnMode: SignOnMode;
}

/**
 * What templates hold in `settings.app` besides what was sent: null, as recorded. The settings of the catalogue's own apps are
 * recorded for few of them; here they are what was sent.
 */
const BLANK_APP_SETTINGS: Readonly<Record<string, readonly string[]>> = {
  template_swa: ['loginUrlRegex', 'usernameField', 'redirectUrl', 'buttonField', 'checkbox', 'passwordField', 'url'],
  template_swa3field: [
    'loginUrlRegex',
    'extraFieldSelector',
    'extraFieldValue',
    'redirectUrl',
    'userNameSelector',
    'passwordSelector',
    'buttonSelector',
    'targetURL',
  ],
  template_sps: [
    'usernameField',
    'optionalField1',
    'optionalField2Value',
    'optionalField3Value',
    'passwordField',
    'url',
    'optionalField1Value',
    'optionalField2',
    'optionalField3',
  ],
  template_basic_auth: ['loginUrlRegex', 'authURL', 'url'],
};

/** An app's `settings` as its answers show them, from what was sent. */
export function settingsOf(owner: SettingsOwner, sent: Json): Json {
  const notes = object(sent.notes);
  const blank = Object.fromEntries((BLANK_APP_SETTINGS[owner.name] ?? []).map((name) => [name, null]));
  return {
    app: { ...blank, ...object(sent.app) },
    notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
    manualProvisioning: false,
    implicitAssignment: flag(sent.implicitAssignment, false),
    emOptInStatus: 'NONE',
    notes: { admin: text(notes.admin) ?? null, enduser: text(notes.enduser) ?? null },
    ...ofSignOnMode(owner, sent),
  };
}

/** What `credentials` holds besides the user name and the signing key, from what was sent. */
export function credentialsOf({ name, signOnMode }: SettingsOwner, id: string, sent: Json): Json {
  if (hasPassword(signOnMode)) {
    const scheme = text(sent.scheme) ?? 'EDIT_USERNAME_AND_PASSWORD';
    return {
      scheme,
      // The password itself is in no answer.
      ...(scheme === 'SHARED_USERNAME_AND_PASSWORD' && { userName: text(sent.userName) ?? null, password: {} }),
      revealPassword: flag(sent.revealPassword, false),
    };
  }
  if (name !== 'oidc_client') return {};
  const client = object(sent.oauthClient);
  return {
    oauthClient: {
      autoKeyRotation: flag(client.autoKeyRotation, true),
      client_id: text(client.client_id) ?? id,
      token_endpoint_auth_method: text(client.token_endpoint_auth_method) ?? 'client_secret_basic',
      pkce_required: flag(client.pkce_required, false),
    },
  };
}

/** Recorded: SAML's two modes and AUTO_LOGIN have sign-on settings, and `oidc_client` has those of its client. The others have none. */
function ofSignOnMode({ name, custom, signOnMode }: SettingsOwner, sent: Json): Json {
  const signOn = object(sent.signOn);
  switch (signOnMode) {
    case 'SAML_2_0':
      return { signOn: custom ? customSaml(signOn) : { ...overrides(signOn), ...catalogueSaml(signOn) } };
    case 'SAML_1_1':
      return { signOn: overrides(signOn) };
    case 'AUTO_LOGIN':
      return {
        signOn: { redirectUrl: text(signOn.redirectUrl) ?? null, loginUrl: text(signOn.loginUrl) ?? null },
      };
    case 'OPENID_CONNECT':
      return name === 'oidc_client' ? { oauthClient: oauthClient(object(sent.oauthClient)) } : {};
    default:
      return {};
  }
}

/** The sign-on settings of a custom app as recorded: what was sent, without the overrides, and what Okta adds. */
function customSaml(sent: Json): Json {
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

/** The sign-on settings of every SAML app of the catalogue as recorded: the overrides, null where they are blank. */
function overrides(sent: Json): Json {
  return {
    defaultRelayState: text(sent.defaultRelayState) ?? null,
    ssoAcsUrlOverride: text(sent.ssoAcsUrlOverride) ?? null,
    audienceOverride: text(sent.audienceOverride) ?? null,
    recipientOverride: text(sent.recipientOverride) ?? null,
  };
}

/** What those of SAML 2.0 have besides. */
function catalogueSaml(sent: Json): Json {
  return {
    destinationOverride: text(sent.destinationOverride) ?? null,
    attributeStatements: sent.attributeStatements ?? [],
  };
}

/** The client settings of an app of OpenID Connect as recorded: what was sent, and what Okta adds. */
function oauthClient(sent: Json): Json {
  return {
    client_uri: null,
    logo_uri: null,
    redirect_uris: [],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    application_type: 'web',
    consent_method: 'TRUSTED',
    issuer_mode: 'ORG_URL',
    idp_initiated_login: { mode: 'DISABLED', default_scope: [] },
    wildcard_redirect: 'DISABLED',
    dpop_bound_access_tokens: false,
    participate_slo: false,
    ...sent,
  };
}
