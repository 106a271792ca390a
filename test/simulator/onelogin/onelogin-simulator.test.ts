import { type OneLoginSimulator, startOneLoginSimulator } from '../../../src/simulator/onelogin/index.js';
import { SimulatorError } from '../../../src/simulator/simulator-error.js';
import { ask, tokenOf } from './ask-onelogin.js';

let onelogin: OneLoginSimulator;

beforeEach(async () => {
  onelogin = await startOneLoginSimulator();
});
afterEach(() => onelogin.close());

describe('what it does not have', () => {
  test('GIVEN a call that is not simulated THEN it is a 404 that says so', async () => {
    expect(await ask(onelogin, 'GET', '/brands')).toMatchObject({
      status: 404,
      body: {
        statusCode: 404,
        name: 'NotFoundError',
        message: 'No Route Exists. The simulator has no GET /api/2/brands.',
      },
    });
  });

  test('GIVEN a body that is not JSON THEN it is a 400', async () => {
    expect(await ask(onelogin, 'POST', '/roles', '{')).toMatchObject({
      status: 400,
      body: { statusCode: 400, name: 'BadRequestError', message: 'Malformed JSON in the request body' },
    });
  });

  test('GIVEN a body that is too large THEN it is no answer of OneLogin', async () => {
    const answer = await ask<string>(onelogin, 'POST', '/roles', { name: 'x'.repeat(5_000_000) });
    expect(answer.status).toBe(413);
    expect(answer.body).not.toHaveProperty('statusCode');
  });
});

describe('faults', () => {
  test.each([
    ['rate-limit', 429, 'TooManyRequestsError'],
    ['server-error', 500, 'InternalServerError'],
    ['unavailable', 503, 'ServiceUnavailableError'],
    ['denied', 403, 'ForbiddenError'],
  ] as const)('WHEN the fault %s is ordered, THEN the next request that fits is a %i', async (kind, status, name) => {
    await tokenOf(onelogin);
    onelogin.failNext(kind, 1, { path: '/users' });
    expect((await ask(onelogin, 'GET', '/roles')).status).toBe(200);
    const answer = await ask(onelogin, 'GET', '/users');
    expect([answer.status, answer.body.statusCode, answer.body.name]).toEqual([status, status, name]);
    expect(answer.headers.get('x-ratelimit-reset')).toBe(status === 429 ? '1' : '3600');
    expect((await ask(onelogin, 'GET', '/users')).status).toBe(200);
  });

  test('WHEN a web page is ordered, THEN it is one, with 200', async () => {
    await tokenOf(onelogin);
    onelogin.failNext('web-page');
    const answer = await ask<string>(onelogin, 'GET', '/users');
    expect([answer.status, answer.body]).toEqual([200, expect.stringContaining('<!doctype html>')]);
  });

  test('WHEN a disconnection is ordered, THEN there is no answer', async () => {
    await tokenOf(onelogin);
    onelogin.failNext('disconnect');
    await expect(ask(onelogin, 'GET', '/users')).rejects.toThrow('fetch failed');
  });

  test('WHEN every second request is limited, THEN it is so until it is stopped', async () => {
    await tokenOf(onelogin);
    onelogin.rateLimitEvery(2);
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await ask(onelogin, 'GET', '/users')).status);
    expect(statuses).toEqual([200, 429, 200, 429]);
    onelogin.rateLimitEvery(undefined);
    for (let index = 0; index < 2; index += 1) expect((await ask(onelogin, 'GET', '/users')).status).toBe(200);
  });
});

test('WHEN requests were made, THEN they are there in order, and can be forgotten', async () => {
  await ask(onelogin, 'GET', '/users?limit=1');
  await ask(onelogin, 'PUT', '/roles/1', { name: 'y' });
  expect(onelogin.requests()).toEqual([
    { method: 'GET', path: '/api/2/users?limit=1', body: undefined },
    { method: 'PUT', path: '/api/2/roles/1', body: { name: 'y' } },
  ]);
  onelogin.forgetRequests();
  expect(onelogin.requests()).toEqual([]);
});

test('GIVEN a taken port THEN it does not start', async () => {
  const start = startOneLoginSimulator({ port: onelogin.port });
  await expect(start).rejects.toThrow(`The simulator cannot listen on 127.0.0.1:${String(onelogin.port)}`);
  await expect(start).rejects.toThrow(SimulatorError);
});

test('GIVEN no seed THEN the account has the people of the example access file', () => {
  const { users, roles, apps } = onelogin.world();
  expect(users.map(({ email, status }) => [email.split('@')[0], status])).toEqual([
    ['ada', 1],
    ['grace', 1],
    ['alan', 1],
    ['owner', 1],
    ['former', 2],
  ]);
  expect([roles.map(({ name }) => name), apps]).toEqual([['klaviyo-analysts'], []]);
});

test('GIVEN no app WHEN it is pushed, THEN there is nothing to report', async () => {
  expect(await onelogin.push()).toEqual([]);
});

test('WHEN the world is copied, THEN a change of the copy changes nothing', () => {
  (onelogin.world().roles[0]!.users as string[]).push('x');
  expect(onelogin.world().roles[0]!.users).toHaveLength(3);
});
