import {
  type OneLoginClient,
  type OneLoginSimulator,
  type Scope,
  SCOPES,
  startOneLoginSimulator,
} from '../../../src/simulator/onelogin/index.js';
import { basic, send, signIn } from './ask-onelogin.js';

let onelogin: OneLoginSimulator;
let now = new Date('2026-01-01T00:00:00Z');

const clientOf = (scope: Scope): OneLoginClient => ({ clientId: scope.replace(' ', '-'), clientSecret: 'a:b', scope });

beforeEach(async () => {
  now = new Date('2026-01-01T00:00:00Z');
  onelogin = await startOneLoginSimulator({
    seed: { clients: [...SCOPES.map(clientOf), { clientId: 'example', clientSecret: 'example' }] },
    tokenClock: () => now,
  });
});
afterEach(() => onelogin.close());

const TOKEN = '/auth/oauth2/v2/token';
const GRANT = { grant_type: 'client_credentials' };
const EXAMPLE = { clientId: 'example', clientSecret: 'example' };
const tokenOf = async (client: OneLoginClient) => String((await signIn(onelogin, client)).body.access_token);

describe('a token', () => {
  test('WHEN it is asked for by HTTP Basic, THEN it is as documented', async () => {
    expect(await signIn(onelogin, EXAMPLE)).toMatchObject({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^example-access-token-/) as string,
        created_at: '2026-01-01T00:00:00.000Z',
        expires_in: 36000,
        refresh_token: expect.any(String) as string,
        token_type: 'bearer',
        account_id: 555555,
      },
    });
  });

  test('WHEN it is asked for in the two other ways, THEN it is the same one', async () => {
    const token = await tokenOf(EXAMPLE);
    const named = await send(onelogin, 'POST', TOKEN, GRANT, 'client_id:example, client_secret:example');
    const form = await fetch(onelogin.url + TOKEN, {
      method: 'POST',
      body: new URLSearchParams({ ...GRANT, client_id: 'example', client_secret: 'example' }),
    });
    expect([named.body.access_token, ((await form.json()) as { access_token: string }).access_token]).toEqual([
      token,
      token,
    ]);
  });

  test('GIVEN ten hours THEN it is no longer valid, and there is a new one', async () => {
    const token = await tokenOf(EXAMPLE);
    const ask = async (value: string) =>
      (await send(onelogin, 'GET', '/api/2/users', undefined, `bearer ${value}`)).status;
    now = new Date('2026-01-01T09:59:59Z');
    expect(await ask(token)).toBe(200);
    now = new Date('2026-01-01T10:00:00Z');
    expect(await ask(token)).toBe(401);
    expect(await ask(await tokenOf(EXAMPLE))).toBe(200);
  });

  test('WHEN it is revoked, THEN it is no longer valid', async () => {
    const token = await tokenOf(EXAMPLE);
    const revoked = await send(onelogin, 'POST', '/auth/oauth2/revoke', { access_token: token }, basic(EXAMPLE));
    expect(revoked.status).toBe(200);
    expect((await send(onelogin, 'GET', '/api/2/users', undefined, `bearer ${token}`)).status).toBe(401);
  });

  test.each([
    ['a wrong secret', GRANT, basic({ ...EXAMPLE, clientSecret: 'wrong' }), 401, 'Authentication Failure'],
    ['no credentials', GRANT, undefined, 401, 'Authentication Failure'],
    ['another grant', { grant_type: 'password' }, basic(EXAMPLE), 400, 'grant_type is incorrect/absent'],
  ])('GIVEN %s THEN there is none', async (_, body, authorization, code, message) => {
    expect(await send(onelogin, 'POST', TOKEN, body, authorization)).toMatchObject({
      status: code,
      body: { status: { error: true, code, message } },
    });
  });

  test('WHEN tokens are asked for, THEN no secret is in the log', async () => {
    await signIn(onelogin, EXAMPLE);
    await fetch(onelogin.url + TOKEN, {
      method: 'POST',
      body: new URLSearchParams({ ...GRANT, client_id: 'example', client_secret: 'example' }),
    });
    expect(onelogin.requests()).toEqual([
      { method: 'POST', path: TOKEN, body: undefined },
      { method: 'POST', path: TOKEN, body: undefined },
    ]);
  });
});

describe('a call', () => {
  test.each([undefined, 'bearer wrong', 'Basic x'])(
    'GIVEN the authorization %s THEN it is a 401 as documented',
    async (header) => {
      expect(await send(onelogin, 'GET', '/api/2/apps', undefined, header)).toMatchObject({
        status: 401,
        body: { message: 'Unauthorized', statusCode: 401, name: 'UnauthorizedError' },
      });
    },
  );

  test('GIVEN the token behind a colon THEN it is taken, too', async () => {
    const header = `bearer:${await tokenOf(EXAMPLE)}`;
    expect((await send(onelogin, 'GET', '/api/2/apps', undefined, header)).status).toBe(200);
  });

  test.each<[Scope, readonly number[]]>([
    ['Read Users', [200, 200, 403, 403, 403]],
    ['Manage Users', [200, 403, 403, 403, 403]],
    ['Read All', [200, 200, 200, 403, 403]],
    ['Manage All', [200, 200, 200, 200, 201]],
  ])('GIVEN the scope %s THEN users, roles, apps, mappings and making a role are %j', async (scope, expected) => {
    const bearer = `bearer ${await tokenOf(clientOf(scope))}`;
    const statuses = [];
    for (const path of ['users', 'roles', 'apps', 'mappings']) {
      statuses.push((await send(onelogin, 'GET', `/api/2/${path}`, undefined, bearer)).status);
    }
    statuses.push((await send(onelogin, 'POST', '/api/2/roles', { name: 'new' }, bearer)).status);
    expect(statuses).toEqual(expected);
  });

  test('THEN its headers say what is left of the rate limit, and so does the call for it', async () => {
    const bearer = `bearer ${await tokenOf(EXAMPLE)}`;
    const left = async () =>
      (await send(onelogin, 'GET', '/api/2/users', undefined, bearer)).headers.get('x-ratelimit-remaining');
    expect([await left(), await left()]).toEqual(['4998', '4997']);
    expect((await send(onelogin, 'GET', '/auth/rate_limit', undefined, bearer)).body).toMatchObject({
      status: { error: false, code: 200 },
      data: { 'X-RateLimit-Limit': 5000, 'X-RateLimit-Remaining': 4996, 'X-RateLimit-Reset': 3600 },
    });
    expect((await send(onelogin, 'GET', '/auth/rate_limit')).status).toBe(401);
  });
});
