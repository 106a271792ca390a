import { type AppSettings } from '../../access/okta-settings.js';

/**
 * The apps of Okta's catalogue whose provisioning Okta's API can switch on with a token (Okta's Application Connections
 * API: Okta Org2Org and Zscaler 2.0). Klaviyo is not among them.
 */
export const API_PROVISIONED_APPS: readonly string[] = ['okta_org2org', 'zscalerbyz'];

/**
 * Why Terraform cannot switch provisioning on for this app, in sentences, or undefined if it can.
 *
 * @param known - names of apps in Okta's catalogue that Okta's API provisions
 */
export function apiProvisioningRefusal(
  app: AppSettings,
  known: readonly string[] = API_PROVISIONED_APPS,
): string | undefined {
  if (app.kind === 'preconfigured' && known.includes(app.preconfigured)) return undefined;
  const remedy =
    'Write provisioning.mode: console; the output console_steps then lists what to switch on in Okta, and every plan checks it.';
  return `provisioning.mode: api is not possible for ${describe(app)}: ${reason(app, known)} ${remedy}`;
}

function describe(app: AppSettings): string {
  switch (app.kind) {
    case 'saml':
      return `the custom SAML app "${app.label}"`;
    case 'preconfigured':
      return `the app "${app.label}" (${app.preconfigured} of Okta's catalogue)`;
    case 'existing':
      return `the existing app "${app.label}" (${app.id})`;
  }
}

function reason(app: AppSettings, known: readonly string[]): string {
  if (app.kind === 'existing') {
    return 'which app of the catalogue it is shows only at apply, when a wrong one fails half-way.';
  }
  return `Okta's API switches provisioning on for ${known.join(', ')} only and answers UNKNOWN for any other, so the apply would fail.`;
}
