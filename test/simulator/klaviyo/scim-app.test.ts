import { gzipSync } from 'node:zlib';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';

import { createScimApp } from '../../../src/simulator/klaviyo/scim-app.js';
import { type UserStore } from '../../../src/simulator/klaviyo/user-store.js';
import { closeAll, expectError, KEY, send, simulate, USER } from './scim-client.js';

afterEach(closeAll);

const BODY = JSON.stringify({ userName: 'new@example.com', role: 'admin' });

describe('bodies', () => {
  test.each(['application/scim+json', 'application/json', 'application/json; charset=utf-8'])(
    'GIVEN %s THEN it is read',
    async (type) => {
      const simulator = await simulate();
      const answer = await send(simulator, 'POST', '/Users', { body: BODY, headers: { 'content-type': type } });
      expect(answer.status).toBe(201);
    },
  );

  test.each([
    [{ 'content-type': 'text/plain' }, /^A body must be sent as application\/scim\+json or application\/json\.$/],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, /^A body must be sent as/],
    [{ 'content-type': 'application/json; charset=latin1' }, /^A body must be encoded as UTF-8\.$/],
    [{ 'content-encoding': 'zip' }, /content encoding that the server does not know/],
  ])('GIVEN %j THEN it is a 415', async (headers, detail) => {
    const simulator = await simulate();
    expectError(await send(simulator, 'POST', '/Users', { body: BODY, headers }), 415, undefined, detail);
    expect(simulator.users()).toHaveLength(4);
  });

  test.each(['{"userName":', '"ada"', 'null', '{} {}'])(
    'GIVEN the malformed body %s THEN it is invalidSyntax',
    async (body) => {
      const simulator = await simulate();
      for (const [method, path] of [
        ['POST', '/Users'],
        ['PUT', '/Users/ada-1'],
        ['PATCH', '/Users/ada-1'],
      ] as const) {
        expectError(
          await send(simulator, method, path, { body }),
          400,
          'invalidSyntax',
          /^The body is not valid JSON\.$/,
        );
      }
    },
  );

  test('GIVEN a compression that is broken THEN the body cannot be read', async () => {
    const simulator = await simulate();
    const headers = { 'content-encoding': 'gzip' };
    const answer = await send(simulator, 'POST', '/Users', { body: BODY, headers });
    expectError(answer, 400, 'invalidSyntax', /^The body cannot be read\.$/);
  });

  test('GIVEN a compression that is whole THEN the body is read', async () => {
    const simulator = await simulate();
    const response = await fetch(`${simulator.baseUrl}/Users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(BODY),
    });
    expect(response.status).toBe(201);
  });

  test('GIVEN more than 1 MB THEN it is a 413', async () => {
    const simulator = await simulate();
    const body = { userName: `${'a'.repeat(1024 * 1024)}@example.com`, role: 'admin' };
    expectError(await send(simulator, 'POST', '/Users', { body }), 413, undefined, /larger than 1 MB/);
  });

  test('GIVEN no body THEN it is invalidSyntax', async () => {
    const simulator = await simulate();
    expectError(await send(simulator, 'POST', '/Users'), 400, 'invalidSyntax', /one JSON object/);
  });
});

describe('endpoints', () => {
  test.each([
    ['GET', '/Groups'],
    ['POST', '/Groups'],
    ['GET', '/Groups/1'],
    ['GET', '/Nothing'],
  ])('GIVEN %s %s THEN it is a 404 as a SCIM error', async (method, path) => {
    const simulator = await simulate();
    const sending = method === 'GET' ? {} : { body: { displayName: 'x' } };
    expectError(await send(simulator, method, path, sending), 404, undefined, /^Endpoint Not Found$/);
  });

  test.each([
    ['PUT', '/Users', 'GET, HEAD, POST'],
    ['GET', '/Users/.search', 'POST'],
    ['POST', '/Users/ada-1', 'GET, HEAD, PUT, PATCH, DELETE'],
    ['POST', '/Schemas', 'GET, HEAD'],
    ['DELETE', `/Schemas/${USER}`, 'GET, HEAD'],
    ['PATCH', '/ResourceTypes', 'GET, HEAD'],
    ['PUT', '/ServiceProviderConfig', 'GET, HEAD'],
  ])('GIVEN %s %s THEN it is a 405 that names %s', async (method, path, allowed) => {
    const simulator = await simulate();
    const answer = await send(simulator, method, path, method === 'GET' ? {} : { body: {} });
    expectError(answer, 405, undefined, new RegExp(`^${method} is not possible here; ${allowed} is\\.$`));
    expect(answer.headers.get('allow')).toBe(allowed);
  });

  test('GIVEN a path outside of the service THEN it says where the service is', async () => {
    const simulator = await simulate();
    expectError(await send(simulator, 'GET', '/../../Users'), 404, undefined, /the SCIM service is at \/scim\/v2\.$/);
  });

  test.each([
    ['GET', '/Me'],
    ['POST', '/Bulk'],
  ])('GIVEN %s %s THEN it is a 501, and the server lives on', async (method, path) => {
    const simulator = await simulate();
    const sending = method === 'GET' ? {} : { body: {} };
    expectError(await send(simulator, method, path, sending), 501, undefined, /Not Implemented/);
    expect((await send(simulator, 'GET', '/Users')).status).toBe(200);
  });

  test('GIVEN the discovery endpoints THEN they tell what the server does, once for any number of simulators', async () => {
    await simulate();
    const simulator = await simulate();
    const config = (await send(simulator, 'GET', '/ServiceProviderConfig')).body as unknown as Record<string, unknown>;
    expect(config).toMatchObject({
      patch: { supported: true },
      filter: { supported: true, maxResults: 100 },
      bulk: { supported: false },
    });
    expect(config.authenticationSchemes).toHaveLength(1);
    const types = (await send(simulator, 'GET', '/ResourceTypes')).body.Resources;
    expect(types).toMatchObject([{ name: 'User', endpoint: '/Users', schema: USER }]);
    expect(types[0]?.meta.location).toBe(`${simulator.baseUrl}/ResourceTypes/User`);
  });

  test('GIVEN /Schemas THEN the core User schema has the attributes that Klaviyo names, role among them', async () => {
    const simulator = await simulate();
    const schema = (await send(simulator, 'GET', `/Schemas/${USER}`)).body as unknown as {
      readonly attributes: readonly { readonly name: string; readonly type: string; readonly multiValued: boolean }[];
    };
    expect(schema.attributes.map(({ name }) => name)).toEqual([
      'userName',
      'name',
      'active',
      'emails',
      'role',
      'roles',
    ]);
    expect(schema.attributes.find(({ name }) => name === 'role')).toMatchObject({ type: 'string', multiValued: false });
  });
});

test('no answer tells what software it comes from', async () => {
  const simulator = await simulate();
  const { headers } = await send(simulator, 'GET', '/Users');
  expect([headers.get('x-powered-by'), headers.get('etag')]).toEqual([null, null]);
});

test.each([
  ['a plain error', new Error('The store is broken.'), 500],
  ['an error of a status that scimmy cannot tell', Object.assign(new Error('teapot'), { status: 418 }), 418],
])('GIVEN %s in the store THEN the answer is an error, and not an empty listing', async (_, error, status) => {
  const all = (): never => {
    throw error;
  };
  const context = {
    store: { all } as unknown as UserStore,
    roleForm: 'role',
    pages: { pageSizeLimit: 9, countLimit: undefined, paging: 'start-index' },
    putClears: false,
    patchIgnoresUnknown: false,
    usersUrl: 'x',
  } as const;
  const pass = (_request: unknown, _response: unknown, next: () => void): void => next();
  const app = createScimApp({
    ...{ accessKey: KEY, origin: 'http://127.0.0.1', log: pass, faults: pass, context },
    ...{ slowAnswerMs: 0, patchStatus: undefined },
  });
  const server = createServer((request, response) => void app(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2/Users`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${KEY}` } });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('Resources');
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
