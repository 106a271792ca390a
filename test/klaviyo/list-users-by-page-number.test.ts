import fc from 'fast-check';
import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { answer, wireUser } from './loopback-server.js';
import { virtualTiming } from './virtual-timing.js';
import { server, serve, people, outcome, closeClient, openClient, client } from './list-sample-users.js';

beforeAll(openClient);
afterAll(closeClient);

describe('GIVEN a server that pages by number', () => {
  /** Its page is the one with the number floor((startIndex - 1) / count), and holds as many as `size` says. */
  function serveByNumber(usersAt: () => readonly object[], size: (count: number) => number, echo = true): void {
    server.handle((request, response) => {
      const query = new URL(request.url ?? '', server.origin).searchParams;
      const startIndex = Number(query.get('startIndex'));
      const count = size(Number(query.get('count')));
      const from = Math.floor((startIndex - 1) / count) * count;
      const users = usersAt();
      const Resources = users.slice(from, from + count);
      const numbers = echo ? { startIndex, itemsPerPage: Resources.length } : {};
      answer(200, { totalResults: users.length, ...numbers, Resources })(request, response);
    });
  }
  const asked = () => server.requests.map(({ url }) => url.replace(/.*startIndex=(\d+)&count=(\d+)/, '$1+$2'));

  test('WHEN there are any users, with any cap THEN the listing is exactly those users, in at most twice the requests and two', async () => {
    const setting = fc.record({
      many: fc.integer({ min: 1, max: 90 }),
      cap: fc.integer({ min: 3, max: 25 }),
      pageSize: fc.integer({ min: 3, max: 30 }),
      echo: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(setting, async ({ many, cap, pageSize, echo }) => {
        serveByNumber(
          () => people(many),
          (count) => Math.min(cap, count),
          echo,
        );
        const listing = await client.listUsers({ pageSize });
        expect(listing.users.map(({ id }) => id)).toEqual(Array.from({ length: many }, (_, index) => `user-${index}`));
        expect(listing.pages).toBe(server.requests.length);
        const plain = Math.ceil(many / Math.min(cap, pageSize));
        expect(listing.pages).toBeLessThanOrEqual(plain === 1 ? 2 : 2 * plain + 3);
      }),
      { numRuns: 100 },
    );
  });

  test('WHEN there is one page THEN one request more proves its end', async () => {
    serveByNumber(
      () => people(60),
      (count) => count,
    );
    expect(await outcome(100)).toMatchObject({ read: 60, pages: 2 });
    expect(asked()).toEqual(['1+100', '57+7']);
  });

  test('WHEN there are several pages THEN all are read twice, the second time after the first', async () => {
    serveByNumber(
      () => people(25),
      (count) => Math.min(10, count),
    );
    const heard: unknown[] = [];
    const listing = await client.listUsers({ onProgress: (progress) => heard.push(progress) });
    expect(listing).toMatchObject({ read: 25, totalResults: 25, pages: 7 });
    expect(asked().slice(0, 2)).toEqual(['1+100', '10+10']);
    expect(asked().slice(2, 4).sort()).toEqual(['11+10', '21+10']);
    expect(asked().slice(4).sort()).toEqual(['1+100', '11+10', '21+10']);
    expect(heard).toHaveLength(6);
    expect(heard[2]).toEqual({ read: 25, total: 25 });
    expect(heard[5]).toEqual({ read: 25, total: 25 });
    expect(heard[3]).not.toEqual({ read: 25, total: 25 });
  });

  test('WHEN it ignores the count and the last page is not full THEN it is listed too', async () => {
    serveByNumber(
      () => people(25),
      () => 10,
    );
    expect(await outcome(10)).toMatchObject({ read: 25 });
  });

  test.each([3, 4, 5, 6, 7])(
    'WHEN one is removed from the first page and one added at the end after request %d THEN nobody is missed',
    async (at) => {
      let users = people(25);
      serveByNumber(
        () => {
          const now = users;
          if (server.requests.length === at) users = [...users.slice(0, 3), ...users.slice(4), wireUser('newcomer')];
          return now;
        },
        (count) => Math.min(10, count),
      );
      const sequential = new KlaviyoScimClient({
        ...{ baseUrl: server.baseUrl, accessKey: 'example-access-key', timing: virtualTiming(), concurrency: 1 },
      });
      const listing = await sequential.listUsers({ pageSize: 10 });
      await sequential.close();
      expect(listing.users.map(({ id }) => id)).toEqual(
        expect.arrayContaining(people(25).flatMap((_, index) => (index === 3 ? [] : [`user-${index}`]))),
      );
      expect(listing.users).toHaveLength(25);
    },
  );
});

test('GIVEN a server that pages by offset THEN it needs at most 1.1 times the requests of aligned pages, and two', async () => {
  for (const [many, cap] of [
    [2_000, 100],
    [5_050, 100],
    [1_000, 50],
    [300, 25],
  ] as const) {
    serve(people(many), cap, true);
    const { pages } = await client.listUsers();
    expect(pages).toBe(server.requests.length);
    expect(pages).toBeLessThanOrEqual(1.1 * Math.ceil(many / cap) + 2);
  }
});
