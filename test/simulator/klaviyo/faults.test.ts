import { FAULT_KINDS, type FaultKind } from '../../../src/simulator/klaviyo/faults.js';
import {
  type KlaviyoSimulator,
  startKlaviyoSimulator,
} from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { ACCOUNT, type Answer, closeAll, expectError, KEY, send, simulate } from './scim-client.js';

afterEach(closeAll);

const list = (simulator: KlaviyoSimulator, query = ''): Promise<Answer> => send(simulator, 'GET', `/Users${query}`);

/** What the rest of the tests takes for a right listing of {@link ACCOUNT}. */
const RIGHT = { totalResults: 4, startIndex: 1, itemsPerPage: 4 };

describe('faults of an answer', () => {
  test.each([
    ['rate-limit', 429, /^Too many requests\.$/],
    ['server-error', 500, /^Internal server error\.$/],
    ['denied', 403, /^You do not have permission/],
  ] as const)(
    'GIVEN %s THEN the next request is answered %i, the one after it rightly',
    async (kind, status, detail) => {
      const simulator = await simulate();
      simulator.failNext(kind);
      const answer = await list(simulator);
      expectError(answer, status, undefined, detail);
      expect(answer.headers.get('retry-after')).toBe(kind === 'rate-limit' ? '1' : null);
      expect((await list(simulator)).body).toMatchObject(RIGHT);
      expect(simulator.requests().map((request) => request.status)).toEqual([status, 200]);
    },
  );

  test('GIVEN web-page THEN a page comes with status 200, and nothing is written', async () => {
    const simulator = await simulate();
    simulator.failNext('web-page');
    const answer = await send(simulator, 'DELETE', '/Users/ada-1');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.text).toMatch(/^<!doctype html>/);
    expect(simulator.users()).toHaveLength(4);
  });

  test('GIVEN disconnect THEN there is no answer', async () => {
    const simulator = await simulate();
    simulator.failNext('disconnect');
    await expect(list(simulator)).rejects.toThrow('fetch failed');
    expect((await list(simulator)).body).toMatchObject(RIGHT);
  });

  test('GIVEN slow-answer THEN the right answer comes after the time', async () => {
    const simulator = await simulate({ slowAnswerMs: 60 });
    simulator.failNext('slow-answer');
    const began = performance.now();
    expect((await list(simulator)).body).toMatchObject(RIGHT);
    // Timers may fire a millisecond early.
    expect(performance.now() - began).toBeGreaterThan(58);
  });

  test('GIVEN slow-answer and a client that does not wait THEN the request is not answered later', async () => {
    const simulator = await simulate({ slowAnswerMs: 50 });
    simulator.failNext('slow-answer');
    const headers = { authorization: `Bearer ${KEY}` };
    const signal = AbortSignal.timeout(10);
    await expect(fetch(`${simulator.baseUrl}/Users/ada-1`, { method: 'DELETE', headers, signal })).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 70));
    expect(simulator.users()).toHaveLength(4);
  });

  test('GIVEN key-echoed THEN the error carries the header as it was sent', async () => {
    const simulator = await simulate();
    simulator.failNext('key-echoed');
    const response = await fetch(`${simulator.baseUrl}/Users`, { headers: { authorization: `Bearer ${KEY}` } });
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({
      status: '500',
      detail: `Internal server error. Authorization: Bearer ${KEY}`,
    });
  });
});

describe('faults of a listing', () => {
  const ids = (answer: Answer): readonly string[] => answer.body.Resources.map(({ id }) => id);
  const ALL = ['owner-1', 'ada-1', 'alan-1', 'grace-1'];

  test.each([
    ['page-cut', '', { ...RIGHT, itemsPerPage: 3 }, ALL.slice(0, 3)],
    ['page-repeated', '?startIndex=3&count=2', { ...RIGHT, startIndex: 3, itemsPerPage: 2 }, ALL.slice(0, 2)],
    ['total-too-low', '', { ...RIGHT, totalResults: 3 }, ALL],
    ['total-too-high', '', { ...RIGHT, totalResults: 5 }, ALL],
    ['total-of-page', '?count=3', { totalResults: 3, startIndex: 1, itemsPerPage: 3 }, ALL.slice(0, 3)],
  ] as const)('GIVEN %s WHEN /Users%s is read THEN it is %j', async (kind, query, numbers, people) => {
    const simulator = await simulate();
    simulator.failNext(kind);
    const wrong = await list(simulator, query);
    expect(wrong.status).toBe(200);
    expect(wrong.body).toMatchObject(numbers);
    expect(ids(wrong)).toEqual(people);
    expect((await list(simulator)).body).toMatchObject(RIGHT);
  });

  test('GIVEN total-too-low and nobody listed THEN the total is not under 0', async () => {
    const simulator = await simulate({ users: [] });
    simulator.failNext('total-too-low');
    expect((await list(simulator)).body.totalResults).toBe(0);
  });

  test('GIVEN another request first THEN the fault waits for a listing, of either form', async () => {
    const simulator = await simulate();
    simulator.failNext('total-too-high', 2);
    expect((await send(simulator, 'GET', '/Users/ada-1')).status).toBe(200);
    const body = { userName: 'new@example.com', role: 'analyst' };
    expect((await send(simulator, 'POST', '/Users', { body })).status).toBe(201);
    expect((await list(simulator)).body.totalResults).toBe(6);
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'];
    const searched = await send(simulator, 'POST', '/Users/.search', { body: { schemas } });
    expect(searched.body.totalResults).toBe(6);
    expect((await list(simulator)).body.totalResults).toBe(5);
  });
});

describe('which requests', () => {
  test('GIVEN a method and a path THEN the others are answered rightly, and count counts the hits', async () => {
    const simulator = await simulate();
    simulator.failNext('server-error', 2, { method: 'GET', path: /^\/scim\/v2\/Users\/a/ });
    const statuses = [];
    for (const path of ['/Users', '/Users/grace-1', '/Users/ada-1', '/Users/alan-1', '/Users/ada-1']) {
      statuses.push((await send(simulator, 'GET', path)).status);
    }
    expect(statuses).toEqual([200, 200, 500, 500, 200]);
  });

  test('GIVEN a text for the path THEN it is a part of the path or the query', async () => {
    const simulator = await simulate();
    simulator.failNext('denied', 1, { path: 'startIndex=3' });
    expect((await list(simulator, '?startIndex=1&count=2')).status).toBe(200);
    expect((await list(simulator, '?startIndex=3&count=2')).status).toBe(403);
  });

  test('GIVEN several faults THEN each request gets the first that matches', async () => {
    const simulator = await simulate();
    simulator.failNext('server-error', 1, { method: 'DELETE' });
    simulator.failNext('denied');
    simulator.failNext('rate-limit');
    const statuses = [];
    for (const method of ['GET', 'GET', 'DELETE', 'GET']) {
      statuses.push((await send(simulator, method, '/Users/ada-1')).status);
    }
    expect(statuses).toEqual([403, 429, 500, 200]);
  });

  test('GIVEN every third request THEN it is a 429 until it is switched off', async () => {
    const simulator = await simulate();
    simulator.rateLimitEvery(3);
    const statuses = [];
    for (let turn = 1; turn <= 6; turn++) statuses.push((await list(simulator)).status);
    expect(statuses).toEqual([200, 200, 429, 200, 200, 429]);
    simulator.rateLimitEvery(undefined);
    for (let turn = 1; turn <= 3; turn++) expect((await list(simulator)).status).toBe(200);
  });
});

describe('ordered by the account', () => {
  test('GIVEN faults in the account THEN they hit the first requests', async () => {
    const simulator = await simulate({
      faults: [
        { kind: 'rate-limit', count: 2 },
        { kind: 'denied', path: '/Users/ada-1' },
      ],
      rateLimitEvery: 6,
    });
    const statuses = [];
    for (const path of ['', '', '', '/ada-1', '/ada-1', '', '']) {
      statuses.push((await send(simulator, 'GET', `/Users${path}`)).status);
    }
    expect(statuses).toEqual([429, 429, 200, 403, 200, 429, 200]);
  });

  test.each([
    [{ countLimit: 0 }, 'countLimit must be a whole number from 1, got: 0.'],
    [{ rateLimitEvery: 1.5 }, 'rateLimitEvery must be a whole number from 1, got: 1.5.'],
    [{ slowAnswerMs: -1 }, 'slowAnswerMs must be a whole number from 0, got: -1.'],
  ])('GIVEN %j THEN it does not start', async (settings, message) => {
    const starting = startKlaviyoSimulator({ account: { ...ACCOUNT, ...settings } });
    await expect(starting).rejects.toThrow(message);
  });
});

test.each(FAULT_KINDS)('GIVEN %s and a wrong key THEN the answer is never a list of users', async (kind: FaultKind) => {
  const simulator = await simulate({ slowAnswerMs: 0 });
  simulator.failNext(kind);
  const read = fetch(`${simulator.baseUrl}/Users`, { headers: { authorization: 'Bearer wrong' } });
  const text = await read.then((response) => response.text()).catch(() => '');
  expect(text).not.toContain('example.com');
});
