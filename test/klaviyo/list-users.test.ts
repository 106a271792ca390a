import fc from 'fast-check';
import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { answer, onePage } from './loopback-server.js';
import { server, type Fault, serve, people, outcome, closeClient, openClient, client } from './list-sample-users.js';

beforeAll(openClient);
afterAll(closeClient);

const FAULTS: Record<string, Fault> = {
  'a record dropped': (page) => void page.Resources.pop(),
  'the first record dropped': (page) => void page.Resources.shift(),
  'a record repeated': (page) => void page.Resources.push(page.Resources[0]!),
  'a record in place of another': (page, { previous }) => void page.Resources.splice(0, 1, previous[0]!),
  'a total one higher': (page) => void (page.totalResults += 1),
  'a total one lower': (page) => void (page.totalResults -= 1),
  'an empty page': (page) => void (page.Resources = []),
  'the page before again': (page, { previous }) => void (page.Resources = previous.slice(0, page.Resources.length)),
  'the start echoed wrongly': (page) => void (page.startIndex = (page.startIndex ?? 0) + 1_000),
  'a total as text': (page) => void (page.totalResults = String(page.totalResults) as unknown as number),
};

/**
 * Pages of so many users on pages of `size`, each of which after the first repeats one record; the last one is not full,
 * since after a full one the end is asked for. One user alone is one page.
 */
const pagesOf = (many: number, size: number) =>
  many === 1 ? 1 : 2 + Math.floor(Math.max(0, many - size) / (size - 1));

test('GIVEN any users, any page size and any cap of the server THEN the listing is exactly those users in order', async () => {
  const setting = fc.record({
    many: fc.integer({ min: 1, max: 60 }),
    cap: fc.integer({ min: 2, max: 25 }),
    pageSize: fc.integer({ min: 2, max: 30 }),
    echo: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(setting, async ({ many, cap, pageSize, echo }) => {
      serve(people(many), cap, echo);
      const listing = await client.listUsers({ pageSize });
      expect(listing.users.map(({ id }) => id)).toEqual(Array.from({ length: many }, (_, index) => `user-${index}`));
      expect(listing).toMatchObject({ totalResults: many, read: many });
      expect(listing.pages).toBe(pagesOf(many, Math.min(cap, pageSize)));
      expect(server.requests).toHaveLength(listing.pages);
    }),
    { numRuns: 60 },
  );
});

test('GIVEN any server that says of fewer users than it has that they are all THEN it is incomplete', async () => {
  const setting = fc.record({
    total: fc.integer({ min: 1, max: 60 }),
    more: fc.integer({ min: 1, max: 30 }),
    cap: fc.integer({ min: 2, max: 25 }),
    pageSize: fc.integer({ min: 2, max: 30 }),
    echo: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(setting, async ({ total, more, cap, pageSize, echo }) => {
      serve(people(total + more), cap, echo, undefined, total);
      expect(await outcome(pageSize)).toMatchObject({ code: 'SCIM_INCOMPLETE' });
    }),
    { numRuns: 200 },
  );
});

// After the first page: a record that is lost from the first one alone is asked for again if it was the last, and then
// nothing is missing. A record that is on no page at all is tested below, first page included.
test.each(Object.keys(FAULTS))(
  'GIVEN any listing of several pages with one fault after the first, %s THEN it is incomplete',
  async (name) => {
    const setting = fc
      .record({ size: fc.integer({ min: 2, max: 10 }), pages: fc.integer({ min: 2, max: 5 }), echo: fc.boolean() })
      .chain(({ size, pages, echo }) =>
        fc.record({
          size: fc.constant(size),
          many: fc.integer({ min: size + (pages - 2) * (size - 1) + 1, max: size + (pages - 1) * (size - 1) }),
          on: fc.integer({ min: 1, max: pages - 1 }),
          echo: fc.constant(echo),
        }),
      );
    await fc.assert(
      fc.asyncProperty(setting, async ({ size, many, on, echo }) => {
        serve(people(many), size, echo, { on, go: FAULTS[name]! });
        expect(await outcome(size)).toMatchObject({ name: 'ScimError', code: 'SCIM_INCOMPLETE' });
      }),
      { numRuns: 15 },
    );
  },
);

test.each([
  [1, 'a record dropped'],
  [1, 'a record repeated'],
  [1, 'a total one higher'],
  [3, 'a record dropped'],
  [3, 'a record repeated'],
  [3, 'a total one higher'],
  [3, 'a total one lower'],
  [3, 'an empty page'],
  [3, 'the start echoed wrongly'],
])('GIVEN a single page of %d records with the fault: %s THEN it is incomplete', async (many, name) => {
  serve(people(many), 100, true, { on: 0, go: FAULTS[name]! });
  expect(await outcome(100)).toMatchObject({ code: 'SCIM_INCOMPLETE' });
});

test('GIVEN a record that is counted but on no page, wherever it would stand THEN it is incomplete', async () => {
  for (const lost of [0, 4, 5, 9, 10, 11]) {
    const users = people(12);
    server.handle((request, response) => {
      const startIndex = Number(new URL(request.url ?? '', server.origin).searchParams.get('startIndex'));
      const Resources = users.slice(startIndex - 1, startIndex + 4).filter((user) => user !== users[lost]);
      answer(200, { totalResults: 12, Resources })(request, response);
    });
    expect(await outcome(5)).toMatchObject({ code: 'SCIM_INCOMPLETE' });
  }
});

test('GIVEN a server that ignores startIndex THEN it stops at the first page that shows it', async () => {
  server.handle(answer(200, { totalResults: 100_000, Resources: people(100) }));
  const sequential = new KlaviyoScimClient({
    baseUrl: server.baseUrl,
    accessKey: 'example-access-key',
    concurrency: 1,
  });
  await expect(sequential.listUsers({ rereads: 0 })).rejects.toMatchObject({ code: 'SCIM_INCOMPLETE' });
  expect(server.requests.map(({ url }) => url.replace(/.*startIndex=/, ''))).toEqual([
    '1&count=100',
    '100&count=100',
    '101&count=100',
  ]);
  await sequential.close();
});

test('GIVEN a server that lists its first 100 users whatever is asked THEN it is not taken for complete', async () => {
  // GIVEN
  server.handle(
    answer(200, { totalResults: 100, startIndex: 1, itemsPerPage: 100, Resources: people(150).slice(0, 100) }),
  );
  // WHEN
  const failed = client.listUsers();
  // THEN
  await expect(failed).rejects.toMatchObject({ code: 'SCIM_INCOMPLETE', retryable: false });
  await expect(failed).rejects.toThrow('exactly as many as were asked for');
  expect(server.requests.map(({ url }) => url)).toEqual([
    '/scim/v2/Users?startIndex=1&count=100',
    '/scim/v2/Users?startIndex=100&count=3',
  ]);
});

test('GIVEN a listing that changed THEN it is read again from the start, as often as rereads says', async () => {
  serve(people(25), 10, true, { on: 2, go: FAULTS['a record dropped']! });
  for (const [rereads, times] of [
    [undefined, 3],
    [1, 2],
  ]) {
    const listing = client.listUsers({ pageSize: 10, rereads });
    await expect(listing).rejects.toMatchObject({ code: 'SCIM_INCOMPLETE' });
    await expect(listing).rejects.toThrow(
      `The listing was read ${times} times from the start and was incomplete each time`,
    );
    expect(server.requests.filter(({ url }) => url.includes('startIndex=1&'))).toHaveLength(times!);
    server.requests.length = 0;
  }
  await expect(client.listUsers({ rereads: -1 })).rejects.toMatchObject({
    code: 'SCIM_SETTINGS',
    message: 'rereads must be a whole number from 0, got: -1.',
  });
});

test('GIVEN an empty list, with and without Resources THEN nothing is concluded', async () => {
  for (const body of [onePage([]), { totalResults: 0 }]) {
    server.handle(answer(200, body));
    const error = await outcome(100);
    expect(error).toMatchObject({ code: 'SCIM_EMPTY', url: `${server.baseUrl}/Users?startIndex=1&count=100` });
  }
});

test('GIVEN no page size THEN 100 is asked for, and a cap of the server is kept to', async () => {
  serve(people(120), 50, true);
  await client.listUsers();
  expect(server.requests.map(({ url }) => url)).toEqual([
    '/scim/v2/Users?startIndex=1&count=100',
    '/scim/v2/Users?startIndex=50&count=50',
    '/scim/v2/Users?startIndex=99&count=50',
  ]);
});

test('GIVEN an onProgress THEN it hears of every page', async () => {
  serve(people(30), 10, true);
  const heard: { readonly read: number; readonly total: number }[] = [];
  await client.listUsers({ pageSize: 10, onProgress: (progress) => heard.push(progress) });
  // The last two pages, of 9 and of 2 users that were not read before, come in any order.
  const third = heard[2]?.read === 21 ? 21 : 28;
  expect(heard.map(({ read, total }) => `${read} of ${total}`)).toEqual([
    ...['10 of 30', '19 of 30', `${third} of 30`, '30 of 30'],
  ]);
});

test('GIVEN one user alone THEN one request lists them', async () => {
  serve(people(1), 10, true);
  await expect(client.listUsers()).resolves.toMatchObject({ read: 1, totalResults: 1, pages: 1 });
  expect(server.requests).toHaveLength(1);
});

test('GIVEN an absurd total THEN it is refused after the first page, and a raised bound lets it pass', async () => {
  server.handle(answer(200, { totalResults: 2_000_001, Resources: people(100) }));
  expect(await outcome(100)).toMatchObject({ code: 'SCIM_TOO_LARGE' });
  expect(server.requests).toHaveLength(1);
  serve(people(5), 100, true);
  await expect(client.listUsers({ maxTotalResults: 4 })).rejects.toMatchObject({ code: 'SCIM_TOO_LARGE' });
  await expect(client.listUsers({ maxTotalResults: 5 })).resolves.toMatchObject({ read: 5 });
});

test.each([1, 0, -1, 2.5, NaN])(
  'GIVEN a page size of %d THEN it is refused before anything is asked',
  async (pageSize) => {
    server.handle(answer(200, onePage(people(1))));
    expect(await outcome(pageSize)).toMatchObject({
      code: 'SCIM_SETTINGS',
      message: `pageSize must be a whole number from 2, got: ${pageSize}.`,
    });
    expect(server.requests).toHaveLength(0);
  },
);

test('GIVEN an abort between two pages THEN it rejects with the reason and asks no more', async () => {
  serve(people(30), 10, true);
  const stop = new AbortController();
  const listing = client.listUsers({ pageSize: 10, signal: stop.signal, onProgress: () => stop.abort('enough') });
  await expect(listing).rejects.toBe('enough');
  expect(server.requests).toHaveLength(1);
});
