import { type Account, type Assignment } from '../../../src/access/access-model.js';
import { type AppSettings, type OktaAccountSettings } from '../../../src/access/okta-settings.js';
import { type OktaAccount } from '../../../src/access/okta-account.js';

const at = { line: 1, column: 1 };

/** What Klaviyo shows for the identity provider. */
export const SAML_APP: AppSettings = {
  kind: 'saml',
  label: 'Klaviyo',
  updates: 'check',
  saml: {
    ssoUrl: 'https://www.klaviyo.com/sso/saml/acme',
    audience: 'https://www.klaviyo.com/sso/saml/acme/audience',
    recipient: 'https://www.klaviyo.com/sso/saml/acme/recipient',
    destination: 'https://www.klaviyo.com/sso/saml/acme/destination',
  },
};

/** Assignments in the order given, each as `role group` or `role +group` for a group that is to be made. */
export function assignments(...written: readonly string[]): readonly Assignment[] {
  return written.map((line, index) => {
    const [role = '', name = ''] = line.split(/ (.*)/);
    return { role, group: name.replace(/^\+/, ''), create: name.startsWith('+'), priority: index + 1, at };
  });
}

/** Changes of an account; those of its app in Okta stand beside the others. */
export type AccountChanges = Partial<Omit<Account, 'identityProvider'>> & Partial<Omit<OktaAccountSettings, 'kind'>>;

/** An account as the parser gives it. */
export function sampleAccount({ app, provisioning, adopt, ...changes }: AccountChanges = {}): OktaAccount {
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
      kind: 'okta',
      app: app ?? SAML_APP,
      provisioning: provisioning ?? { mode: 'console', create: true, update: true, deactivate: true, import: true },
      ...(adopt && { adopt }),
    },
    assignments: assignments('admin +klaviyo-admins', 'analyst klaviyo-analysts'),
    exceptions: [],
    at,
    ...changes,
  };
}
