import { KlaviyoScimWriter } from '../../src/klaviyo/scim-writer.js';
import { answer, LoopbackServer, wireUser, type Handler } from './loopback-server.js';
import { virtualTiming } from './virtual-timing.js';
import { closeWriters, startWriting, writerOf, writesOf, recordOf } from './writing.js';

const server = new LoopbackServer();
beforeAll(() => server.start());
afterEach(closeWriters);
afterAll(() => server.stop());

const NEW = { userName: 'new@example.com', givenName: '', familyName: '', role: 'analyst', active: true };
const created = answer(201, wireUser('new', { name: {} }));
const HTML = { 'content-type': 'text/html' };

describe('what is sent again', () => {
  test('GIVEN 429s THEN the write waits as long as it is asked to, and is sent again', async () => {
    server.handleInTurn(answer(429, '', { 'retry-after': '7' }), answer(429, 'busy', HTML), created);
    const { writer, waits } = writerOf(server.baseUrl);
    expect(await writer.createUser(NEW)).toMatchObject({ kind: 'done', differences: [] });
    expect(server.requests).toHaveLength(3);
    expect(waits[0]).toBeGreaterThanOrEqual(7_000);
  });

  test('GIVEN 429s to the end THEN it is not done', async () => {
    server.handle(answer(429));
    const { writer } = writerOf(server.baseUrl, { retry: { attempts: 3 } });
    expect(await writer.createUser(NEW)).toMatchObject({
      ...{ kind: 'not-done', status: 429, message: expect.stringContaining('Gave up after 3 attempts.') as unknown },
    });
    expect(server.requests).toHaveLength(3);
  });

  test('GIVEN nobody who listens THEN it is not done, and nothing was sent', async () => {
    const closed = new LoopbackServer();
    await closed.start();
    const { baseUrl } = closed;
    await closed.stop();
    expect(await writerOf(baseUrl).writer.createUser(NEW)).toMatchObject({ kind: 'not-done', status: undefined });
  });
});

describe('what is not sent again', () => {
  const HANG_UP: Handler = (request) => request.socket.destroy();
  const CUT: Handler = (_, response) => {
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"id":', () => response.destroy());
  };
  test.each<[string, Handler]>([
    ['a reset', HANG_UP],
    ['an answer cut off', CUT],
    ['a 500', answer(500, { detail: 'x' })],
    ['a 503 that asks to wait', answer(503, '', { 'retry-after': '1' })],
    ['a 408', answer(408, { detail: 'x' })],
    ['a 403 of a firewall', answer(403, '<title>Blocked</title>', HTML)],
    ['a 404 without a body', answer(404)],
    ['a 303', answer(303, '', { location: '/scim/v2/Users/new' })],
    ['a 307', answer(307, '', { location: '/scim/v2/Users' })],
    ['a page with 200', answer(200, '<title>Login</title>', HTML)],
    ['text with 200', answer(200, 'ok', { 'content-type': 'text/plain' })],
    ['JSON cut off', answer(201, '{"id":"new"')],
    ['a name twice', answer(201, '{"id":"new","id":"old"}')],
    ['an answer from a cache', answer(201, wireUser('new'), { age: '5' })],
    ['a record that cannot be read', answer(201, wireUser('new', { active: 7 }))],
  ])('GIVEN %s WHEN created THEN it is unknown, and was sent once', async (_, handler) => {
    server.handle(handler);
    const outcome = await writerOf(server.baseUrl).writer.createUser(NEW);
    expect(outcome).toMatchObject({ kind: 'unknown', message: expect.stringContaining('POST http') as unknown });
    expect(server.requests.map(({ method }) => method)).toEqual(['POST']);
  });

  test('GIVEN a connection that the server has closed meanwhile WHEN written THEN it is sent at most once', async () => {
    const { simulator, writer } = await startWriting();
    const record = await recordOf(writer, 'ada-1');
    simulator.failNext('answer-lost', 1);
    expect((await writer.setActive(record, false)).kind).toBe('unknown');
    expect(writesOf(simulator)).toHaveLength(1);
  });
});

describe('a run that is stopped', () => {
  test('GIVEN a stop before THEN nothing is sent', async () => {
    server.handle(created);
    const { writer } = writerOf(server.baseUrl);
    const outcome = await writer.createUser(NEW, { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ kind: 'not-done', status: undefined });
    expect(outcome).toHaveProperty('message', expect.stringContaining('was not sent: the run was stopped before.'));
    expect(server.requests).toEqual([]);
  });

  test.each<[string, Handler, string]>([
    ['is done', created, 'done'],
    ['is lost', (request) => request.socket.destroy(), 'unknown'],
    ['is refused', answer(400, { detail: 'no' }), 'not-done'],
  ])('GIVEN a stop during a write that %s THEN it is finished, and its outcome is known', async (_, handler, kind) => {
    const stop = new AbortController();
    server.handle((request, response) => {
      stop.abort();
      setTimeout(() => handler(request, response), 20);
    });
    const { writer } = writerOf(server.baseUrl);
    expect((await writer.createUser(NEW, { signal: stop.signal })).kind).toBe(kind);
    expect(server.requests).toHaveLength(1);
  });

  test('GIVEN a stop while it waits after a 429 THEN it is not done, and not sent again', async () => {
    const stop = new AbortController();
    server.handle(answer(429, '', { 'retry-after': '7' }));
    const timing = { ...virtualTiming(), sleep: () => Promise.reject(stop.signal.reason as Error) };
    const sleep = (): Promise<void> => {
      stop.abort(new Error('stopped'));
      return timing.sleep();
    };
    const writer = new KlaviyoScimWriter({
      ...{ baseUrl: server.baseUrl, accessKey: 'example-access-key', timing: { ...timing, sleep } },
    });
    const outcome = await writer.createUser(NEW, { signal: stop.signal });
    await writer.close();
    expect(outcome).toMatchObject({ kind: 'not-done', status: 429 });
    expect(server.requests).toHaveLength(1);
  });
});

test('GIVEN a write THEN it carries the key, says what it sends, and asks for JSON', async () => {
  server.handle(created);
  await writerOf(server.baseUrl).writer.createUser(NEW);
  expect(server.requests[0]).toMatchObject({
    method: 'POST',
    url: '/scim/v2/Users',
    headers: {
      accept: 'application/scim+json, application/json',
      authorization: 'Klaviyo-API-Key example-access-key',
      'content-type': 'application/scim+json',
    },
  });
});

test('GIVEN an answer without a body and two users of the name WHEN created THEN it is unknown', async () => {
  server.handle((request, response) => {
    if (request.method === 'POST') return answer(204)(request, response);
    const records = ['a', 'b'].map((id) => wireUser(id, { userName: 'new@example.com' }));
    return answer(200, { totalResults: 2, Resources: records })(request, response);
  });
  expect(await writerOf(server.baseUrl).writer.createUser(NEW)).toMatchObject({
    ...{ kind: 'unknown', message: expect.stringContaining('2 users have the userName.') as unknown },
  });
});
