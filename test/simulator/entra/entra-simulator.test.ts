import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EntraSimulator, startEntraSimulator } from '../../../src/simulator/entra/index.js';
import { SimulatorError } from '../../../src/simulator/simulator-error.js';
import { ask, at, tokenOf, values } from './ask-entra.js';

let entra: EntraSimulator;

beforeEach(async () => {
  entra = await startEntraSimulator();
});
afterEach(() => entra.close());

/** Asks over HTTPS, trusting the certificate alone. */
function askSecurely(url: string, ca: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => {
        resolve(response.statusCode === 200 ? JSON.parse(text) : response.statusCode);
      });
    }).on('error', reject);
  });
}

describe('the metadata of the cloud', () => {
  const address = () => `https://${entra.metadataHost}/metadata/endpoints?api-version=2022-09-01`;

  test('GIVEN the certificate is trusted WHEN the metadata is asked for, THEN it leads to Graph and to the sign-in', async () => {
    expect(await askSecurely(address(), entra.certificate)).toMatchObject({
      name: 'Simulated',
      resourceManager: entra.url,
      microsoftGraphResourceId: entra.url,
      authentication: { loginEndpoint: entra.url, tenant: '00000000-0000-0000-0000-0000000000bb' },
    });
    expect(entra.requests()).toMatchObject([{ method: 'GET', path: '/metadata/endpoints?api-version=2022-09-01' }]);
  });

  test('WHEN something else is asked for there, THEN it is not found', async () => {
    expect(await askSecurely(address().replace('endpoints', 'other'), entra.certificate)).toBe(404);
  });

  test('GIVEN another certificate is trusted THEN the connection is refused', async () => {
    await expect(askSecurely(address(), '')).rejects.toThrow(/self-signed/);
  });

  test('WHEN the certificate is written, THEN it is that of 127.0.0.1, and no key is in the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'entra-'));
    const path = join(folder, 'ca.pem');
    entra.writeCertificate(path);
    const written = readFileSync(path, 'utf8');
    rmSync(folder, { recursive: true });
    expect(written).toBe(entra.certificate);
    expect(written).not.toContain('KEY');
    expect(new X509Certificate(written).checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(() => entra.writeCertificate(join(folder, 'gone', 'ca.pem'))).toThrow(SimulatorError);
  });
});

describe('what it does not have', () => {
  test('GIVEN a call that is not simulated THEN it is a 404 that says so', async () => {
    const answer = await ask(entra, 'GET', '/v1.0/devices');
    expect(answer.status).toBe(404);
    expect(at(answer.body, 'error.message')).toMatch(/The simulator has no GET \/v1\.0\/devices\.$/);
  });

  test('GIVEN a body that is not JSON THEN it is a 400', async () => {
    const answer = await ask(entra, 'POST', '/v1.0/groups', '{');
    expect(answer.status).toBe(400);
    expect(at(answer.body, 'error.message')).toMatch(/Unable to read JSON request payload/);
  });
});

describe('faults', () => {
  test.each([
    ['rate-limit', 429, 'TooManyRequests'],
    ['server-error', 500, 'InternalServerError'],
    ['unavailable', 503, 'ServiceUnavailable'],
    ['denied', 403, 'Authorization_RequestDenied'],
  ] as const)('WHEN the fault %s is ordered, THEN the next request that fits is a %i', async (kind, status, code) => {
    await tokenOf(entra);
    entra.failNext(kind, 1, { path: '/users' });
    expect((await ask(entra, 'GET', '/v1.0/groups')).status).toBe(200);
    const answer = await ask(entra, 'GET', '/v1.0/users');
    expect([answer.status, at(answer.body, 'error.code')]).toEqual([status, code]);
    expect(answer.headers.get('retry-after')).toBe(status === 429 ? '1' : null);
    expect((await ask(entra, 'GET', '/v1.0/users')).status).toBe(200);
  });

  test('WHEN a web page is ordered, THEN it is one, with 200', async () => {
    await tokenOf(entra);
    entra.failNext('web-page');
    const answer = await ask<string>(entra, 'GET', '/v1.0/users');
    expect([answer.status, answer.body]).toEqual([200, expect.stringContaining('<!doctype html>')]);
  });

  test('WHEN a disconnection is ordered, THEN there is no answer', async () => {
    await tokenOf(entra);
    entra.failNext('disconnect');
    await expect(ask(entra, 'GET', '/v1.0/users')).rejects.toThrow('fetch failed');
  });

  test('WHEN every second request is limited, THEN it is so until it is stopped', async () => {
    await tokenOf(entra);
    entra.rateLimitEvery(2);
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await ask(entra, 'GET', '/v1.0/users')).status);
    expect(statuses).toEqual([200, 429, 200, 429]);
    entra.rateLimitEvery(undefined);
    for (let index = 0; index < 2; index += 1) expect((await ask(entra, 'GET', '/v1.0/users')).status).toBe(200);
  });
});

test('WHEN requests were made, THEN they are there in order, and can be forgotten', async () => {
  await ask(entra, 'GET', '/v1.0/users?$top=1');
  await ask(entra, 'PATCH', '/beta/groups/x', { displayName: 'y' });
  expect(entra.requests()).toEqual([
    { method: 'GET', path: '/v1.0/users?$top=1', body: undefined },
    { method: 'PATCH', path: '/beta/groups/x', body: { displayName: 'y' } },
  ]);
  entra.forgetRequests();
  expect(entra.requests()).toEqual([]);
});

test.each(['port', 'metadataPort'] as const)(
  'GIVEN a taken %s THEN it does not start, and nothing is left open',
  async (name) => {
    const start = startEntraSimulator({ [name]: entra.port });
    await expect(start).rejects.toThrow(`The simulator cannot listen on 127.0.0.1:${String(entra.port)}`);
    await expect(start).rejects.toThrow(SimulatorError);
  },
);

test('GIVEN a time THEN answers give it', async () => {
  const other = await startEntraSimulator({ now: () => new Date('2027-02-03T04:05:06.789Z') });
  const { body } = await ask(other, 'GET', '/v1.0/groups');
  const refused = await ask(other, 'GET', '/v1.0/groups/x');
  await other.close();
  expect(values({ body })[0]).toMatchObject({ createdDateTime: '2027-02-03T04:05:06Z' });
  expect(at(refused.body, 'error.innerError.date')).toBe('2027-02-03T04:05:06');
});

test('WHEN the world is copied, THEN a change of the copy changes nothing', () => {
  (entra.world().groups[0]!.members as string[]).push('x');
  expect(entra.world().groups[0]!.members).toHaveLength(3);
});

test('WHEN two run in one process, THEN they share nothing but the certificate', async () => {
  const other = await startEntraSimulator({ seed: {} });
  other.portal.createGroup('g');
  expect(entra.world().groups.map(({ displayName }) => displayName)).toEqual(['klaviyo-analysts']);
  expect(other.certificate).toBe(entra.certificate);
  await other.close();
});
