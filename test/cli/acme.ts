import { type SeedUser } from '../../src/simulator/klaviyo/simulated-account.js';
import { startKlaviyoSimulator, type KlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { folderWith } from './cli-run.js';

export const ACCESS_KEY = 'example-access-key-for-cli-tests';

export const PEOPLE = `userName,givenName,familyName,groups
ada@example.com,Ada,Lovelace,klaviyo-admins
alan@example.com,Alan,Turing,klaviyo-analysts
`;

/** An access file of one account, acme, whose base URL is given. */
export function accessFile(baseUrl: string): string {
  return `version: 1
okta: { org: acme }
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: '${baseUrl}', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    app: { existing: 0oa1 }
    assignments:
      - { role: admin, group: klaviyo-admins }
      - { role: analyst, group: klaviyo-analysts }
`;
}

export const IN_SYNC: readonly SeedUser[] = [
  { userName: 'owner@example.com', givenName: 'Olive', familyName: 'Owner', role: 'owner' },
  { userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'admin' },
  { userName: 'alan@example.com', givenName: 'Alan', familyName: 'Turing', role: 'analyst' },
];

export const UNEXPECTED_ADMIN: SeedUser = { userName: 'mallory@example.com', role: 'admin' };

/** Runs something against a simulator of acme with these people, in a folder with its access file and roster. */
export async function withAcme<T>(
  users: readonly SeedUser[],
  run: (place: { readonly folder: string; readonly simulator: KlaviyoSimulator }) => Promise<T>,
): Promise<T> {
  const simulator = await startKlaviyoSimulator({
    account: { accessKey: ACCESS_KEY, kind: 'account', owner: 'owner@example.com', users },
  });
  try {
    const folder = folderWith({ 'access.yaml': accessFile(simulator.baseUrl), 'people.csv': PEOPLE });
    return await run({ folder, simulator });
  } finally {
    await simulator.close();
  }
}
