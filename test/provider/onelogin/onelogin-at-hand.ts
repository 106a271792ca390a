import { type ProviderAccess } from '../../../src/provider/identity-provider.js';
import { OneLoginApi, type OneLoginApiOptions } from '../../../src/provider/onelogin/connection/onelogin-api.js';
import { type OneLoginConnection } from '../../../src/provider/onelogin/connection/onelogin-connection.js';
import { OneLoginReadError } from '../../../src/provider/onelogin/connection/onelogin-read-error.js';
import { Secret } from '../../../src/provider/secret.js';
import {
  DEFAULT_CLIENT,
  type OneLoginSimulator,
  type OneLoginSimulatorOptions,
  startOneLoginSimulator,
} from '../../../src/simulator/onelogin/index.js';

/** The waits that were asked for; nobody waits, and no wait is longer or shorter by chance. */
export function impatience(waits: number[] = []): NonNullable<OneLoginApiOptions['patience']> {
  return {
    random: () => 0,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
}

/** A connection by the simulator's own credentials, which waits for nothing. */
export function connect(address: string, changes: Partial<OneLoginApiOptions> = {}): OneLoginApi {
  const { clientId, clientSecret } = DEFAULT_CLIENT;
  return new OneLoginApi({
    address,
    credentials: { clientId, clientSecret: new Secret(clientSecret) },
    patience: impatience(),
    ...changes,
  });
}

/** The way to a simulated OneLogin. */
export function wayTo({ url }: Pick<OneLoginSimulator, 'url'>): ProviderAccess<OneLoginConnection> {
  return { available: true, address: url, open: () => Promise.resolve(connect(url)) };
}

/** Runs something against a simulator. */
export async function withOneLogin<Result>(
  options: OneLoginSimulatorOptions,
  use: (simulator: OneLoginSimulator, connection: OneLoginConnection) => Promise<Result>,
): Promise<Result> {
  const simulator = await startOneLoginSimulator(options);
  try {
    return await use(simulator, connect(simulator.url));
  } finally {
    await simulator.close();
  }
}

/** The error of what has to fail. */
export async function failure(what: Promise<unknown>): Promise<OneLoginReadError> {
  try {
    await what;
  } catch (error) {
    if (error instanceof OneLoginReadError) return error;
    throw error;
  }
  throw new Error('it succeeded');
}

/** The error of a call that has to throw. */
export function refusal(call: () => unknown): OneLoginReadError {
  try {
    call();
  } catch (error) {
    if (error instanceof OneLoginReadError) return error;
    throw error;
  }
  throw new Error('it succeeded');
}
