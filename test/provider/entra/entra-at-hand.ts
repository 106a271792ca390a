import { EntraReadError } from '../../../src/provider/entra/connection/entra-read-error.js';
import {
  GraphConnection,
  type GraphConnectionOptions,
} from '../../../src/provider/entra/connection/graph-connection.js';
import { type ProviderAccess } from '../../../src/provider/identity-provider.js';
import { Secret } from '../../../src/provider/secret.js';
import {
  DEFAULT_CLIENT,
  DEFAULT_SECRET,
  DEFAULT_TENANT,
  type EntraSeed,
  type EntraSimulator,
} from '../../../src/simulator/entra/index.js';

export const TENANT = '00000000-0000-0000-0000-0000000000bb';
export const CLIENT_ID = '00000000-0000-0000-0000-0000000000cc';
export const CLIENT_SECRET = 'example-client-secret';

/** The waits that were asked for; nobody waits, and no wait is longer or shorter by chance. */
export function impatience(waits: number[] = []): NonNullable<GraphConnectionOptions['patience']> {
  return {
    random: () => 0,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
}

/** A connection by the client secret, which waits for nothing, to a server that issues tokens and is Graph. */
export function connect(origin: string, changes: Partial<GraphConnectionOptions> = {}): Promise<GraphConnection> {
  return GraphConnection.open({
    tenant: TENANT,
    cloud: { login: origin, graph: origin },
    credentials: { kind: 'secret', clientId: CLIENT_ID, secret: new Secret(CLIENT_SECRET) },
    patience: impatience(),
    ...changes,
  });
}

/** A tenant in which the stack of the account acme was deployed. */
export const DEPLOYED: EntraSeed = {
  users: [
    { userPrincipalName: 'ada@example.com', givenName: 'Ada', surname: 'Lovelace' },
    { userPrincipalName: 'grace@example.com', givenName: 'Grace', surname: 'Hopper' },
    { userPrincipalName: 'alan@example.com', givenName: 'Alan', surname: 'Turing' },
  ],
  groups: [
    { displayName: 'klaviyo-admins', members: ['ada@example.com'] },
    { displayName: 'klaviyo-analysts', members: ['grace@example.com', 'alan@example.com'] },
    { displayName: 'klaviyo-analysts-emea' },
  ],
  applications: [
    {
      displayName: 'Klaviyo',
      roles: [{ value: 'admin' }, { value: 'analyst' }],
      assignments: [
        { principal: 'klaviyo-admins', role: 'admin' },
        { principal: 'klaviyo-analysts', role: 'analyst' },
      ],
      job: { state: 'running', roleTarget: 'roles[primary eq "True"].value' },
    },
  ],
};

/** A connection to a simulated Entra, by its own client. */
export function connectTo(simulator: Pick<EntraSimulator, 'url'>): Promise<GraphConnection> {
  return connect(simulator.url, {
    tenant: DEFAULT_TENANT,
    credentials: { kind: 'secret', clientId: DEFAULT_CLIENT, secret: new Secret(DEFAULT_SECRET) },
  });
}

/** The way to a simulated Entra. */
export function wayTo(simulator: Pick<EntraSimulator, 'url'>): ProviderAccess<GraphConnection> {
  return { available: true, address: simulator.url, open: () => connectTo(simulator) };
}

/** The error of what has to fail. */
export async function failure(what: Promise<unknown>): Promise<EntraReadError> {
  try {
    await what;
  } catch (error) {
    if (error instanceof EntraReadError) return error;
    throw error;
  }
  throw new Error('it succeeded');
}

/** The error of a call that has to throw. */
export function refusal(call: () => unknown): EntraReadError {
  try {
    call();
  } catch (error) {
    if (error instanceof EntraReadError) return error;
    throw error;
  }
  throw new Error('it succeeded');
}
