import { SimulatorError } from '../../../src/simulator/simulator-error.js';
import { startKlaviyoSimulator } from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { ACCOUNT, closeAll, KEY, send, simulate } from './scim-client.js';

afterEach(closeAll);

describe('several at once', () => {
  test('GIVEN two simulators THEN each has its own users, key, URL and role form', async () => {
    const [one, two] = [await simulate(), await simulate({ accessKey: 'another-key', roleForm: 'roles-strings' })];
    const headers = { authorization: 'Bearer another-key' };
    expect((await send(one, 'GET', '/Users', { headers })).status).toBe(401);
    expect((await send(two, 'GET', '/Users')).status).toBe(401);
    expect((await send(one, 'DELETE', '/Users/ada-1')).status).toBe(204);
    const there = await send(two, 'GET', '/Users/ada-1', { headers });
    expect(there.body).toMatchObject({ roles: ['admin'], meta: { location: `${two.baseUrl}/Users/ada-1` } });
    expect([one.users().length, two.users().length]).toEqual([3, 4]);
  });

  test('GIVEN requests to both at the same time THEN every location is of the simulator that was asked', async () => {
    const simulators = [await simulate(), await simulate()];
    const paths = ['/Users/ada-1', '/ResourceTypes/User', '/ServiceProviderConfig'];
    const asked = Array.from({ length: 30 }, (_, index) => ({ at: simulators[index % 2]!, path: paths[index % 3]! }));
    const answers = await Promise.all(asked.map(({ at, path }) => send(at, 'GET', path)));
    for (const [index, { at, path }] of asked.entries()) {
      expect(answers[index]?.body.meta.location).toBe(`${at.baseUrl}${path}`);
    }
  });
});

test('GIVEN no port THEN a free one is taken, and the base URL tells it', async () => {
  const simulator = await simulate();
  expect(simulator.port).toBeGreaterThan(0);
  expect(simulator.baseUrl).toBe(`http://127.0.0.1:${simulator.port}/scim/v2`);
});

test('GIVEN a port that is taken THEN it says so and what to do', async () => {
  const { port } = await simulate();
  const second = startKlaviyoSimulator({ account: ACCOUNT, port });
  await expect(second).rejects.toThrow(SimulatorError);
  await expect(second).rejects.toThrow(
    /cannot listen on 127\.0\.0\.1:\d+: another program uses the port\. Use another --port, or --port 0 for any free port\.$/,
  );
});

test('GIVEN localhost or an IPv6 loopback THEN the base URL can be called', async () => {
  for (const [host, start] of [
    ['localhost', 'http://localhost:'],
    ['::1', 'http://[::1]:'],
  ] as const) {
    const simulator = await startKlaviyoSimulator({ account: ACCOUNT, host });
    expect(simulator.baseUrl.startsWith(start)).toBe(true);
    expect((await send(simulator, 'GET', '/Users')).status).toBe(200);
    await simulator.close();
  }
});

test.each(['0.0.0.0', '::', '192.0.2.1', 'example.com', '127.0.0.1.example.com', ''])(
  'GIVEN the host <%s> THEN it is refused',
  async (host) => {
    await expect(startKlaviyoSimulator({ account: ACCOUNT, host })).rejects.toThrow(/is not a loopback address/);
  },
);

test.each([
  [{ port: -1 }, 'The port must be a whole number'],
  [{ port: 65536 }, 'The port must be a whole number'],
  [{ port: 1.5 }, 'The port must be a whole number'],
  [{ account: { ...ACCOUNT, accessKey: '' } }, 'access key is empty'],
  [{ account: { ...ACCOUNT, accessKey: 'two words' } }, 'has spaces'],
  [{ account: { ...ACCOUNT, accessKey: 'schlüssel' } }, 'other than visible ASCII'],
  [{ account: { ...ACCOUNT, pageSizeLimit: 0 } }, 'pageSizeLimit must be a whole number from 1, got: 0.'],
  [{ account: { ...ACCOUNT, pageSizeLimit: 1.5 } }, 'pageSizeLimit must be a whole number from 1, got: 1.5.'],
])('GIVEN the options of case %# THEN it does not start', async (options, message) => {
  const start = startKlaviyoSimulator({ account: ACCOUNT, ...options });
  await expect(start).rejects.toThrow(SimulatorError);
  await expect(start).rejects.toThrow(message);
});

test('GIVEN users() THEN they are copies', async () => {
  const simulator = await simulate();
  Object.assign(simulator.users()[1]!, { role: 'support' });
  expect(simulator.users()[1]?.role).toBe('admin');
});

test('GIVEN requests THEN the log has method, path, query and status in order, and never the key', async () => {
  const simulator = await simulate();
  await send(simulator, 'GET', '/Users?startIndex=1&count=2');
  await send(simulator, 'DELETE', '/Users/nobody');
  await fetch(`${simulator.baseUrl}/Users?key=${KEY}`);
  await fetch(`${simulator.baseUrl}/Users/${KEY}`);
  const log = simulator.requests();
  expect(log).toEqual([
    { method: 'GET', path: '/scim/v2/Users', query: 'startIndex=1&count=2', status: 200 },
    { method: 'DELETE', path: '/scim/v2/Users/nobody', query: '', status: 404 },
    { method: 'GET', path: '/scim/v2/Users', query: 'key=[access key]', status: 401 },
    { method: 'GET', path: '/scim/v2/Users/[access key]', query: '', status: 401 },
  ]);
  expect(JSON.stringify(log)).not.toContain(KEY);
});

test('GIVEN writes THEN the log has their bodies as they were sent, without the key', async () => {
  const simulator = await simulate();
  const body = { userName: 'new@example.com', role: 'analyst', nickName: `of ${KEY}` };
  await send(simulator, 'POST', '/Users', { body });
  await send(simulator, 'DELETE', '/Users/ada-1');
  expect(simulator.requests()).toEqual([
    {
      ...{ method: 'POST', path: '/scim/v2/Users', query: '', status: 201 },
      body: { userName: 'new@example.com', role: 'analyst', nickName: 'of [access key]' },
    },
    { method: 'DELETE', path: '/scim/v2/Users/ada-1', query: '', status: 204 },
  ]);
});

test('GIVEN close THEN nothing answers any more, and a second close fails', async () => {
  const simulator = await startKlaviyoSimulator({ account: ACCOUNT });
  await send(simulator, 'GET', '/Users');
  await simulator.close();
  await expect(fetch(`${simulator.baseUrl}/Users`)).rejects.toThrow('fetch failed');
  await expect(simulator.close()).rejects.toThrow('Server is not running');
});
