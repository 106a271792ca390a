import { stringify } from 'yaml';

const ALL_ON = { mode: 'console', create: true, update: true, deactivate: true, import: true };

/** What Klaviyo shows for the identity provider. */
export const SAML = { ssoUrl: 'https://www.klaviyo.com/sso/acs', audience: 'klaviyo' };

/** An account as it is written, each part of which a test may write otherwise. */
export interface WrittenAccount {
  readonly name?: string;
  readonly kind?: 'account' | 'portfolio';
  readonly scim?: object;
  readonly app?: object;
  readonly provisioning?: object;
  readonly customRoles?: readonly { readonly id: string; readonly title: string }[];
  readonly adopt?: object;
  readonly assignments?: readonly WrittenAssignment[];
}

/** An assignment as it is written. */
export interface WrittenAssignment {
  readonly role: string;
  readonly group?: string | object;
  readonly create?: boolean;
  readonly members?: 'roster' | readonly (string | object)[];
  readonly when?: object;
  readonly everyone?: true;
}

const ACCOUNT = {
  name: 'acme',
  kind: 'account',
  scim: { baseUrl: 'https://a.klaviyo.com/scim/v2', accessKey: { env: 'KLAVIYO_SCIM_ACCESS_KEY' } },
  owner: 'owner@example.com',
  app: { label: 'Klaviyo', saml: SAML },
  provisioning: ALL_ON,
  assignments: [
    { role: 'admin', group: 'klaviyo-admins', create: true },
    { role: 'analyst', group: 'klaviyo-analysts' },
  ],
};

/** The text of an access file. Its stacks may be destroyed unless it says otherwise. */
export function accessFile(
  accounts: readonly WrittenAccount[] = [{}],
  terraform: object = { preventDestroy: false },
): string {
  return stringify({
    version: 1,
    okta: { org: 'acme' },
    directory: { roster: 'people.csv' },
    terraform,
    accounts: accounts.map((account) => ({ ...ACCOUNT, ...account })),
  });
}

/** One account whose app Terraform leaves alone once it is made (`check`), or updates (`apply`). */
export function accessFileWith(updates: 'check' | 'apply', account: WrittenAccount = {}): string {
  return accessFile([{ app: { label: 'Klaviyo', updates, saml: SAML }, ...account }]);
}
