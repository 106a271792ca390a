import { type Listing } from '../../src/people/listing.js';
import { type KlaviyoScimClient, type KlaviyoScimClientOptions } from '../../src/klaviyo/scim-client.js';
import { virtualTiming } from '../klaviyo/virtual-timing.js';
import { PAGE_CAP, type FaultServer, type PlannedFault } from './fault-server.js';
import { ACCESS_KEY, type Person } from './person.js';

/** The client under test: from the sources, or the built one. */
export type ClientClass = new (options: KlaviyoScimClientOptions) => KlaviyoScimClient;

/** How a listing under a fault ended. */
export type Ending =
  | { readonly listing: Listing; readonly askedAgain: boolean; readonly states: readonly (readonly Person[])[] }
  | { readonly error: unknown };

/** Lists the people of a server that goes wrong as planned. Waits take no time. */
export async function runFault(
  Client: ClientClass,
  server: FaultServer,
  planned: PlannedFault | undefined,
  concurrency: number,
): Promise<Ending> {
  server.plan(planned);
  const { timeouts, retry } = (planned?.fault.kind === 'answer' ? planned.fault.client : undefined) ?? {};
  const client = new Client({
    ...{ baseUrl: server.baseUrl, accessKey: ACCESS_KEY, concurrency, timing: virtualTiming() },
    timeouts: { headersMs: 5_000, bodyMs: 5_000, totalMs: 5_000, ...timeouts },
    retry: { attempts: 3, ...retry },
    maxBodyBytes: 4 * 1024 * 1024,
  });
  try {
    const listing = await client.listUsers({ pageSize: PAGE_CAP });
    const askedAgain = server.asked.length > new Set(server.asked).size;
    return { listing, askedAgain, states: [...server.states] };
  } catch (error) {
    return { error };
  } finally {
    await client.close();
  }
}
