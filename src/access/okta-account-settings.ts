import { type OktaAccountFile } from './account-schema.js';
import { type AppSettings, type OktaAccountSettings, type ProvisioningSettings } from './okta-settings.js';

/** What an account of an access file declares of Okta. The checks have seen to it that `app` is there. */
export function oktaAccountSettings({ app, provisioning, adopt }: OktaAccountFile): OktaAccountSettings {
  const settings = provisioningSettings(provisioning);
  return { kind: 'okta', app: appSettings(app!, settings), provisioning: settings, ...(adopt && { adopt }) };
}

/** @throws TypeError for an account that has no app: it was called for the wrong one */
function provisioningSettings(written: OktaAccountFile['provisioning']): ProvisioningSettings {
  const { mode, create, update, deactivate, import: imports } = written;
  if (mode === 'direct') throw new TypeError('An account that klaviyo-access provisions itself has no app in Okta.');
  return { mode, create, update, deactivate, import: imports };
}

function appSettings(app: NonNullable<OktaAccountFile['app']>, provisioning: ProvisioningSettings): AppSettings {
  if ('existing' in app) return { kind: 'existing', label: app.label, id: app.existing };
  const { mode, ...switches } = provisioning;
  const handMade = mode === 'console' && Object.values(switches).includes(true);
  const { label, updates = handMade ? 'check' : 'apply' } = app;
  if ('saml' in app) {
    const { ssoUrl, audience, recipient = ssoUrl, destination = ssoUrl } = app.saml;
    return { kind: 'saml', label, updates, saml: { ssoUrl, audience, recipient, destination } };
  }
  return { kind: 'preconfigured', label, updates, preconfigured: app.preconfigured };
}
