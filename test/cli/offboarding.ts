import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Offboarding } from '../../src/reconcile/offboarding/offboarding.js';
import { offboardingJsonSchema } from '../../src/report/offboarding/offboarding-json.js';
import { type SeedUser } from '../../src/simulator/klaviyo/simulated-account.js';
import { type KlaviyoSimulator, startKlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { ACCESS_KEY, accessFile, IN_SYNC, PEOPLE } from './acme.js';
import { type CliRun, type CliSurroundings, folderWith, runCli } from './cli-run.js';

export const SHOP_KEY = 'example-access-key-of-the-shop';
export const GRACE: SeedUser = { id: 'grace-1', userName: 'Grace@Example.com', role: 'admin' };
export const EVIDENCE = 'evidence.json';
const isOffboarding = new Ajv({ strict: false }).compile(offboardingJsonSchema());

interface Place {
  readonly folder: string;
  readonly acme: KlaviyoSimulator;
  readonly shop: KlaviyoSimulator;
  readonly run: (args: readonly string[], surroundings?: CliSurroundings) => Promise<CliRun>;
}

/** Runs something with two accounts, acme with an app and the direct account shop, in which these people are. */
export async function withAccounts(
  acmePeople: readonly SeedUser[],
  shopPeople: readonly SeedUser[],
  use: (place: Place) => Promise<void>,
): Promise<void> {
  const account = { kind: 'account', owner: 'owner@example.com' } as const;
  const acme = await startKlaviyoSimulator({
    account: { ...account, accessKey: ACCESS_KEY, slowAnswerMs: 1_500, users: [...IN_SYNC, ...acmePeople] },
  });
  const shop = await startKlaviyoSimulator({
    account: { ...account, accessKey: SHOP_KEY, users: [...IN_SYNC, ...shopPeople] },
  });
  const folder = folderWith({
    'access.yaml': `${accessFile(acme.baseUrl)}  - name: shop
    kind: account
    scim: { baseUrl: '${shop.baseUrl}', accessKey: { env: SHOP_KEY } }
    owner: owner@example.com
    provisioning: { mode: direct }
    assignments:
      - { role: admin, group: klaviyo-admins }
`,
    'people.csv': PEOPLE,
  });
  const environment = { ACME_KEY: ACCESS_KEY, SHOP_KEY };
  try {
    const run: Place['run'] = (args, surroundings = {}) =>
      runCli(['offboard', ...args], { cwd: folder, environment, ...surroundings });
    await use({ folder, acme, shop, run });
  } finally {
    await Promise.all([acme.close(), shop.close()]);
  }
}

export const args = (user: string): readonly string[] => [user, '--reason', 'Left the company', '--evidence', EVIDENCE];

export const writesTo = (simulator: KlaviyoSimulator) => simulator.requests().filter(({ method }) => method !== 'GET');

export const isActive = (simulator: KlaviyoSimulator, id: string): boolean | undefined =>
  simulator.users().find((user) => user.id === id)?.active;

export function evidenceIn(folder: string, file = EVIDENCE): Offboarding {
  const value = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Offboarding;
  expect(isOffboarding(value) ? [] : isOffboarding.errors).toEqual([]);
  return value;
}
