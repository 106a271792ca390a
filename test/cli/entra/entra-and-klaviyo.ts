import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEFAULT_CLIENT,
  DEFAULT_SECRET,
  DEFAULT_TENANT,
  type EntraSeed,
  type EntraSimulator,
  type SeedApplication,
  startEntraSimulator,
} from '../../../src/simulator/entra/index.js';
import { type SimulatedAccount } from '../../../src/simulator/klaviyo/simulated-account.js';
import {
  type KlaviyoSimulator,
  startKlaviyoSimulator,
} from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type CliRun, type Flags, folderWith, runCommand } from '../cli-run.js';

export const ACCESS_KEY = 'example-access-key-for-entra-commands';
export const ROLE_TARGET = 'roles[primary eq "True"].value';

/** An Entra and a Klaviyo, and a folder with an access file that names both. */
export interface EntraAndKlaviyo {
  readonly entra: EntraSimulator;
  readonly klaviyo: KlaviyoSimulator;
  readonly cwd: string;
  /** Runs `klaviyo-access entra …`. */
  readonly run: (words: readonly string[], flags?: Flags, environment?: Record<string, string>) => Promise<CliRun>;
  readonly close: () => Promise<void>;
}

export interface Settings {
  /** Of the enterprise application in Entra, in place of its own: assigned through two groups, with a job that was never started. */
  readonly application?: Partial<SeedApplication>;
  readonly klaviyo?: Partial<SimulatedAccount>;
  /** Lines of the access file's account. Default: none. */
  readonly account?: (entra: EntraSimulator) => string;
}

const APPLICATION: SeedApplication = {
  displayName: 'Klaviyo',
  roles: [{ value: 'admin' }, { value: 'analyst' }],
  assignments: [
    { principal: 'klaviyo-admins', role: 'admin' },
    { principal: 'klaviyo-analysts', role: 'analyst' },
  ],
  job: { state: 'new' },
};

function seedWith(application: SeedApplication): EntraSeed {
  return {
    users: [
      { userPrincipalName: 'ada@example.com', givenName: 'Ada', surname: 'Lovelace' },
      { userPrincipalName: 'grace@example.com', givenName: 'Grace', surname: 'Hopper' },
      { userPrincipalName: 'owner@example.com', givenName: 'Olive', surname: 'Owner' },
      { userPrincipalName: 'former@example.com', accountEnabled: false },
      { userPrincipalName: 'nobody@example.com' },
    ],
    groups: [
      { displayName: 'klaviyo-admins', members: ['ada@example.com', 'owner@example.com'] },
      { displayName: 'klaviyo-analysts', members: ['grace@example.com', 'former@example.com'] },
    ],
    applications: [application],
  };
}

/** Writes the people of the access file, each a line of the roster. */
export function writeRoster(cwd: string, people: readonly string[]): void {
  writeFileSync(join(cwd, 'people.csv'), ['userName,givenName,familyName,groups,status', ...people, ''].join('\n'));
}

export async function startBoth({
  application,
  klaviyo: changes,
  account = () => '',
}: Settings = {}): Promise<EntraAndKlaviyo> {
  const entra = await startEntraSimulator({ seed: seedWith({ ...APPLICATION, ...application }) });
  const klaviyo = await startKlaviyoSimulator({
    account: {
      ...{
        accessKey: ACCESS_KEY,
        kind: 'account',
        owner: 'owner@example.com',
        users: [{ userName: 'owner@example.com' }],
      },
      ...changes,
    },
  });
  const cwd = folderWith({
    'access.yaml': `version: 1
entra: { tenant: ${DEFAULT_TENANT} }
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: '${klaviyo.baseUrl}', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
${account(entra)}    assignments:
      - { role: admin, group: klaviyo-admins }
      - { role: analyst, group: klaviyo-analysts }
`,
  });
  writeRoster(cwd, ['ada@example.com,,,klaviyo-admins,active', 'grace@example.com,,,klaviyo-analysts,active']);
  const certificate = join(cwd, 'ca.pem');
  entra.writeCertificate(certificate);
  const own = {
    ARM_METADATA_HOSTNAME: entra.metadataHost,
    SSL_CERT_FILE: certificate,
    ARM_CLIENT_ID: DEFAULT_CLIENT,
    ARM_CLIENT_SECRET: DEFAULT_SECRET,
    ACME_KEY: `Klaviyo-API-Key ${ACCESS_KEY}`,
  };
  return {
    entra,
    klaviyo,
    cwd,
    run: (words, flags = {}, environment = {}) =>
      runCommand(['entra', ...words], flags, { cwd, environment: { ...own, ...environment } }),
    close: async () => {
      await entra.close();
      await klaviyo.close();
    },
  };
}

/** The keys that are set in Entra for an application that is connected to a Klaviyo. */
export function connectedTo(baseUrl: string): NonNullable<SeedApplication['secrets']> {
  return [
    { key: 'BaseAddress', value: baseUrl },
    { key: 'SecretToken', value: ACCESS_KEY },
    { key: 'SyncAll', value: 'false' },
  ];
}

/** What was written to Graph: methods and paths of everything but reads and sign-ins. */
export function written({ entra }: Pick<EntraAndKlaviyo, 'entra'>): readonly string[] {
  return entra
    .requests()
    .filter(({ method, path }) => method !== 'GET' && !path.includes('/oauth2/'))
    .map(({ method, path }) => `${method} ${path}`);
}
