import { type Account } from '../../../src/access/access-model.js';
import { type EntraAccount } from '../../../src/access/entra-account.js';
import { type EntraAccountSettings, type EntraApp, NON_GALLERY_TEMPLATE } from '../../../src/access/entra-settings.js';
import { assignments } from '../okta/sample-account.js';

const at = { line: 1, column: 1 };

/** What Klaviyo shows for the identity provider. */
export const SAML = {
  identifier: 'https://www.klaviyo.com/sso/saml/acme/audience',
  replyUrl: 'https://www.klaviyo.com/sso/saml/acme',
} as const;

const OWN = { label: 'Klaviyo', saml: undefined, userName: 'userPrincipalName', appRoles: {} } as const;

/** An application that the stack makes, with changes. */
export function templateApp(changes: Partial<Omit<EntraApp, 'kind'>> = {}): EntraApp {
  const roleTarget = 'roles[primary eq "True"].value';
  return { ...OWN, roleTarget, ...changes, kind: 'template', template: NON_GALLERY_TEMPLATE };
}

/** The object id of the service principal of an application that exists. */
export const EXISTING = '00000000-0000-0000-0000-0000000000e1';

/** An application that exists, with changes. */
export function existingApp(changes: Partial<Omit<EntraApp, 'kind'>> = {}): EntraApp {
  return { ...OWN, roleTarget: 'roles[primary eq "True"].value', ...changes, kind: 'existing', id: EXISTING };
}

/** Changes of an account; those of its application in Entra stand beside the others. */
export type EntraAccountChanges = Partial<Omit<Account, 'identityProvider'>> &
  Partial<Omit<EntraAccountSettings, 'kind' | 'provisioning'>> & {
    readonly provisioning?: Partial<EntraAccountSettings['provisioning']>;
  };

/** An account as the parser gives it. */
export function sampleEntraAccount({ app, provisioning, adopt, ...changes }: EntraAccountChanges = {}): EntraAccount {
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
      kind: 'entra',
      app: app ?? templateApp(),
      provisioning: { job: 'off', scope: 'assigned', secret: 'command', ...provisioning },
      ...(adopt && { adopt }),
    },
    assignments: assignments('admin +klaviyo-admins', 'analyst klaviyo-analysts'),
    exceptions: [],
    at,
    ...changes,
  };
}
