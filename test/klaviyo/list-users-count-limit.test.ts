import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { answer } from './loopback-server.js';
import { server, people, outcome, closeClient, openClient } from './list-sample-users.js';

beforeAll(openClient);
afterAll(closeClient);

describe('GIVEN a server that refuses a count above its limit', () => {
  /** Refuses with these words, or lists. */
  function serveUpTo(limit: number, words: string, users = people(120)): void {
    server.handle((request, response) => {
      const query = new URL(request.url ?? '', server.origin).searchParams;
      const [startIndex, count] = [Number(query.get('startIndex')), Number(query.get('count'))];
      const Resources = users.slice(startIndex - 1, startIndex - 1 + count);
      if (count > limit) answer(400, { status: '400', detail: words })(request, response);
      else answer(200, { totalResults: users.length, startIndex, Resources })(request, response);
    });
  }
  const counts = () => server.requests.map(({ url }) => Number(/count=(\d+)/.exec(url)?.[1]));

  test('WHEN it says which THEN the listing goes on with that', async () => {
    serveUpTo(50, 'count must be between 1 and 50');
    expect(await outcome(100)).toMatchObject({ read: 120 });
    expect(counts().slice(0, 3)).toEqual([100, 50, 50]);
  });

  test('WHEN it does not say which THEN the count is halved until it is taken', async () => {
    serveUpTo(30, 'count is too large');
    expect(await outcome(100)).toMatchObject({ read: 120 });
    expect(counts().slice(0, 4)).toEqual([100, 50, 25, 25]);
  });

  test('WHEN it takes none THEN it fails, and the message names the setting', async () => {
    serveUpTo(1, 'count is too large');
    expect(await outcome(100)).toMatchObject({
      code: 'SCIM_REJECTED',
      message: expect.stringContaining(
        'It was asked for 3 users on a page: if the server allows fewer, set scim.pageSize in the access file.',
      ) as string,
    });
    expect(counts()).toEqual([100, 50, 25, 12, 6, 3]);
  });

  test('WHEN the client has a page size THEN that is asked for', async () => {
    serveUpTo(7, 'no');
    const small = new KlaviyoScimClient({ baseUrl: server.baseUrl, accessKey: 'example-access-key', pageSize: 7 });
    await expect(small.listUsers()).resolves.toMatchObject({ read: 120 });
    await small.close();
    expect(new Set(counts().slice(0, -1))).toEqual(new Set([7]));
    expect(
      () => new KlaviyoScimClient({ baseUrl: server.baseUrl, accessKey: 'example-access-key', pageSize: 1 }),
    ).toThrow('pageSize must be a whole number from 2, got: 1.');
  });

  test('WHEN it refuses for another reason THEN it is asked once, and the message names the setting all the same', async () => {
    serveUpTo(1, 'unknown attribute');
    expect(await outcome(100)).toMatchObject({
      code: 'SCIM_REJECTED',
      message: expect.stringContaining('asked for 100 users on a page') as string,
    });
    expect(counts()).toEqual([100]);
  });
});
