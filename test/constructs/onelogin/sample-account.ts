import { type Account } from '../../../src/access/access-model.js';
import { type OneLoginAccount } from '../../../src/access/onelogin-account.js';
import {
  type OneLoginAccountSettings,
  type OneLoginApp,
  type OneLoginAppSettings,
} from '../../../src/access/onelogin-settings.js';
import { assignments } from '../okta/sample-account.js';

const at = { line: 1, column: 1 };

const OWN: OneLoginAppSettings = {
  label: 'Klaviyo',
  kind: 'generic',
  roleParameter: 'role',
  mapping: { by: 'rules' },
};

/** An app that the stack makes, with changes. */
export function connectorApp(changes: Partial<OneLoginAppSettings> = {}): OneLoginApp {
  return { ...OWN, ...changes, origin: 'connector', connectorId: 900001 };
}

/** The number of an app that exists. */
export const EXISTING = '123456';

/** An app that exists, with changes. */
export function existingApp(changes: Partial<OneLoginAppSettings> = {}): OneLoginApp {
  return { ...OWN, ...changes, origin: 'existing', id: EXISTING };
}

/** Changes of an account; those of its app in OneLogin stand beside the others. */
export type OneLoginAccountChanges = Partial<Omit<Account, 'identityProvider'>> &
  Partial<Omit<OneLoginAccountSettings, 'kind'>>;

/** An account as the parser gives it. Its second role exists in OneLogin. */
export function sampleOneLoginAccount({
  app,
  provisioning,
  adopt,
  ...changes
}: OneLoginAccountChanges = {}): OneLoginAccount {
  const [admins, analysts] = assignments('admin +klaviyo-admins', 'analyst klaviyo-analysts');
  return {
    name: 'acme',
    kind: 'account',
    scim: {
      baseUrl: 'https://a.klaviyo.com/scim/v2',
      accessKey: { from: 'environment', variable: 'KLAVIYO_SCIM_ACCESS_KEY', at },
      authorization: 'Klaviyo-API-Key',
    },
    owner: 'owner@example.com',
    customRoles: [{ id: 'retention_lead', title: 'Retention lead' }],
    identityProvider: {
      kind: 'onelogin',
      app: app ?? connectorApp(),
      provisioning: provisioning ?? { removal: 'delete', approvals: ['create', 'delete', 'update'] },
      ...(adopt && { adopt }),
    },
    assignments: [admins!, { ...analysts!, identity: { by: 'id', id: '2001', name: 'klaviyo-analysts' } }],
    exceptions: [],
    at,
    ...changes,
  };
}
