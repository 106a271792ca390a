import { type OneLoginAccountFile } from './account-schema.js';
import { type OneLoginAppFile } from './onelogin-schema.js';
import { type OneLoginAccountSettings, type OneLoginApp, type OneLoginAppSettings } from './onelogin-settings.js';

/** What an account of an access file declares of OneLogin. */
export function oneLoginAccountSettings({ app, provisioning, adopt }: OneLoginAccountFile): OneLoginAccountSettings {
  return { kind: 'onelogin', app: oneLoginApp(app), provisioning, ...(adopt && { adopt }) };
}

/** The schema has seen to it that one of `connectorId` and `existing` is there. */
function oneLoginApp({ label, kind, connectorId, existing, parameters, attribute }: OneLoginAppFile): OneLoginApp {
  const settings: OneLoginAppSettings = {
    ...{ label, kind },
    roleParameter: parameters.role,
    mapping: attribute === undefined ? { by: 'rules' } : { by: 'attribute', attribute },
  };
  return existing === undefined
    ? { ...settings, origin: 'connector', connectorId: connectorId! }
    : { ...settings, origin: 'existing', id: existing };
}
