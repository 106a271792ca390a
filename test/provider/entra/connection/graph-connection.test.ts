import { inspect } from 'node:util';
import fc from 'fast-check';
import { z } from 'zod';
import { type RecordedRequest, RecordingServer, type Reply } from '../../../publish/recording-server.js';
import { CLIENT_SECRET, connect, failure, impatience, TENANT } from '../entra-at-hand.js';

const RECORD = z.object({ id: z.string() });
const ANYTHING = z.unknown();

const server = new RecordingServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

let tokens = 0;
const token = (): Reply => ({
  status: 200,
  body: { access_token: `example-token-${(tokens += 1)}`, token_type: 'Bearer', expires_in: 3599 },
});

/** Answers requests of Graph; a token is issued to whoever asks. */
function graph(respond: (request: RecordedRequest) => Reply): void {
  tokens = 0;
  server.respond((request) => (request.url.pathname === `/${TENANT}/oauth2/v2.0/token` ? token() : respond(request)));
}

const asked = () => server.requests.filter(({ url }) => !url.pathname.endsWith('/token'));
const paths = () => asked().map(({ url }) => url.pathname + url.search);
const page = (ids: readonly string[], next?: string): Reply => ({
  status: 200,
  body: { value: ids.map((id) => ({ id })), ...(next !== undefined && { '@odata.nextLink': next }) },
});

describe('GraphConnection', () => {
  it('GIVEN a tenant WHEN something is read THEN it is read of version 1.0, with the token that was issued for Graph', async () => {
    graph(() => ({ status: 200, body: { id: 'a' } }));
    const connection = await connect(server.origin);
    expect(connection.tenant).toBe(TENANT);
    expect(connection.address).toBe(`${server.origin}/v1.0`);
    expect(server.requests).toEqual([]);
    expect(await connection.get('/groups/a?$select=id', RECORD)).toEqual({ id: 'a' });
    const [sign, read] = server.requests;
    expect(sign!.method).toBe('POST');
    expect(Object.fromEntries(new URLSearchParams(sign!.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: '00000000-0000-0000-0000-0000000000cc',
      client_secret: CLIENT_SECRET,
      scope: `${server.origin}/.default`,
    });
    expect(read!.url.href).toBe(`${server.origin}/v1.0/groups/a?$select=id`);
    expect(read!.headers.authorization).toBe('Bearer example-token-1');
    expect(read!.headers).not.toHaveProperty('consistencylevel');
  });

  it('GIVEN a query that needs the index WHEN it is sent THEN it says so on every page', async () => {
    graph(({ url }) => (url.search.includes('skip') ? page(['b']) : page(['a'], `${server.origin}/v1.0/users?skip=1`)));
    const connection = await connect(server.origin);
    await connection.getAll('/users?$count=true', RECORD, { fromIndex: true });
    expect(asked().map(({ headers }) => headers.consistencylevel)).toEqual(['eventual', 'eventual']);
  });

  it('GIVEN many reads at a time WHEN a token is needed THEN one is asked for', async () => {
    graph(() => ({ status: 200, body: { id: 'a' } }));
    const connection = await connect(server.origin);
    await Promise.all([1, 2, 3].map(() => connection.get('/a', RECORD)));
    await connection.get('/a', RECORD);
    expect(tokens).toBe(1);
  });

  it('GIVEN a token that expires WHEN something is read later THEN a new one is asked for', async () => {
    graph(() => ({ status: 200, body: {} }));
    let now = 0;
    const connection = await connect(server.origin, { patience: { ...impatience(), now: () => now } });
    await connection.get('/a', ANYTHING);
    now = 3_478_000;
    await connection.get('/a', ANYTHING);
    now = 3_480_000;
    await connection.get('/a', ANYTHING);
    expect(asked().map(({ headers }) => headers.authorization)).toEqual([
      'Bearer example-token-1',
      'Bearer example-token-1',
      'Bearer example-token-2',
    ]);
  });

  it('GIVEN a token that is not accepted any more WHEN something is read THEN it is renewed once', async () => {
    graph(({ headers }) =>
      headers.authorization === 'Bearer example-token-1' ? { status: 401 } : { status: 200, body: { id: 'a' } },
    );
    const connection = await connect(server.origin);
    expect(await connection.get('/a', RECORD)).toEqual({ id: 'a' });
    expect(tokens).toBe(2);
  });

  it('GIVEN no token that is accepted WHEN something is read THEN it is an error, and the token is nowhere', async () => {
    const said = 'Access token example-token-2 has expired.';
    graph(() => ({ status: 401, body: { error: { code: 'InvalidAuthenticationToken', message: said } } }));
    const connection = await connect(server.origin);
    const error = await failure(connection.get('/a', RECORD));
    expect(error).toMatchObject({ code: 'ENTRA_UNAUTHORIZED', status: 401 });
    expect(error.problem).toBe(
      `GET ${server.origin}/v1.0/a answered with status 401, saying "InvalidAuthenticationToken Access token [secret] has expired.".`,
    );
    expect(inspect([error, connection], { depth: 9, showHidden: true })).not.toMatch(/example-(token-2|client-secret)/);
  });

  it('GIVEN an interrupted run WHEN something is read THEN it ends with the reason of the interruption', async () => {
    graph(() => ({ status: 200, body: {} }));
    const connection = await connect(server.origin, {
      signal: AbortSignal.abort(new Error('interrupted by a person')),
    });
    await expect(connection.get('/a', RECORD)).rejects.toThrow('interrupted by a person');
    expect(server.requests).toEqual([]);
  });

  it('GIVEN a proxy that cannot be used WHEN a connection is opened THEN it is refused, and Entra is not asked', async () => {
    const before = process.env.https_proxy;
    process.env.https_proxy = 'socks5://127.0.0.1:1';
    const cloud = { login: 'https://login.example.com', graph: 'https://graph.example.com' };
    const error = await failure(connect(server.origin, { cloud })).finally(() => {
      if (before === undefined) delete process.env.https_proxy;
      else process.env.https_proxy = before;
    });
    expect(error).toMatchObject({ code: 'ENTRA_SETTINGS', remedy: 'Microsoft was not asked.' });
  });

  it('GIVEN JSON of another form WHEN something is read THEN it is refused and the place named', async () => {
    graph(() => ({ status: 200, body: { id: 7 } }));
    const error = await failure((await connect(server.origin)).get('/a', RECORD));
    expect(error.problem).toBe(
      `GET ${server.origin}/v1.0/a answered with JSON of an unknown form: id is a number, where a text is expected.`,
    );
  });

  it.each([
    ['a web page', '<html>', 'with text/html instead of JSON'],
    ['nothing', '', 'with text/html instead of JSON'],
    ['a name twice', '{"id":"admin","\\u0069d":"analyst"}', 'has the name "id" twice'],
  ])('GIVEN %s WHEN something is read THEN it is refused', async (_, body, words) => {
    graph(() => ({ status: 200, body, headers: { 'content-type': 'text/html' } }));
    const error = await failure((await connect(server.origin)).get('/a', RECORD));
    expect(error).toMatchObject({ code: 'ENTRA_UNEXPECTED', status: 200 });
    expect(error.problem).toContain(words);
    expect(error.message).not.toMatch(/admin|analyst/);
  });

  it('GIVEN a redirect WHEN something is read THEN it is not followed', async () => {
    graph(() => ({ status: 302, headers: { location: `${server.origin}/elsewhere` } }));
    expect(await failure((await connect(server.origin)).get('/a', RECORD))).toMatchObject({
      code: 'ENTRA_UNEXPECTED',
      status: 302,
    });
    expect(asked()).toHaveLength(1);
  });

  it('GIVEN 429 with a time WHEN something is read THEN it waits as long and goes on', async () => {
    const waits: number[] = [];
    graph(() =>
      asked().length < 3 ? { status: 429, headers: { 'retry-after': '7' } } : { status: 200, body: { id: 'a' } },
    );
    const connection = await connect(server.origin, { patience: impatience(waits) });
    expect(await connection.get('/a', RECORD)).toEqual({ id: 'a' });
    expect(waits).toEqual([7000, 7000]);
  });

  it.each([503, 504])('GIVEN %d once WHEN something is read THEN it is read again', async (status) => {
    graph(() => (asked().length === 1 ? { status } : { status: 200, body: { id: 'a' } }));
    expect(await (await connect(server.origin)).get('/a', RECORD)).toEqual({ id: 'a' });
  });

  it('GIVEN a token endpoint that is busy WHEN something is read THEN the token is asked for again', async () => {
    server.respond(({ url }) => {
      if (!url.pathname.endsWith('/token')) return { status: 200, body: { id: 'a' } };
      return server.requests.length === 1 ? { status: 503 } : token();
    });
    expect(await (await connect(server.origin)).get('/a', RECORD)).toEqual({ id: 'a' });
  });
});

describe('GraphConnection.getAll', () => {
  const list = async () => (await connect(server.origin)).getAll('/groups?$select=id', RECORD);

  it('GIVEN pages WHEN a list is read THEN it is whole, page by page', async () => {
    graph(({ url }) =>
      url.search.includes('skip') ? page(['c']) : page(['a', 'b'], `${server.origin}/v1.0/groups?$skiptoken=x`),
    );
    expect(await list()).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    expect(paths()).toEqual(['/v1.0/groups?$select=id', '/v1.0/groups?$skiptoken=x']);
  });

  it('GIVEN an empty page with another one after it WHEN a list is read THEN it goes on', async () => {
    graph(({ url }) => (url.search.includes('skip') ? page(['a']) : page([], `${server.origin}/v1.0/groups?skip=1`)));
    expect(await list()).toEqual([{ id: 'a' }]);
  });

  it.each([
    ['https://elsewhere.example.com/v1.0/groups', 'names a next page on another server'],
    ['http://user:password@ORIGIN/v1.0/groups', 'names a next page on another server'],
    ['http://ORIGIN/v1.0/groups?$select=id', 'leads back to a page that was read already'],
    ['/v1.0/groups?skip=1', 'names a next page by something that is not an address'],
    ['', 'names a next page by something that is not an address'],
  ])('GIVEN a next page at %j WHEN a list is read THEN it is refused', async (next, words) => {
    graph(() => page(['a'], next.replace('ORIGIN', new URL(server.origin).host)));
    const error = await failure(list());
    expect(error.code).toBe('ENTRA_UNEXPECTED');
    expect(error.problem).toContain(`The list at ${server.origin}/v1.0/groups?$select=id ${words}`);
    expect(error.remedy).toBe('Without a complete list nothing is concluded. Run it again.');
    expect(asked()).toHaveLength(1);
  });

  it.each([null, 7, { href: 'x' }])(
    'GIVEN %j in place of an address WHEN a list is read THEN it is refused',
    async (next) => {
      graph(() => ({ status: 200, body: { value: [], '@odata.nextLink': next } }));
      expect((await failure(list())).problem).toContain('something that is not an address');
    },
  );

  it.each(['odata.nextLink', '@odata.NextLink', 'nextLink'])(
    'GIVEN a next page by the name %s WHEN a list is read THEN it is not taken for the last',
    async (name) => {
      graph(() => ({ status: 200, body: { value: [], [name]: `${server.origin}/x` } }));
      expect((await failure(list())).problem).toContain(`in another way than Graph does (${name})`);
    },
  );

  it('GIVEN a record that comes twice WHEN a list is read THEN it is refused', async () => {
    graph(({ url }) =>
      url.search.includes('skip') ? page(['a']) : page(['a'], `${server.origin}/v1.0/groups?skip=1`),
    );
    expect((await failure(list())).problem).toContain('/v1.0/groups?skip=1 repeats the record a.');
  });

  it.each([
    [{}, 'value is missing'],
    [{ value: {} }, 'value is an object, where a list is expected'],
    [[], 'the whole is a list, where an object is expected'],
    [{ value: [{ id: 'a' }, {}] }, 'value.1.id is missing'],
  ])('GIVEN %j WHEN a list is read THEN it is refused', async (body, words) => {
    graph(() => ({ status: 200, body }));
    expect((await failure(list())).problem).toContain(words);
  });

  it('GIVEN pages of any size, and refusals that pass WHEN a list is read THEN it is the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 20 }),
        fc.array(fc.nat({ max: 5 }), { maxLength: 8 }),
        fc.array(fc.constantFrom<Reply>({ status: 429 }, { status: 503 }, 'reset'), { maxLength: 3 }),
        async (ids, cuts, faults) => {
          const sizes = [...cuts, ids.length];
          const waiting = [...faults];
          graph(({ url }) => {
            const fault = waiting.pop();
            if (fault !== undefined) return fault;
            const at = Number(url.searchParams.get('at') ?? 0);
            const from = sizes.slice(0, at).reduce((sum, size) => sum + size, 0);
            const upTo = from + sizes[at]!;
            const next =
              upTo < ids.length || at + 1 < cuts.length ? `${server.origin}/v1.0/groups?at=${at + 1}` : undefined;
            return page(ids.slice(from, upTo), next);
          });
          expect((await list()).map(({ id }) => id)).toEqual(ids);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('GraphConnection.send', () => {
  it('GIVEN a write WHEN it is sent THEN its JSON arrives, and an answer without a body is none', async () => {
    graph(() => ({ status: 204 }));
    const connection = await connect(server.origin);
    expect(await connection.send({ method: 'PUT', path: '/a/schema', body: { x: 1 } })).toBeUndefined();
    expect(asked()[0]).toMatchObject({ method: 'PUT', body: '{"x":1}' });
    expect(asked()[0]!.headers['content-type']).toBe('application/json');
  });

  it('GIVEN a write without a body WHEN it is sent THEN its answer is read in the form', async () => {
    graph(() => ({ status: 201, body: { id: 'a' } }));
    const connection = await connect(server.origin);
    expect(await connection.send({ method: 'POST', path: '/a/start' }, RECORD)).toEqual({ id: 'a' });
    expect(asked()[0]!.body).toBe('');
    expect(asked()[0]!.headers).not.toHaveProperty('content-type');
    const error = await failure(connection.send({ method: 'POST', path: '/a/start' }, z.object({ value: z.string() })));
    expect(error.problem).toContain(`POST ${server.origin}/v1.0/a/start answered with JSON of an unknown form`);
  });

  it.each([
    ['POST', undefined, 1],
    ['PATCH', undefined, 1],
    ['POST', true, 6],
    ['PUT', undefined, 6],
    ['PUT', false, 1],
    ['DELETE', undefined, 6],
  ] as const)(
    'GIVEN %s (idempotent: %s) WHEN its answer is lost THEN it is sent %d times',
    async (method, isIdempotent, times) => {
      graph(() => 'reset');
      const error = await failure((await connect(server.origin)).send({ method, path: '/a', isIdempotent }));
      expect(error).toMatchObject({ code: 'ENTRA_UNREACHABLE', unprocessed: false });
      expect(asked()).toHaveLength(times);
    },
  );

  it('GIVEN a write that is one too many WHEN it is refused THEN it is sent again, since nothing was done', async () => {
    graph(() => (asked().length === 1 ? { status: 429, headers: { 'retry-after': '1' } } : { status: 204 }));
    await (await connect(server.origin)).send({ method: 'POST', path: '/a' });
    expect(asked()).toHaveLength(2);
  });

  it('GIVEN a write with a secret WHEN its refusal repeats it THEN it is struck out', async () => {
    graph(() => ({ status: 400, body: { error: { code: 'BadRequest', message: 'example-access-key is not valid' } } }));
    const write = {
      method: 'PUT',
      path: '/a',
      body: { value: 'example-access-key' },
      secrets: ['example-access-key'],
    } as const;
    const error = await failure((await connect(server.origin)).send(write));
    expect(error.problem).toContain('saying "BadRequest [secret] is not valid"');
  });
});
