import { type NewUser, type OneLoginSeed, type SeedProvisioning } from '../../../src/simulator/onelogin/index.js';
import { type SimulatedAccount } from '../../../src/simulator/klaviyo/simulated-account.js';
import {
  type KlaviyoSimulator,
  startKlaviyoSimulator,
} from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';

export const KEY = 'example-access-key';

/** A Klaviyo account with its owner alone. */
export function startKlaviyo(change: Partial<SimulatedAccount> = {}): Promise<KlaviyoSimulator> {
  return startKlaviyoSimulator({
    account: {
      kind: 'account',
      owner: 'owner@example.com',
      accessKey: KEY,
      users: [{ userName: 'owner@example.com' }],
      roleForm: 'role',
      ...change,
    },
  });
}

/** The three people of the account. */
export const PEOPLE: readonly NewUser[] = [
  { email: 'ada@example.com', firstname: 'Ada', lastname: 'Lovelace' },
  { email: 'grace@example.com', firstname: 'Grace', lastname: 'Hopper', properties: { department: 'Marketing' } },
  { email: 'alan@example.com', firstname: 'Alan', lastname: 'Turing' },
];

/** A rule that gives somebody in a role a role of Klaviyo. */
export function roleRule(role: string, value: string): NonNullable<NonNullable<OneLoginSeed['apps']>[0]['rules']>[0] {
  return {
    name: `${role} is ${value}`,
    conditions: [{ source: 'has_role', value: role }],
    actions: [{ action: 'set_role', value }],
  };
}

/** An account with an app for Klaviyo: ada is an admin by her role, grace an analyst by hers, and alan is in no role. */
export function seedFor(provisioning: SeedProvisioning, change: Partial<OneLoginSeed> = {}): OneLoginSeed {
  return {
    users: PEOPLE,
    roles: [
      { name: 'klaviyo-admins', users: ['ada@example.com'] },
      { name: 'klaviyo-analysts', users: ['grace@example.com'] },
    ],
    apps: [
      {
        name: 'Klaviyo',
        roles: ['klaviyo-admins', 'klaviyo-analysts'],
        parameters: { role: { label: 'Role', provisioned_entitlements: true } },
        rules: [roleRule('klaviyo-analysts', 'analyst'), roleRule('klaviyo-admins', 'admin')],
        provisioning: { bearerToken: KEY, ...provisioning },
      },
    ],
    ...change,
  };
}
