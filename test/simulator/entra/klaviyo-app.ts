import { type EntraSeed, type SeedJob, type SeedUser } from '../../../src/simulator/entra/index.js';
import { type SimulatedAccount } from '../../../src/simulator/klaviyo/simulated-account.js';
import {
  type KlaviyoSimulator,
  startKlaviyoSimulator,
} from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';

/** The target attribute of the role in Klaviyo's guide. */
export const ROLE = 'roles[primary eq "True"].value';
export const KEY = 'example-access-key';

/** A Klaviyo account with its owner alone. */
export function startKlaviyo(change: Partial<SimulatedAccount> = {}): Promise<KlaviyoSimulator> {
  return startKlaviyoSimulator({
    account: {
      kind: 'account',
      owner: 'owner@example.com',
      accessKey: KEY,
      users: [{ userName: 'owner@example.com' }],
      roleForm: 'roles-objects',
      patchIgnoresUnknown: true,
      ...change,
    },
  });
}

/** The three people of the tenant. */
export const PEOPLE: readonly SeedUser[] = [
  { userPrincipalName: 'ada@example.com', givenName: 'Ada', surname: 'Lovelace' },
  { userPrincipalName: 'grace@example.com', givenName: 'Grace', surname: 'Hopper' },
  { userPrincipalName: 'alan@example.com', givenName: 'Alan', surname: 'Turing' },
];

/** A tenant with an app for Klaviyo: ada is an admin by her group, grace an analyst by hers, and alan is in no group. */
export function seedFor(
  baseUrl: string,
  { token = KEY, job = {}, ...change }: Partial<EntraSeed> & { readonly token?: string; readonly job?: SeedJob } = {},
): EntraSeed {
  return {
    users: PEOPLE,
    groups: [
      { displayName: 'klaviyo-admins', members: ['ada@example.com'] },
      { displayName: 'klaviyo-analysts', members: ['grace@example.com'] },
    ],
    applications: [
      {
        displayName: 'Klaviyo',
        roles: [{ value: 'admin' }, { value: 'analyst' }],
        assignments: [
          { principal: 'klaviyo-admins', role: 'admin' },
          { principal: 'klaviyo-analysts', role: 'analyst' },
        ],
        secrets: [
          { key: 'BaseAddress', value: baseUrl },
          { key: 'SecretToken', value: token },
          { key: 'SyncAll', value: 'false' },
        ],
        job: { state: 'running', roleTarget: ROLE, groups: false, ...job },
      },
    ],
    ...change,
  };
}
