import { type OktaApiError, validationFailed } from './errors.js';

/** The sign-on modes of apps that the simulator has, as the recorded tests of the Terraform provider 6.12.0 name them. */
export const SIGN_ON_MODES = [
  'SAML_2_0',
  'SAML_1_1',
  'OPENID_CONNECT',
  'BOOKMARK',
  'AUTO_LOGIN',
  'BROWSER_PLUGIN',
  'SECURE_PASSWORD_STORE',
  'BASIC_AUTH',
] as const;

export type SignOnMode = (typeof SIGN_ON_MODES)[number];

/** The modes in which a person signs on with a password that Okta fills in. */
const PASSWORD_MODES: readonly SignOnMode[] = ['AUTO_LOGIN', 'BROWSER_PLUGIN', 'SECURE_PASSWORD_STORE', 'BASIC_AUTH'];

/** The modes in which Okta signs something for the app, and so has a key for it. */
const SIGNING_MODES: readonly SignOnMode[] = ['SAML_2_0', 'SAML_1_1', 'OPENID_CONNECT'];

/**
 * Names under which anybody makes an app, each with its mode. Recorded: `oidc_client` of OpenID Connect, `bookmark`, and the
 * templates of apps with a password. Any other name is an app of Okta's catalogue.
 */
const TEMPLATES: Readonly<Record<string, SignOnMode>> = {
  oidc_client: 'OPENID_CONNECT',
  bookmark: 'BOOKMARK',
  template_swa: 'BROWSER_PLUGIN',
  template_swa3field: 'BROWSER_PLUGIN',
  template_sps: 'SECURE_PASSWORD_STORE',
  template_basic_auth: 'BASIC_AUTH',
};

/** The modes of which an app can be made without a name. */
const NAMELESS: readonly SignOnMode[] = ['SAML_2_0', 'AUTO_LOGIN'];

/** Whether a person signs on to such an app with a password that Okta fills in. */
export function hasPassword(mode: SignOnMode): boolean {
  return PASSWORD_MODES.includes(mode);
}

/** Whether Okta signs for such an app. */
export function isSigned(mode: SignOnMode): boolean {
  return SIGNING_MODES.includes(mode);
}

/** The name of the template of a mode; undefined where an app of it needs none, or one of the catalogue. */
export function templateOf(mode: SignOnMode): string | undefined {
  return Object.keys(TEMPLATES).find((name) => TEMPLATES[name] === mode);
}

/**
 * The mode of an app, by the name and the mode that were sent. An app of the catalogue that is asked to log in on its own
 * signs on with Okta's browser plugin: recorded.
 *
 * @throws OktaApiError 400 for a mode that the simulator does not have, and for one that does not go with the name
 */
export function signOnModeOf(sent: string, name: string | undefined): SignOnMode {
  const mode = SIGN_ON_MODES.find((known) => known === sent);
  if (mode === undefined) throw notSimulated(sent);
  if (name === undefined) {
    if (NAMELESS.includes(mode)) return mode;
    const template = templateOf(mode) ?? "that of an app of Okta's catalogue";
    throw validationFailed('name', `name: An app that signs on with ${mode} needs a name, such as ${template}.`);
  }
  const own = Object.hasOwn(TEMPLATES, name) ? TEMPLATES[name] : undefined;
  if (own === undefined) return mode === 'AUTO_LOGIN' ? 'BROWSER_PLUGIN' : mode;
  if (own !== mode) throw validationFailed('signOnMode', `signOnMode: ${name} signs on with ${own}, not with ${mode}.`);
  return mode;
}

/** Okta itself has more modes, such as WS_FEDERATION. */
function notSimulated(mode: string): OktaApiError {
  return validationFailed(
    'signOnMode',
    `The simulator has no apps that sign on with ${mode}. It has: ${SIGN_ON_MODES.join(', ')}.`,
  );
}
