import { AccessFileError } from '../../src/access/access-file-error.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';

/** An access file with an account of OneLogin. */
export function oneLoginFile({
  app = 'kind: generic, connectorId: 110016',
  assignments = ['{ role: admin, group: klaviyo-admins, create: true }'],
  account = '',
}: {
  readonly app?: string;
  readonly assignments?: readonly string[];
  readonly account?: string;
} = {}): string {
  return `version: 1
onelogin: { subdomain: acme }
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }
    owner: owner@example.com
    app: { ${app} }
    ${account}
    assignments:
${assignments.map((one) => `      - ${one}\n`).join('')}`;
}

/** What is wrong with an access file, a sentence each with its place. */
export function mistakesOf(text: string): readonly string[] {
  try {
    parseAccessFile(text, { path: 'access.yaml' });
    return [];
  } catch (error) {
    if (error instanceof AccessFileError) {
      return error.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
    }
    throw error;
  }
}
