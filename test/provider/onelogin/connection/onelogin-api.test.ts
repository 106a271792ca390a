import { inspect } from 'node:util';
import fc from 'fast-check';
import { z } from 'zod';
import { type RecordedRequest, RecordingServer, type Reply } from '../../../publish/recording-server.js';
import { DEFAULT_CLIENT } from '../../../../src/simulator/onelogin/index.js';
import { connect, failure, impatience, withOneLogin } from '../onelogin-at-hand.js';

const RECORD = z.object({ id: z.number() });
const ANYTHING = z.unknown();

const server = new RecordingServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

let tokens = 0;
const token = (): Reply => ({
  status: 200,
  body: { access_token: `example-token-${(tokens += 1)}`, token_type: 'bearer', expires_in: 36_000 },
});

/** Answers requests of the API; a token is issued to whoever asks. */
function onelogin(respond: (request: RecordedRequest) => Reply): void {
  tokens = 0;
  server.respond((request) => (request.url.pathname === '/auth/oauth2/v2/token' ? token() : respond(request)));
}

const asked = () => server.requests.filter(({ url }) => !url.pathname.endsWith('/token'));
const paths = () => asked().map(({ url }) => url.pathname + url.search);

/** A page of a list. */
const page = (ids: readonly number[], headers: Readonly<Record<string, string>>): Reply => ({
  status: 200,
  body: ids.map((id) => ({ id })),
  headers,
});

/** A list in pages; `cursor` is the number of the page. */
function pages(...replies: readonly Reply[]): void {
  onelogin(({ url }) => replies[Number(url.searchParams.get('cursor') ?? 0)]!);
}

describe('OneLoginApi', () => {
  it('GIVEN credentials WHEN something is read THEN it is read with the token that was issued for them', async () => {
    onelogin(() => ({ status: 200, body: { id: 7 } }));
    const connection = connect(server.origin);
    expect(server.requests).toEqual([]);
    expect(await connection.get('/apps/7?fields=id', RECORD)).toEqual({ id: 7 });
    const [sign, read] = server.requests;
    expect(sign!.method).toBe('POST');
    expect(JSON.parse(sign!.body)).toEqual({ grant_type: 'client_credentials' });
    const { clientId, clientSecret } = DEFAULT_CLIENT;
    expect(sign!.headers.authorization).toBe(`Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`);
    expect(read!.url.href).toBe(`${server.origin}/api/2/apps/7?fields=id`);
    expect(read!.headers.authorization).toBe('Bearer example-token-1');
  });

  it('GIVEN many reads at a time WHEN a token is needed THEN one is asked for, and another one only when it expires', async () => {
    onelogin(() => ({ status: 200, body: {} }));
    let now = 0;
    const connection = connect(server.origin, { patience: { ...impatience(), now: () => now } });
    await Promise.all([1, 2, 3].map(() => connection.get('/a', ANYTHING)));
    now = 35_879_000;
    await connection.get('/a', ANYTHING);
    expect(tokens).toBe(1);
    now = 35_880_000;
    await connection.get('/a', ANYTHING);
    expect(tokens).toBe(2);
  });

  it('GIVEN a token that is not accepted any more WHEN something is read THEN it is renewed once', async () => {
    onelogin(({ headers }) =>
      headers.authorization === 'Bearer example-token-1' ? { status: 401 } : { status: 200, body: { id: 1 } },
    );
    expect(await connect(server.origin).get('/a', RECORD)).toEqual({ id: 1 });
    onelogin(() => ({ status: 401, body: { message: 'Unauthorized' } }));
    const error = await failure(connect(server.origin).get('/a', RECORD));
    expect(error.code).toBe('ONELOGIN_UNAUTHORIZED');
    expect(tokens).toBe(2);
  });

  it('GIVEN any secret in the words of OneLogin WHEN it refuses THEN no message and no inspection shows it', async () => {
    onelogin(({ headers }) => ({ status: 422, body: { message: `no ${headers.authorization}` } }));
    const error = await failure(connect(server.origin).get('/a', RECORD));
    expect(error.code).toBe('ONELOGIN_UNEXPECTED');
    expect(error.message + inspect(error)).not.toContain('example-token-1');
    server.respond(({ headers }) => ({ status: 400, body: { status: { message: headers.authorization } } }));
    const refused = await failure(connect(server.origin).get('/a', RECORD));
    expect(refused.code).toBe('ONELOGIN_UNAUTHORIZED');
    expect(refused.message + inspect(refused)).not.toMatch(
      new RegExp(
        `${DEFAULT_CLIENT.clientSecret}|${Buffer.from(DEFAULT_CLIENT.clientId).toString('base64').slice(0, 12)}`,
      ),
    );
  });

  it.each([
    ['no token', { status: 200, body: { token_type: 'bearer', expires_in: 1 } }, 'not an access token'],
    ['a web page', { status: 200, body: '<!doctype html>', headers: { 'content-type': 'text/html' } }, 'text/html'],
  ])('GIVEN %s WHEN the credentials are sent THEN nothing is read', async (_what, answer, says) => {
    server.respond(() => answer);
    const error = await failure(connect(server.origin).get('/a', RECORD));
    expect(error.code).toBe('ONELOGIN_UNEXPECTED');
    expect(error.message).toContain(says);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['503', { status: 503 }],
    ['500', { status: 500 }],
    ['a connection that breaks', 'reset' as const],
    ['a rate limit', { status: 429, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4' } }],
  ])('GIVEN %s WHEN it passes THEN the same is read again', async (_what, reply) => {
    let first = true;
    onelogin(() => {
      const answer: Reply = first ? reply : { status: 200, body: { id: 1 } };
      first = false;
      return answer;
    });
    const waits: number[] = [];
    expect(await connect(server.origin, { patience: impatience(waits) }).get('/a', RECORD)).toEqual({ id: 1 });
    expect(waits).toEqual([_what === 'a rate limit' ? 5_000 : 0]);
  });

  it('GIVEN a rate limit that lasts an hour WHEN something is read THEN it fails at once and says how long', async () => {
    onelogin(() => ({ status: 429, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3000' } }));
    const error = await failure(connect(server.origin).get('/a', RECORD));
    expect(error.code).toBe('ONELOGIN_RATE_LIMITED');
    expect(error.message).toContain('3001 s');
    expect(asked()).toHaveLength(1);
  });

  it.each([
    [403, 'ONELOGIN_FORBIDDEN', 'Manage All'],
    [404, 'ONELOGIN_NOT_FOUND', 'onelogin.subdomain'],
    [302, 'ONELOGIN_UNEXPECTED', 'Redirects are not followed'],
    [422, 'ONELOGIN_UNEXPECTED', 'name: is too long'],
  ])('GIVEN status %d WHEN something is read THEN it is %s', async (status, code, says) => {
    onelogin(() => ({
      status,
      body: { message: 'Validation Failed', errors: [{ field: 'name:', message: ['is too long'] }] },
    }));
    const error = await failure(connect(server.origin).get('/a', RECORD));
    expect(error).toMatchObject({ code, status });
    expect(error.message).toContain(says);
    expect(asked()).toHaveLength(1);
  });

  it('GIVEN an answer of another form WHEN it is read THEN it is said what is wrong with it', async () => {
    onelogin(() => ({ status: 200, body: { id: 'a' } }));
    const error = await failure(connect(server.origin).get('/a', RECORD));
    expect(error.code).toBe('ONELOGIN_UNEXPECTED');
    expect(error.message).toContain('id is a text, where a number is expected');
    onelogin(() => ({ status: 200, body: '{"id":1,"id":2}' }));
    expect((await failure(connect(server.origin).get('/a', RECORD))).message).toContain('"id" twice');
  });

  it('GIVEN a signal that aborts WHEN something is read THEN it rejects with the reason', async () => {
    onelogin(() => 'silence');
    const stop = new AbortController();
    const reading = connect(server.origin, { signal: stop.signal }).get('/a', RECORD);
    stop.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });
});

describe('OneLoginApi.getAll', () => {
  it('GIVEN a list in pages WHEN it is read THEN each page is asked for by the cursor of the one before, without a limit', async () => {
    pages(
      page([1, 2], { 'total-count': '5', 'after-cursor': '1' }),
      page([3, 4], { 'total-count': '5', 'after-cursor': '2' }),
      page([5], { 'total-count': '5' }),
    );
    const read = await connect(server.origin).getAll('/roles?limit=2&fields=id', RECORD);
    expect(read.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    expect(paths()).toEqual([
      '/api/2/roles?limit=2&fields=id',
      '/api/2/roles?fields=id&cursor=1',
      '/api/2/roles?fields=id&cursor=2',
    ]);
  });

  const first = page([1, 2], { 'total-count': '4', 'after-cursor': '1' });
  it.each([
    ['a page that says no number', [page([1], {})], 'header Total-Count'],
    ['a number that is none', [page([1], { 'total-count': 'some' })], 'not a number'],
    [
      'fewer than the number',
      [page([1, 2], { 'total-count': '3' })],
      '3 records by its header Total-Count, but 2 came',
    ],
    ['more than the number', [page([1, 2], { 'total-count': '1' })], 'but 2 came'],
    [
      'somebody who left',
      [first, page([4], { 'total-count': '3' })],
      'changed while it was read: of 4 records there are 3',
    ],
    ['a later page that says no number', [first, page([3, 4], {})], 'header Total-Count'],
    ['a record that comes twice', [first, page([2, 3], { 'total-count': '4' })], 'repeats the record 2'],
    [
      'a page that shrinks',
      [first, page([3], { 'total-count': '4', 'after-cursor': '2' }), page([4], { 'total-count': '4' })],
      'not full',
    ],
    ['an empty page in between', [first, page([], { 'total-count': '4', 'after-cursor': '2' })], 'not full'],
    ['a cursor that leads back', [first, page([3, 4], { 'total-count': '4', 'after-cursor': '1' })], 'leads back'],
  ])('GIVEN %s WHEN the list is read THEN it fails', async (_what, replies, says) => {
    pages(...replies);
    const error = await failure(connect(server.origin).getAll('/roles?limit=2', RECORD));
    expect(error.code).toBe('ONELOGIN_UNEXPECTED');
    expect(error.message).toContain(says);
  });

  it('GIVEN a list that comes without pages WHEN it is read THEN no number is asked of it, but one that is there counts', async () => {
    pages(page([1, 2], {}));
    const connection = connect(server.origin);
    expect(await connection.getAll('/mappings', RECORD, { paged: false })).toHaveLength(2);
    pages(page([1, 2], { 'total-count': '3' }));
    expect((await failure(connection.getAll('/mappings', RECORD, { paged: false }))).message).toContain('but 2 came');
    pages(page([1, 2], { 'after-cursor': '1' }));
    expect((await failure(connection.getAll('/mappings', RECORD, { paged: false }))).message).toContain('Total-Count');
  });

  it('GIVEN any number of people and any size of page WHEN the simulator is read THEN everybody comes, once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 }), async (people, pageSize) => {
        const users = Array.from({ length: people }, (_, index) => ({ email: `person-${index}@example.com` }));
        await withOneLogin({ seed: { users }, pageSize }, async (_simulator, connection) => {
          const read = await connection.getAll(
            '/users?limit=50&fields=id,email',
            z.object({ id: z.number(), email: z.string() }),
          );
          expect(read.map(({ email }) => email).sort()).toEqual(users.map(({ email }) => email).sort());
        });
      }),
      { numRuns: 15 },
    );
  });
});
