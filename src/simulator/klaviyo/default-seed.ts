import { type SimulatedAccount } from './simulated-account.js';

/**
 * The access key of a simulator that was given none. It protects nothing: the simulator listens on this machine alone
 * and holds invented people.
 */
export const EXAMPLE_ACCESS_KEY = 'example-access-key';

/**
 * The account that is simulated when no seed file is given. It goes with the example access file and its roster, and
 * differs from them: grace has another role, alan is switched off, former should have gone, the agency is an expected
 * exception, and the two records of linus are one person who should not be there.
 */
export const DEFAULT_SEED: SimulatedAccount = {
  accessKey: EXAMPLE_ACCESS_KEY,
  kind: 'account',
  owner: 'owner@example.com',
  customRoles: [{ id: 'retention_lead', title: 'Retention lead' }],
  users: [
    { userName: 'owner@example.com', givenName: 'Olive', familyName: 'Owner', role: 'owner' },
    { userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'admin' },
    { userName: 'grace@example.com', givenName: 'Grace', familyName: 'Hopper', role: 'manager' },
    { userName: 'alan@example.com', givenName: 'Alan', familyName: 'Turing', role: 'analyst', active: false },
    { userName: 'agency@example.com', givenName: 'Example', familyName: 'Agency', role: 'content_creator' },
    { userName: 'former@example.com', givenName: 'Former', familyName: 'Colleague', role: 'analyst' },
    { userName: 'linus@example.com', givenName: 'Linus', familyName: 'Example', role: 'support' },
    { userName: 'Linus@example.com', givenName: 'Linus', familyName: 'Example', role: 'support', active: false },
  ],
};
