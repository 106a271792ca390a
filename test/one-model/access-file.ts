import { type Company, type DrawnAssignment, type Person } from './company.js';

/** What an account is provisioned by: an identity provider, or klaviyo-access itself. */
export const PROVISIONED_BY = ['okta', 'entra', 'onelogin', 'direct'] as const;

export type ProvisionedBy = (typeof PROVISIONED_BY)[number];

/** What an attribute of a company is called in each. */
const ATTRIBUTES: Readonly<Record<ProvisionedBy, Readonly<Record<'department' | 'title', string>>>> = {
  okta: { department: 'department', title: 'title' },
  entra: { department: 'department', title: 'jobTitle' },
  onelogin: { department: 'department', title: 'title' },
  direct: { department: 'department', title: 'title' },
};

const KEYS: Readonly<Record<ProvisionedBy, object>> = {
  okta: {
    identityProvider: 'okta',
    app: { label: 'Klaviyo', saml: { ssoUrl: 'https://www.klaviyo.com/sso', audience: 'klaviyo' } },
  },
  entra: { identityProvider: 'entra' },
  onelogin: { identityProvider: 'onelogin', app: { kind: 'generic', connectorId: 900001 } },
  direct: { provisioning: { mode: 'direct' } },
};

/** The same company as an account of each provider, in one access file, which is JSON and so YAML. An account has its provider's name. */
export function accessFile({ assignments }: Company): string {
  return JSON.stringify({
    version: 1,
    okta: { org: 'acme' },
    entra: { tenant: 'acme.onmicrosoft.com' },
    onelogin: { subdomain: 'acme' },
    directory: { roster: 'people.csv' },
    accounts: PROVISIONED_BY.map((by) => ({
      name: by,
      kind: 'account',
      scim: {
        baseUrl: `https://${by}.klaviyo.com/scim/v2`,
        accessKey: { env: `KLAVIYO_SCIM_ACCESS_KEY_${by.toUpperCase()}` },
      },
      owner: 'owner@example.com',
      customRoles: [{ id: 'retention_lead', title: 'Retention lead' }],
      ...KEYS[by],
      assignments: assignments.map((assignment) => written(assignment, by)),
    })),
  });
}

function written({ role, members, when }: DrawnAssignment, by: ProvisionedBy): object {
  return {
    role,
    group: `klaviyo-${role}`,
    ...(members.length > 0 && {
      members: members.map(({ user, until }) =>
        until === undefined ? user : { user, until, reason: 'A grant that ends' },
      ),
    }),
    ...(when && {
      when: {
        [when.match]: when.comparisons.map(({ attribute, operator, value }) => ({
          attribute: ATTRIBUTES[by][attribute],
          [operator]: value,
        })),
      },
    }),
  };
}

/** The people as a roster. */
export function roster(people: readonly Person[]): string {
  const rows = people.map(({ userName, givenName, familyName, active, department = '', title = '' }) =>
    [userName, givenName, familyName, active ? 'active' : 'deprovisioned', '', department, title].join(','),
  );
  return ['userName,givenName,familyName,status,groups,department,title', ...rows].join('\n');
}
