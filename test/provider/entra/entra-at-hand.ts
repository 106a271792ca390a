import { EntraReadError } from '../../../src/provider/entra/connection/entra-read-error.js';
import {
  GraphConnection,
  type GraphConnectionOptions,
} from '../../../src/provider/entra/connection/graph-connection.js';
import { Secret } from '../../../src/provider/secret.js';

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
