import { GROUPS, OWNER } from './people.js';

/** The environment variable that the benchmarks' access files name for the access key. */
export const KEY_VARIABLE = 'BENCH_ACCESS_KEY';

/** What stands in it. The server of the benchmarks does not look at it. */
export const KEY = 'example-access-key';

/** What an access file of the benchmarks holds. */
export interface BenchAccess {
  /** Klaviyo accounts: `account1`, `account2`, … */
  readonly accounts: number;
  /** Assignments of each account. The default is a group for each role of the people. */
  readonly assignments?: number;
  /** SCIM base URL, to which each account adds its name. */
  readonly baseUrl?: string;
}

/** The text of an access file. Every other group of an account is made by the stack, the others are looked up. */
export function accessFile({ accounts, assignments, baseUrl = 'http://127.0.0.1:1' }: BenchAccess): string {
  const names = Array.from({ length: accounts }, (_, index) => `account${index + 1}`);
  return `version: 1
okta: { org: acme }
directory: { roster: people.csv }
accounts:
${names.map((name) => account(name, assignments, `${baseUrl}/${name}`)).join('')}`;
}

function account(name: string, assignments: number | undefined, baseUrl: string): string {
  const groups =
    assignments === undefined
      ? GROUPS
      : Array.from({ length: assignments }, (_, index) => ({
          group: `${name}-group-${index + 1}`,
          role: GROUPS[index % GROUPS.length]!.role,
        }));
  return `  - name: ${name}
    kind: account
    scim: { baseUrl: "${baseUrl}", accessKey: { env: ${KEY_VARIABLE} } }
    owner: ${OWNER}
    app:
      label: Klaviyo ${name}
      saml:
        ssoUrl: https://www.klaviyo.com/sso/saml/${name}
        audience: https://www.klaviyo.com/sso/saml/${name}
    assignments:
${groups.map(({ group, role }, index) => `      - { role: ${role}, group: ${group}, create: ${index % 2 === 0} }\n`).join('')}`;
}
