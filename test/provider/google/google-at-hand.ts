import { type Account } from '../../../src/access/access-model.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { type DirectorySnapshot } from '../../../src/people/directory-person.js';
import { type DirectoryConnection } from '../../../src/provider/google/directory-connection.js';
import { connectGoogle } from '../../../src/provider/google/connect.js';
import { GoogleDirectory } from '../../../src/provider/google/google-directory.js';
import { type ProviderAccess } from '../../../src/provider/identity-provider.js';
import {
  type GoogleSeed,
  type GoogleSimulator,
  type GoogleSimulatorOptions,
  startGoogleSimulator,
} from '../../../src/simulator/google/index.js';

/** Waits nowhere. */
export const IMPATIENT = {
  attempts: 3,
  sleep: () => Promise.resolve(),
  random: () => 0,
};

/** The accounts of an access file whose one account has these assignments. */
export function accountsWith(assignments: readonly string[]): readonly Account[] {
  const text = `version: 1
directory: { google: { admin: admin@example.com } }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: 'https://klaviyo.example.com/scim', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    provisioning: { mode: direct }
    assignments:
${assignments.map((one) => `      - ${one}`).join('\n')}
`;
  return parseAccessFile(text, { path: 'access.yaml' }).accounts;
}

/** The way to a simulator. */
export function wayTo(
  { key }: Pick<GoogleSimulator, 'key'>,
  { customer = 'my_customer', admin = 'admin@example.com' } = {},
): ProviderAccess<DirectoryConnection> {
  const environment = { GOOGLE_CREDENTIALS: key };
  return connectGoogle({ kind: 'google', customer, admin }, { environment, cwd: '.', patience: IMPATIENT });
}

/** Reads the directory from a simulator with this seed. */
export function readWith(
  simulator: Pick<GoogleSimulator, 'key'>,
  assignments: readonly string[],
  settings?: Parameters<typeof wayTo>[1],
): Promise<DirectorySnapshot> {
  return new GoogleDirectory(wayTo(simulator, settings), accountsWith(assignments)).read();
}

/** Runs something against a simulator with this seed. */
export async function withGoogle<Result>(
  seed: GoogleSeed | undefined,
  use: (simulator: GoogleSimulator) => Promise<Result>,
  options: Omit<GoogleSimulatorOptions, 'seed'> = {},
): Promise<Result> {
  const simulator = await startGoogleSimulator({ ...options, ...(seed && { seed }) });
  try {
    return await use(simulator);
  } finally {
    await simulator.close();
  }
}
