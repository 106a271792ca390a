import { gzipSync } from 'node:zlib';
import { Agent } from 'undici';
import { KlaviyoScimClient, type KlaviyoScimClientOptions } from '../../src/klaviyo/scim-client.js';
import { answer, LoopbackServer, onePage, wireUser, type Handler } from './loopback-server.js';
import { virtualTiming } from './virtual-timing.js';

const server = new LoopbackServer();
const clients: KlaviyoScimClient[] = [];
beforeAll(() => server.start());
afterEach(() => Promise.all(clients.splice(0).map((client) => client.close())));
afterAll(() => server.stop());

/** A client whose waits take no time; they stand in `waits`. */
function connect(options: Partial<KlaviyoScimClientOptions> = {}) {
  const timing = virtualTiming();
  const client = new KlaviyoScimClient({
    ...{ baseUrl: server.baseUrl, accessKey: 'example-access-key', timing },
    ...options,
  });
  clients.push(client);
  return { client, waits: timing.waits };
}

const list = onePage([wireUser('ada')]);
const hangUp: Handler = (request) => request.socket.destroy();
/** Begins a body and then loses the connection. */
const cutShort: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"totalResults":1,', () => response.destroy());
};

const cutAmidChunks: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"totalResults":1,', () => response.destroy());
};

describe('a request', () => {
  test('GIVEN the defaults THEN the headers and the URL are these', async () => {
    server.handle(answer(200, list));
    await connect({ accessKey: ' Bearer example-access-key\n' }).client.get('Users', {
      startIndex: 1,
      filter: 'a eq "ö"',
    });
    expect(server.requests[0]?.url).toBe('/scim/v2/Users?startIndex=1&filter=a%20eq%20%22%C3%B6%22');
    expect(server.requests[0]?.headers).toMatchObject({
      accept: 'application/scim+json, application/json',
      'accept-encoding': 'gzip',
      authorization: 'Klaviyo-API-Key example-access-key',
      'cache-control': 'no-cache',
      'user-agent': 'klaviyo-access',
    });
  });

  test('GIVEN another scheme, user agent and a slash after the base URL THEN they are kept to', async () => {
    server.handle(answer(200, list));
    const options = {
      authorization: 'Bearer',
      userAgent: 'klaviyo-access/1.2.3',
      baseUrl: `${server.baseUrl}//`,
    } as const;
    const { url, body } = await connect(options).client.get('Users');
    expect(url).toBe(`${server.baseUrl}/Users`);
    expect(body).toEqual(list);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer example-access-key');
    expect(server.requests[0]?.headers['user-agent']).toBe('klaviyo-access/1.2.3');
  });

  test('GIVEN settings that are undefined THEN their defaults hold', async () => {
    server.handle(answer(503));
    const none = { timeouts: { totalMs: undefined }, retry: { attempts: undefined, budgetMs: undefined } };
    await expect(connect(none).client.get('Users')).rejects.toThrow('Gave up after 5 attempts.');
  });

  test('GIVEN a dispatcher THEN it sends the requests and stays open', async () => {
    server.handle(answer(200, list));
    const dispatcher = new Agent();
    const { client } = connect({ dispatcher });
    await client.get('Users');
    await client.close();
    await expect(client.get('Users')).resolves.toMatchObject({ body: list });
    await dispatcher.close();
  });

  test('GIVEN a closed client THEN it refuses to read, at once', async () => {
    const { client, waits } = connect();
    await client.close();
    await client.close();
    await expect(client.get('Users')).rejects.toMatchObject({ code: 'SCIM_CONNECTION', retryable: false });
    expect(waits).toEqual([]);
  });
});

describe('the base URL', () => {
  test.each(['https://a.example.com/scim/v2', 'http://localhost:8080/scim', 'http://127.0.0.9/', 'http://[::1]:80/x'])(
    'GIVEN %s THEN it is taken',
    (baseUrl) => {
      expect(() => connect({ baseUrl })).not.toThrow();
    },
  );

  test.each([
    ['', 'is not a URL'],
    ['a.example.com/scim', 'is not a URL'],
    ['http://a.example.com/scim', 'must begin with https://'],
    ['http://127.0.0.1.example.com/scim', 'must begin with https://'],
    ['ftp://localhost/scim', 'must begin with https://'],
    ['https://ada:hidden-word@a.example.com/scim', 'must not contain a user'],
    ['https://:hidden-word@a.example.com/scim', 'must not contain a user'],
    ['https://a.example.com/scim?token=hidden-word', 'must not contain a user, a password, a query'],
    ['https://a.example.com/scim#hidden-word', 'must not contain a user, a password, a query or a fragment'],
  ])('GIVEN %j THEN it is refused and no secret of it shown', (baseUrl, sentence) => {
    expect(() => connect({ baseUrl })).toThrow(expect.objectContaining({ code: 'SCIM_SETTINGS' }) as Error);
    expect(() => connect({ baseUrl })).toThrow(sentence);
    expect(() => connect({ baseUrl })).not.toThrow('hidden-word');
  });

  test.each([0, -1, 2.5, NaN])('GIVEN a concurrency of %d THEN there is no client', (concurrency) => {
    expect(() => connect({ concurrency })).toThrow(expect.objectContaining({ code: 'SCIM_SETTINGS' }) as Error);
    expect(() => connect({ concurrency })).toThrow('concurrency must be a whole number from 1, got: ');
  });

  test('GIVEN a key that cannot be sent THEN there is no client', () => {
    expect(() => connect({ accessKey: ' ' })).toThrow(expect.objectContaining({ code: 'SCIM_ACCESS_KEY' }) as Error);
  });
});

describe('a failure that passes', () => {
  test.each([
    ['502', answer(502, '<html>', { 'content-type': 'text/html' })],
    ['503', answer(503)],
    ['504', answer(504)],
    ['a connection hung up', hangUp],
    ['a body cut short by the connection', cutShort],
    ['a chunked body cut short', cutAmidChunks],
    ['a body cut short within', answer(200, '{"totalResults":1,"Resources":[{"id"')],
    ['compressed data cut short', answer(200, gzipSync('{"a":1}').subarray(0, 15), { 'content-encoding': 'gzip' })],
  ])('GIVEN %s, twice THEN the third attempt is read', async (_, failure) => {
    server.handleInTurn(failure, failure, answer(200, list));
    const { client, waits } = connect();
    await expect(client.get('Users')).resolves.toMatchObject({ body: list });
    expect(server.requests).toHaveLength(3);
    expect(waits).toEqual([250, 500]);
  });

  test('GIVEN 429 without a header THEN its window is waited out', async () => {
    server.handleInTurn(answer(429), answer(429), answer(429), answer(200, list));
    const { client, waits } = connect();
    await expect(client.get('Users')).resolves.toMatchObject({ body: list });
    expect(waits).toEqual([1_250, 10_250, 60_250]);
  });

  test('GIVEN the reset of a rate limit by the minute, in seconds THEN it is waited for', async () => {
    const reset = (seconds: number) =>
      answer(429, '', { 'ratelimit-remaining': '0', 'ratelimit-reset': String(seconds) });
    server.handleInTurn(reset(12), answer(200, list));
    const { client, waits } = connect();
    await expect(client.get('Users')).resolves.toMatchObject({ body: list });
    expect(waits).toEqual([13_250]);
  });

  test('GIVEN a Retry-After THEN it is kept to', async () => {
    server.handleInTurn(answer(429, '', { 'retry-after': '7' }), answer(200, list));
    const { client, waits } = connect();
    await client.get('Users');
    expect(waits).toEqual([7_250]);
  });

  test('GIVEN a Retry-After as a date THEN it is kept to', async () => {
    let now = Date.UTC(2026, 0, 2, 3, 4, 5);
    server.handleInTurn(answer(503, '', { 'retry-after': 'Fri, 02 Jan 2026 03:04:25 GMT' }), answer(200, list));
    const waits: number[] = [];
    const sleep = (milliseconds: number) => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    };
    await connect({ timing: { now: () => now, random: () => 0, sleep } }).client.get('Users');
    expect(waits).toEqual([20_000]);
  });

  test('GIVEN a Retry-After beyond the budget THEN it gives up at once', async () => {
    server.handle(answer(429, '', { 'retry-after': '86400' }));
    const failed = connect().client.get('Users');
    await expect(failed).rejects.toMatchObject({ code: 'SCIM_RATE_LIMITED', status: 429 });
    await expect(failed).rejects.toThrow('The server asks to wait for 86400 s');
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['429', answer(429), 'SCIM_RATE_LIMITED'],
    ['503', answer(503), 'SCIM_UNAVAILABLE'],
    ['a connection hung up', hangUp, 'SCIM_CONNECTION'],
    ['a body cut short', cutShort, 'SCIM_TRUNCATED'],
  ])('GIVEN %s to the end THEN it gives up and says so', async (_, failure, code) => {
    server.handle(failure);
    const failed = connect({ retry: { attempts: 3 } }).client.get('Users');
    await expect(failed).rejects.toMatchObject({ code, url: `${server.baseUrl}/Users` });
    await expect(failed).rejects.toThrow('Gave up after 3 attempts.');
    expect(server.requests).toHaveLength(3);
  });

  test('GIVEN nobody listens THEN it is a connection failure', async () => {
    const gone = new LoopbackServer();
    await gone.start();
    const { baseUrl } = gone;
    await gone.stop();
    const failed = connect({ baseUrl, retry: { attempts: 2 } }).client.get('Users');
    await expect(failed).rejects.toMatchObject({ code: 'SCIM_CONNECTION', retryable: true });
    await expect(failed).rejects.toThrow('(ECONNREFUSED)');
  });

  test('GIVEN real timing THEN a wait is waited and an abort ends it', async () => {
    server.handleInTurn(answer(503), answer(200, list));
    await connect({ timing: {}, retry: { firstWaitMs: 1 } }).client.get('Users');
    server.handle(answer(503, '', { 'retry-after': '30' }));
    const stop = new AbortController();
    const failed = connect({ timing: {} }).client.get('Users', {}, { signal: stop.signal });
    setTimeout(() => stop.abort('stop'), 50);
    await expect(failed).rejects.toBe('stop');
  });
});

describe('time', () => {
  const once = { retry: { attempts: 1 } };
  const silent: Handler = () => undefined;
  const stalling: Handler = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{');
  };

  test.each([
    ['no head', silent, { headersMs: 50 }, 'did not begin to answer in time'],
    ['a body that stalls', stalling, { bodyMs: 50 }, 'stopped in the middle'],
    ['no head within the total', silent, { totalMs: 50 }, 'it was not answered within 50 ms'],
    ['no body within the total', stalling, { totalMs: 50 }, 'it was not answered within 50 ms'],
  ])('GIVEN %s THEN it times out', async (_, handler, timeouts, sentence) => {
    server.handle(handler);
    const failed = connect({ ...once, timeouts }).client.get('Users');
    await expect(failed).rejects.toMatchObject({
      code: 'SCIM_TIMEOUT',
      retryable: true,
      url: `${server.baseUrl}/Users`,
    });
    await expect(failed).rejects.toThrow(sentence);
  });

  test('GIVEN a budget below the total timeout THEN an attempt takes no longer than the budget', async () => {
    server.handle(silent);
    const failed = connect({ retry: { attempts: 1, budgetMs: 50 } }).client.get('Users');
    await expect(failed).rejects.toThrow(/not answered within \d\d? ms/);
  });

  test('GIVEN a refusal whose explanation never ends THEN the status is reported', async () => {
    server.handle((_, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).write('{');
    });
    const failed = connect({ ...once, timeouts: { totalMs: 50 } }).client.get('Users');
    await expect(failed).rejects.toMatchObject({ code: 'SCIM_UNAUTHORIZED', status: 401 });
  });

  test('GIVEN an abort amid the answer THEN it rejects with the reason', async () => {
    const stop = new AbortController();
    server.handle((request, response) => {
      stalling(request, response);
      setTimeout(() => stop.abort('stop'), 20);
    });
    await expect(connect(once).client.get('Users', {}, { signal: stop.signal })).rejects.toBe('stop');
  });
});

describe('size', () => {
  const body = JSON.stringify({ text: 'x'.repeat(10_000) });
  const bomb = gzipSync(body);

  test('GIVEN compressed JSON THEN it is read', async () => {
    server.handle(answer(200, gzipSync(JSON.stringify(list)), { 'content-encoding': 'GZIP' }));
    await expect(connect().client.get('Users')).resolves.toMatchObject({ body: list });
  });

  test('GIVEN a body of exactly the bound THEN it is read', async () => {
    server.handle(answer(200, body));
    await expect(connect({ maxBodyBytes: body.length }).client.get('Users')).resolves.toBeDefined();
  });

  test.each([
    ['a large body', answer(200, body)],
    ['a small body that swells', answer(200, bomb, { 'content-encoding': 'gzip' })],
  ])('GIVEN %s THEN it is too large and not asked for again', async (_, handler) => {
    server.handle(handler);
    expect(bomb.length).toBeLessThan(1_000);
    const failed = connect({ maxBodyBytes: 1_000 }).client.get('Users');
    await expect(failed).rejects.toMatchObject({ code: 'SCIM_TOO_LARGE', status: 200, retryable: false });
    await expect(failed).rejects.toThrow('more than 1000 bytes');
    expect(server.requests).toHaveLength(1);
  });
});
