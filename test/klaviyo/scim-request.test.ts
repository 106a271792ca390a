import { gzipSync } from 'node:zlib';
import { type AuthorizationScheme } from '../../src/access/access-model.js';
import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';
import { answer, LoopbackServer, onePage, wireUser, type Handler } from './loopback-server.js';

const server = new LoopbackServer();
const elsewhere = new LoopbackServer();
const clients: KlaviyoScimClient[] = [];
beforeAll(() => Promise.all([server.start(), elsewhere.start()]));
afterEach(() => Promise.all(clients.splice(0).map((client) => client.close())));
afterAll(() => Promise.all([server.stop(), elsewhere.stop()]));

/** The error of one read, without repeating it. */
async function failure(handler: Handler, authorization: AuthorizationScheme = 'Klaviyo-API-Key'): Promise<ScimError> {
  server.handle(handler);
  const client = new KlaviyoScimClient({
    ...{ baseUrl: server.baseUrl, accessKey: 'example-access-key', authorization, retry: { attempts: 1 } },
  });
  clients.push(client);
  const error: unknown = await client.get('Users').then(
    () => undefined,
    (rejected: unknown) => rejected,
  );
  if (!(error instanceof ScimError)) throw new Error(`no ScimError: ${String(error)}`);
  expect(error.url).toMatch(server.baseUrl);
  expect(error.message).toContain('GET http://127.0.0.1:');
  return error;
}

const scimError = (status: number, detail: unknown, scimType?: string) => ({
  ...{ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), detail, scimType },
});
const html = (title: string) =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>people's data</body></html>`;
const HTML = { 'content-type': 'text/html; charset=UTF-8' };

describe('a status that refuses', () => {
  test.each<[AuthorizationScheme, AuthorizationScheme]>([
    ['Klaviyo-API-Key', 'Bearer'],
    ['Bearer', 'Klaviyo-API-Key'],
  ])('GIVEN 401 to %s THEN it says how the key was sent and how to create a new one', async (sent, other) => {
    const error = await failure(answer(401, scimError(401, 'Invalid credentials')), sent);
    expect(error).toMatchObject({ code: 'SCIM_UNAUTHORIZED', status: 401, retryable: false });
    expect(error.message).toContain('answered with status 401, saying "Invalid credentials".');
    expect(error.message).toContain(`with the prefix ${sent}.`);
    expect(error.message).toContain('shows a key only once');
    expect(error.message).toContain('create a new one under Settings > Security');
    expect(error.message).toContain(`set scim.authorization to ${other}`);
  });

  test.each<[number, string, boolean, string]>([
    [403, 'SCIM_FORBIDDEN', false, 'does not let it read users'],
    [404, 'SCIM_NOT_FOUND', false, 'the base URL is probably wrong'],
    [400, 'SCIM_REJECTED', false, 'refuses this request'],
    [406, 'SCIM_REJECTED', false, 'refuses this request'],
    [429, 'SCIM_RATE_LIMITED', true, 'accepts no more requests for now'],
    [500, 'SCIM_UNAVAILABLE', false, 'try again later'],
    [501, 'SCIM_UNAVAILABLE', false, 'try again later'],
    [502, 'SCIM_UNAVAILABLE', true, 'try again later'],
    [503, 'SCIM_UNAVAILABLE', true, 'try again later'],
    [504, 'SCIM_UNAVAILABLE', true, 'try again later'],
    [206, 'SCIM_WIRE', false, 'answered with 200 only'],
    [304, 'SCIM_WIRE', false, 'answered with 200 only'],
  ])('GIVEN %d THEN %s, retryable: %s', async (status, code, retryable, sentence) => {
    const error = await failure(answer(status, onePage([wireUser('ada')])));
    expect(error).toMatchObject({ code, status, retryable });
    expect(error.message).toContain(`/Users answered with status ${status}`);
    expect(error.message).toContain(sentence);
  });

  test('GIVEN an error of SCIM with a type THEN both are quoted, on one line and cut', async () => {
    const error = await failure(answer(400, scimError(400, `no\n\u001b[2J${'x'.repeat(500)}`, 'invalidFilter')));
    expect(error.message).toContain('saying "no<U+000A><U+001B>[2Jxxx');
    expect(error.message).toContain('xxx…".');
    expect(error.message).not.toMatch(/\p{Cc}/u);
    expect((await failure(answer(400, scimError(400, 'no', 'invalidFilter')))).message).toContain(
      'saying "no (scimType invalidFilter)"',
    );
  });

  test.each([
    ['JSON of another form', '{"errors":[{"detail":"no"}]}', 'saying "{\\"errors\\":[{\\"detail\\":\\"no\\"}]}".'],
    ['JSON null', 'null', 'saying "null".'],
    ['no JSON, though it says so', 'no!', 'saying "no!".'],
    ['nothing', '', 'status 400. '],
    ['a detail that is no text', JSON.stringify(scimError(400, 5)), 'saying "{\\"schemas\\"'],
  ])('GIVEN %s THEN it is quoted as it stands', async (_, body, sentence) => {
    expect((await failure(answer(400, body))).message).toContain(sentence);
  });

  test('GIVEN plain text THEN it is quoted; GIVEN far too much of it THEN its beginning is quoted', async () => {
    const plain = { 'content-type': 'text/plain' };
    expect((await failure(answer(500, ' broken \n', plain))).message).toContain('status 500, saying "broken".');
    expect((await failure(answer(500, 'x'.repeat(70_000), plain))).message).toMatch(/saying "x{300}…"\. The server/);
  });

  test('GIVEN a compressed error THEN it is read all the same', async () => {
    const body = gzipSync(JSON.stringify(scimError(403, 'plan without SCIM')));
    expect((await failure(answer(403, body, { 'content-encoding': 'gzip' }))).message).toContain('"plan without SCIM"');
  });
});

describe('a web page instead of SCIM', () => {
  test.each([200, 403, 405])('GIVEN %d with a page THEN it names the firewall and what to ask for', async (status) => {
    const error = await failure(answer(status, html('Just a moment...'), { ...HTML, 'cf-ray': '8abc-FRA' }));
    expect(error).toMatchObject({ code: 'SCIM_HTML', status, retryable: false });
    expect(error.message).toContain('web application firewall');
    expect(error.message).toContain('let the address that this runs from through to the SCIM path');
    expect(error.message).toContain('saying "Just a moment..." (cf-ray "8abc-FRA").');
    expect(error.message).not.toContain("people's data");
  });

  test('GIVEN a page that says it is JSON THEN it is known for a page', async () => {
    expect(await failure(answer(200, `\n  ${html('Sign in')}`))).toMatchObject({ code: 'SCIM_HTML', status: 200 });
  });

  test('GIVEN a header sent twice THEN both values are reported', async () => {
    const error = await failure((_, response) => {
      response.setHeader('x-request-id', ['first', 'second']);
      answer(500)(_, response);
    });
    expect(error.message).toContain('(x-request-id "first, second")');
  });

  test('GIVEN a page without a title THEN it is not quoted', async () => {
    expect((await failure(answer(200, '<p>hello</p>', HTML))).message).toContain('status 200. This is a web page');
  });

  test.each([
    [401, 'SCIM_UNAUTHORIZED'],
    [404, 'SCIM_NOT_FOUND'],
    [503, 'SCIM_UNAVAILABLE'],
  ])('GIVEN %d with a page THEN the status counts', async (status, code) => {
    expect(await failure(answer(status, html('Sorry'), HTML))).toMatchObject({ code, status });
  });
});

describe('a body that is not SCIM', () => {
  test.each(['text/plain', 'application/jsonp', 'application/vnd.api+json', 'application/json, text/html'])(
    'GIVEN the content type %s THEN it is refused, and the body, which may be of people, is not quoted',
    async (type) => {
      const error = await failure(answer(200, onePage([wireUser('ada')]), { 'content-type': type }));
      expect(error).toMatchObject({ code: 'SCIM_CONTENT_TYPE', status: 200, retryable: false });
      expect(error.message).toContain(`Its content type is "${type}"`);
      expect(error.message).not.toContain('ada@example.com');
    },
  );

  test('GIVEN no content type THEN it is refused', async () => {
    const error = await failure((_, response) => response.end('{}'));
    expect(error.code).toBe('SCIM_CONTENT_TYPE');
    expect(error.message).toContain('Its content type is missing');
  });

  test.each(['application/json', 'application/scim+json;charset=utf-8', 'Application/JSON ; charset="UTF-8"'])(
    'GIVEN the content type %s THEN it is taken',
    async (type) => {
      server.handle(answer(200, { fine: true }, { 'content-type': type }));
      const client = new KlaviyoScimClient({ baseUrl: server.baseUrl, accessKey: 'example-access-key' });
      clients.push(client);
      await expect(client.get('Users')).resolves.toMatchObject({ body: { fine: true } });
    },
  );

  test.each<[string, string | Buffer, Record<string, string>, string, boolean, string]>([
    ['nothing', '', {}, 'SCIM_TRUNCATED', true, 'ends too soon, after 0 characters'],
    ['JSON cut off', '{"Resources":[{"id":"1","user', {}, 'SCIM_TRUNCATED', true, 'ends too soon, after 29 characters'],
    ['bad JSON', '{totalResults: 1}', {}, 'SCIM_WIRE', false, 'not valid JSON'],
    ['bad UTF-8', Buffer.from([0x22, 0xff, 0x22]), {}, 'SCIM_WIRE', false, 'not UTF-8'],
    ['another coding', 'x', { 'content-encoding': 'br' }, 'SCIM_WIRE', false, 'content coding that was not requested'],
    ['no gzip data', '{}', { 'content-encoding': 'gzip' }, 'SCIM_WIRE', false, 'not the gzip data'],
  ])('GIVEN %s THEN it is refused', async (_, body, headers, code, retryable, sentence) => {
    const error = await failure(answer(200, body, headers));
    expect(error).toMatchObject({ code, status: 200, retryable });
    expect(error.message).toContain(sentence);
  });

  test('GIVEN something that is not HTTP THEN it says so', async () => {
    const error = await failure((request) => request.socket.end('hello\r\n\r\n'));
    expect(error).toMatchObject({ code: 'SCIM_WIRE', status: undefined, retryable: false });
  });
});

describe('a redirect', () => {
  const to = (location: string, status = 302) => answer(status, 'moved', { location });

  test.each([301, 302, 303, 307, 308])(
    'GIVEN %d within the origin THEN it is followed with the key',
    async (status) => {
      server.handleInTurn(to('/scim/v3/Users?startIndex=1', status), answer(200, { fine: true }));
      const client = new KlaviyoScimClient({ baseUrl: server.baseUrl, accessKey: 'example-access-key' });
      clients.push(client);
      await expect(client.get('Users')).resolves.toEqual({
        url: `${server.origin}/scim/v3/Users`,
        body: { fine: true },
      });
      expect(server.requests.map(({ url }) => url)).toEqual(['/scim/v2/Users', '/scim/v3/Users?startIndex=1']);
      expect(server.requests[1]?.headers.authorization).toBe('Klaviyo-API-Key example-access-key');
    },
  );

  test('GIVEN another origin THEN nothing is sent there and its query is not shown', async () => {
    elsewhere.handle(answer(200, onePage([wireUser('ada')])));
    const error = await failure(to(`${elsewhere.baseUrl}/Users?session=hidden-word`));
    expect(error).toMatchObject({ code: 'SCIM_REDIRECT', status: 302, retryable: false });
    expect(error.message).toContain(`a redirect to "${elsewhere.baseUrl}/Users"`);
    expect(error.message).toContain('secrets are sent only to the origin that they are for');
    expect(error.message).not.toContain('hidden-word');
    expect(elsewhere.requests).toHaveLength(0);
  });

  test('GIVEN the same host with another scheme THEN it is another origin', async () => {
    expect((await failure(to(server.baseUrl.replace('http:', 'https:')))).code).toBe('SCIM_REDIRECT');
  });

  test('GIVEN a circle THEN it ends after three', async () => {
    const error = await failure(to('/scim/v2/Users'));
    expect(error.code).toBe('SCIM_REDIRECT');
    expect(error.message).toContain('after 3 others: the server redirects in a loop');
    expect(server.requests).toHaveLength(4);
  });

  test.each([answer(302, 'moved'), to('http://[')])('GIVEN no place to go THEN it says so', async (handler) => {
    const error = await failure(handler);
    expect(error).toMatchObject({ code: 'SCIM_REDIRECT', status: 302 });
    expect(error.message).toContain('does not say where to');
  });
});

describe('a body in which an object has a name twice', () => {
  const page = (users: string) => `{"totalResults":1,"startIndex":1,"itemsPerPage":1,"Resources":[${users}]}`;
  const person = (more: string) => `{"id":"u1","userName":"eve@example.com","active":true,${more}}`;

  test.each([
    ['role', page(person('"role":"admin","role":"analyst"'))],
    ['role', page(person('"r\\u006fle":"admin","role":"analyst"'))],
    ['active', page(person('"active":false,"role":"analyst"'))],
    ['userName', page(person('"role":"analyst","userName":"ada@example.com"'))],
    ['givenName', page(person('"name":{"givenName":"Eve","givenName":"Ada"},"role":"analyst"'))],
    ['Resources', `{"totalResults":1,"Resources":[${person('"role":"admin"')}],"Resources":[]}`],
    ['totalResults', '{"totalResults":2,"totalResults":1,"Resources":[]}'],
  ])('GIVEN %s THEN it is refused, with the name and the URL and none of the values', async (name, body) => {
    const error = await failure(answer(200, body));
    expect(error).toMatchObject({ code: 'SCIM_WIRE', status: 200, retryable: false });
    expect(error.message).toContain('/scim/v2/Users answered with status 200, but an object in its body has the name');
    expect(error.message).toContain(`has the name "${name}" twice`);
    expect(error.message).not.toMatch(/eve|ada@|admin|analyst/i);
  });

  test('GIVEN the same names in each of several records THEN it is read', async () => {
    server.handle(answer(200, onePage([wireUser('ada'), wireUser('eve')])));
    const client = new KlaviyoScimClient({ baseUrl: server.baseUrl, accessKey: 'example-access-key' });
    clients.push(client);
    expect((await client.listUsers()).read).toBe(2);
  });
});

describe('a cache between here and the server', () => {
  test.each([
    ['age', '7', 'Age: "7"'],
    ['warning', '110 - "Response is Stale"', 'Warning: '],
    ['x-cache', 'HIT from proxy.example.com', 'X-Cache: "HIT from proxy.example.com"'],
  ])(
    'GIVEN an answer with %s: %s THEN it is refused, with what shows it and what to do',
    async (name, value, shown) => {
      const error = await failure(answer(200, onePage([wireUser('ada')]), { [name]: value }));
      expect(error).toMatchObject({ code: 'SCIM_WIRE', status: 200, retryable: false });
      expect(error.message).toContain(`was answered from a cache (${shown}`);
      expect(error.message).toContain('not to cache this address');
    },
  );

  test('GIVEN a server that pages by number, behind a cache that obeys no-cache THEN a change between both readings shows', async () => {
    const people = Array.from({ length: 5 }, (_, index) => wireUser(`u${index}`));
    const kept = new Map<string, object>();
    server.handle((request, response) => {
      // The second reading begins.
      if (kept.has(request.url ?? '')) people[1] = wireUser('eve', { role: 'admin' });
      const query = new URL(request.url ?? '', server.origin).searchParams;
      const [startIndex, count] = [Number(query.get('startIndex')), Number(query.get('count'))];
      const first = Math.floor((startIndex - 1) / count) * count;
      const fresh = {
        ...onePage(people.slice(first, first + count)),
        ...{ totalResults: people.length, startIndex },
      };
      const stored = kept.get(request.url ?? '');
      const body = stored !== undefined && request.headers['cache-control'] !== 'no-cache' ? stored : fresh;
      kept.set(request.url ?? '', body);
      answer(200, body)(request, response);
    });
    const client = new KlaviyoScimClient({ baseUrl: server.baseUrl, accessKey: 'example-access-key', concurrency: 1 });
    clients.push(client);
    const { users } = await client.listUsers({ pageSize: 2 });
    expect(users.map(({ userName, role }) => `${userName} ${role ?? ''}`)).toContain('eve@example.com admin');
  });
});
