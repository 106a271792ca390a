import { OktaConnection, type OktaConnectionOptions } from '../../../src/provider/okta/connection/okta-connection.js';
import { Secret } from '../../../src/provider/secret.js';
import { OktaReadError } from '../../../src/provider/okta/connection/okta-read-error.js';
import { type OktaSeed } from '../../../src/simulator/okta/index.js';

export const API_TOKEN = 'example-api-token';

/** The waits that were asked for; nobody waits, and no wait is longer or shorter by chance. */
export function impatience(waits: number[] = []): NonNullable<OktaConnectionOptions['patience']> {
  return {
    random: () => 0,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
}

/** A connection with the API token, which waits for nothing. */
export function connect(address: string, changes: Partial<OktaConnectionOptions> = {}): Promise<OktaConnection> {
  const credentials = { kind: 'token', token: new Secret(API_TOKEN) } as const;
  return OktaConnection.open({ address, credentials, patience: impatience(), ...changes });
}

/** The error of a read that has to fail. */
export async function failure(read: Promise<unknown>): Promise<OktaReadError> {
  try {
    await read;
  } catch (error) {
    if (error instanceof OktaReadError) return error;
    throw error;
  }
  throw new Error('the read succeeded');
}

/** An organisation in which the stack of the account acme was deployed and provisioning was switched on by hand. */
export const DEPLOYED: OktaSeed = {
  org: 'acme',
  users: [
    { login: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' },
    { login: 'grace@example.com', firstName: 'Grace', lastName: 'Hopper' },
    { login: 'alan@example.com', firstName: 'Alan', lastName: 'Turing' },
  ],
  groups: [
    { name: 'klaviyo-admins', members: ['ada@example.com'] },
    { name: 'klaviyo-analysts', members: ['grace@example.com', 'alan@example.com'] },
    { name: 'klaviyo-analysts-emea' },
  ],
  apps: [
    {
      label: 'Klaviyo',
      provisioning: { create: true, update: true, deactivate: true, import: true },
      roles: ['admin', 'analyst'],
      assignments: [
        { group: 'klaviyo-admins', role: 'admin', priority: 1 },
        { group: 'klaviyo-analysts', role: 'analyst', priority: 2 },
      ],
    },
    { label: 'Klaviyo (old)', status: 'INACTIVE' },
  ],
};
