import { type AccountFile } from './account-schema.js';
import { type AppSettings, type OktaAccountSettings } from './okta-settings.js';

/** What an account of an access file declares of Okta. The checks have seen to it that `app` is there. */
export function oktaAccountSettings({ app, provisioning, adopt }: AccountFile): OktaAccountSettings {
  return { kind: 'okta', app: appSettings(app!, provisioning), provisioning, ...(adopt && { adopt }) };
}

function appSettings(app: NonNullable<AccountFile['app']>, provisioning: AccountFile['provisioning']): AppSettings {
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
