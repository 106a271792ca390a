import { type Listing } from '../../src/people/listing.js';
import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';
import { answer, LoopbackServer, wireUser } from './loopback-server.js';
import { virtualTiming } from './virtual-timing.js';

export const server = new LoopbackServer();

/** The client of the server, between {@link openClient} and {@link closeClient}. */
export let client: KlaviyoScimClient;

export async function openClient(): Promise<void> {
  await server.start();
  client = new KlaviyoScimClient({
    ...{ baseUrl: server.baseUrl, accessKey: 'example-access-key', timing: virtualTiming(), retry: { attempts: 1 } },
  });
}

export async function closeClient(): Promise<void> {
  await client.close();
  await server.stop();
}

export interface Page {
  totalResults: number;
  startIndex?: number;
  itemsPerPage?: number;
  Resources: object[];
}

/** What can go wrong with one page; `previous` holds the records of the page before it. */
export type Fault = (page: Page, around: { previous: object[] }) => void;

/** A server that holds users, caps its pages, and may go wrong on the page with one number, counted from 0. */
export function serve(
  users: readonly object[],
  cap: number,
  echo: boolean,
  fault?: { on: number; go: Fault },
  totalResults = users.length,
): void {
  server.handle((request, response) => {
    const query = new URL(request.url ?? '', server.origin).searchParams;
    const startIndex = Number(query.get('startIndex'));
    const size = Math.min(cap, Number(query.get('count')));
    const Resources = users.slice(startIndex - 1, startIndex - 1 + size);
    const page: Page = { totalResults, Resources };
    if (echo) Object.assign(page, { startIndex, itemsPerPage: Resources.length });
    if (fault?.on === Math.floor((startIndex - 1) / Math.max(1, size - 1))) {
      fault.go(page, { previous: users.slice(Math.max(0, startIndex - 1 - size), startIndex - 1) });
    }
    answer(200, page)(request, response);
  });
}

/** So many records. */
export const people = (many: number) => Array.from({ length: many }, (_, index) => wireUser(`user-${index}`));

/** The listing, or the error in place of it. */
export async function outcome(pageSize: number): Promise<Listing | ScimError> {
  try {
    return await client.listUsers({ pageSize, rereads: 0 });
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
}
