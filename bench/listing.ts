import { KlaviyoScimClient } from '../src/klaviyo/scim-client.js';
import { KEY } from './access-file.js';
import { type Benchmark } from './benchmark.js';
import { startUserServer } from './child.js';
import { figure } from './figure.js';
import { PAGE_SIZE, pageStarts, pageUrl } from './pages.js';
import { elapsed, ratios, sideBySide } from './side-by-side.js';

const USERS = 20_000;
const LATENCY_MS = 50;
const RUNS = 5;

/** The default of `concurrency`, which the ideal is reckoned with. */
const CONCURRENCY = 8;

/** Listing users over a slow line, against reading page after page with plain fetch and JSON.parse. */
export const listing: Benchmark = {
  name: 'listing',
  about:
    `All ${USERS} users of a server in another process that waits ${LATENCY_MS} ms before each page of ${PAGE_SIZE}: the ` +
    `client with its defaults, proof of completeness and all, against fetch and JSON.parse, one page after another.`,
  run: async () => {
    const server = await startUserServer(USERS, { latencyMs: LATENCY_MS });
    try {
      const { plain, client, four, sixteen, many } = await sideBySide(
        {
          plain: () => elapsed(() => listWithFetch(server.baseUrl)),
          client: () => elapsed(() => listWithClient(server.baseUrl)),
          four: () => elapsed(() => listWithClient(server.baseUrl, 4)),
          sixteen: () => elapsed(() => listWithClient(server.baseUrl, 16)),
          many: () => elapsed(() => listWithClient(server.baseUrl, 32)),
        },
        RUNS,
        1,
      );
      const ideal = (LATENCY_MS * pageStarts(USERS, { overlap: 1 }).length) / CONCURRENCY;
      return [
        figure('plain fetch, one page after another', 'ms', plain),
        figure(`the client, ${CONCURRENCY} pages at a time, which is its default`, 'ms', client),
        figure('times as fast as plain fetch', 'times', ratios(plain, client), { atLeast: 6 }),
        figure(
          `against the ideal, latency × pages / concurrency = ${Math.round(ideal)} ms`,
          'times',
          client.map((ms) => ms / ideal),
          { atMost: 1.3 },
        ),
        figure('the client with concurrency 4', 'ms', four),
        figure('the client with concurrency 16', 'ms', sixteen),
        figure('the client with concurrency 32', 'ms', many),
      ];
    } finally {
      await server.stop();
    }
  },
};

async function listWithClient(baseUrl: string, concurrency?: number): Promise<void> {
  const client = new KlaviyoScimClient({ baseUrl, accessKey: KEY, ...(concurrency && { concurrency }) });
  try {
    const { users } = await client.listUsers();
    requireAll(users.length);
  } finally {
    await client.close();
  }
}

async function listWithFetch(baseUrl: string): Promise<void> {
  const users: unknown[] = [];
  for (const start of pageStarts(USERS, { overlap: 0 })) {
    const response = await fetch(pageUrl(baseUrl, start));
    const { Resources } = JSON.parse(await response.text()) as { readonly Resources: readonly unknown[] };
    users.push(...Resources);
  }
  requireAll(users.length);
}

function requireAll(read: number): void {
  if (read !== USERS) throw new Error(`Read ${read} users of ${USERS}: what was measured is not the whole listing.`);
}
