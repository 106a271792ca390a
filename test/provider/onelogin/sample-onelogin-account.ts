import { type OneLoginAccount, oneLoginAccount } from '../../../src/access/onelogin-account.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';

/** What an account declares, as it stands in the access file. */
export interface SampleOneLogin {
  /** Default: admins and analysts by roles that the stack makes. */
  readonly assignments?: readonly string[];
  /** Default: made from the simulator's connector, with rules. */
  readonly app?: string;
  /** Further lines of the account. */
  readonly more?: readonly string[];
}

export const ASSIGNMENTS = [
  '{ role: admin, group: klaviyo-admins, create: true }',
  '{ role: analyst, group: klaviyo-analysts, create: true }',
];

export const APP = '{ kind: generic, connectorId: 900001 }';

/** The account acme in OneLogin. */
export function sampleOneLoginAccount({
  assignments = ASSIGNMENTS,
  app = APP,
  more = [],
}: SampleOneLogin = {}): OneLoginAccount {
  const text = `version: 1
onelogin: { subdomain: acme }
directory: { onelogin: true }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: 'https://klaviyo.example.com/scim', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    app: ${app}
${more.map((line) => `    ${line}\n`).join('')}    assignments:
${assignments.map((one) => `      - ${one}`).join('\n')}
`;
  return oneLoginAccount(parseAccessFile(text, { path: 'access.yaml' }).accounts[0]!);
}
