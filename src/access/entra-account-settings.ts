import { type EntraAccountFile } from './account-schema.js';
import { type EntraAppFile } from './entra-schema.js';
import { type EntraAccountSettings, type EntraApp, NON_GALLERY_TEMPLATE } from './entra-settings.js';

/** What an account of an access file declares of Entra. */
export function entraAccountSettings({ app, provisioning, adopt }: EntraAccountFile): EntraAccountSettings {
  return {
    kind: 'entra',
    app: entraApp(app),
    provisioning,
    ...(adopt && { adopt: { ...adopt, job: adopt.job } }),
  };
}

function entraApp({ template = NON_GALLERY_TEMPLATE, existing, saml, ...settings }: EntraAppFile): EntraApp {
  const own = { ...settings, saml };
  return existing === undefined ? { ...own, kind: 'template', template } : { ...own, kind: 'existing', id: existing };
}
