import { request } from 'node:http';
import { type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { type Json, ask, askAll, at } from './ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator();
});
afterEach(() => okta.close());

/** Sends a request line as it is written, which fetch cannot. */
function askAbsolutely(target: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port: okta.port, host: '127.0.0.1', path: target, headers: { authorization: 'SSWS example-api-token' } },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode, body });
        });
      },
    );
    sent.on('error', reject).end();
  });
}

describe('the simulated Okta as a server', () => {
  test('WHEN the request line is in absolute form, as the provider sends it to its http_proxy, THEN it is answered', async () => {
    const answer = await askAbsolutely(`http://127.0.0.1:${String(okta.port)}/api/v1/users/me`);

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ id: 'me', status: 'ACTIVE' });
    expect(okta.requests()).toEqual([{ method: 'GET', path: '/api/v1/users/me', body: undefined }]);
  });

  test('WHEN the absolute form names no port, THEN it is answered all the same', async () => {
    const answer = await askAbsolutely('http://127.0.0.1/api/v1/groups?q=klaviyo-anal');

    expect((JSON.parse(answer.body) as Json[]).map((group) => at(group, 'profile.name'))).toEqual(['klaviyo-analysts']);
  });

  test('WHEN the token is not the one, THEN 401 E0000011', async () => {
    const answer = await ask(okta, 'GET', '/api/v1/groups', undefined, { Authorization: 'SSWS another' });

    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      errorCode: 'E0000011',
      errorSummary: 'Invalid token provided',
      errorLink: 'E0000011',
      errorId: 'oae00000000000000001',
      errorCauses: [],
    });
  });

  test('WHEN there is no authorization at all, THEN 403 E0000005', async () => {
    const answer = await ask(okta, 'GET', '/api/v1/groups', undefined, {});

    expect([answer.status, answer.body.errorCode]).toEqual([403, 'E0000005']);
  });

  test('GIVEN another API token WHEN it is used, THEN it is taken', async () => {
    const other = await startOktaSimulator({ apiToken: 'another-example' });
    const answer = await ask(other, 'GET', '/api/v1/groups', undefined, { Authorization: 'SSWS another-example' });
    await other.close();

    expect(answer.status).toBe(200);
  });

  test('WHEN the call does not exist, THEN 405 and the cause says that it is the simulator that lacks it', async () => {
    const answer = await ask(okta, 'PATCH', '/api/v1/brands');

    expect([answer.status, answer.body.errorCode]).toEqual([405, 'E0000022']);
    expect(answer.body.errorCauses).toEqual([{ errorSummary: 'The simulator has no PATCH /api/v1/brands.' }]);
  });

  test('WHEN the body is not JSON, THEN 400 E0000003', async () => {
    const response = await fetch(`${okta.url}/api/v1/groups`, {
      method: 'POST',
      headers: { Authorization: 'SSWS example-api-token', 'Content-Type': 'application/json' },
      body: '{"profile":',
    });

    expect(response.status).toBe(400);
    expect(((await response.json()) as Json).errorCode).toBe('E0000003');
  });

  test('WHEN a body is larger than the server takes, THEN that is no answer of Okta', async () => {
    const answer = await ask(okta, 'POST', '/api/v1/groups', { profile: { name: 'x'.repeat(200_000) } });

    expect(answer.status).toBe(413);
    expect(answer.body.errorCode).toBeUndefined();
  });

  test('WHEN requests are asked for, THEN they come with their bodies and without headers, as a copy', async () => {
    await ask(okta, 'POST', '/api/v1/groups?a=b', { profile: { name: 'klaviyo-admins' } });
    const logged = okta.requests();
    (at(logged, '0.body.profile') as Json).name = 'changed';

    expect(okta.requests()).toEqual([
      { method: 'POST', path: '/api/v1/groups?a=b', body: { profile: { name: 'klaviyo-admins' } } },
    ]);
    okta.forgetRequests();
    expect(okta.requests()).toEqual([]);
  });

  test('WHEN two simulators are asked the same, THEN they answer the same', async () => {
    const other = await startOktaSimulator({ port: 0 });
    const make = (where: OktaSimulator) => ask(where, 'POST', '/api/v1/groups', { profile: { name: 'one' } });
    const answers = [await make(okta), await make(other)];
    await other.close();

    expect(answers[0]!.body.id).toBe('00g00000000000000002');
    expect(answers[1]!.body.id).toBe(answers[0]!.body.id);
    expect(answers[0]!.body.created).toBe('2026-01-01T00:00:00.000Z');
  });

  test('GIVEN a clock WHEN something is made, THEN the answer tells its time', async () => {
    const other = await startOktaSimulator({ now: () => new Date('2026-05-04T03:02:01.000Z') });
    const answer = await ask(other, 'POST', '/api/v1/groups', { profile: { name: 'one' } });
    await other.close();

    expect(answer.body.created).toBe('2026-05-04T03:02:01.000Z');
    expect(answer.headers.get('date')).toBe('Mon, 04 May 2026 03:02:01 GMT');
  });

  test('GIVEN a port that is taken WHEN another starts there, THEN it fails', async () => {
    await expect(startOktaSimulator({ port: okta.port })).rejects.toThrow('EADDRINUSE');
  });

  test('WHEN the organisation is asked what it is, THEN it is one of the Identity Engine', async () => {
    expect((await ask(okta, 'GET', '/.well-known/okta-organization')).body.pipeline).toBe('idx');
  });
});

describe('rate limits and faults', () => {
  test('WHEN anything is answered, THEN it tells the rate limit', async () => {
    const limited = await startOktaSimulator({ rateLimit: 2 });
    const headers = [];
    for (let i = 0; i < 3; i += 1) headers.push((await ask(limited, 'GET', '/api/v1/users/me')).headers);
    await limited.close();

    expect(headers.map((header) => header.get('x-rate-limit-limit'))).toEqual(['2', '2', '2']);
    expect(headers.map((header) => header.get('x-rate-limit-remaining'))).toEqual(['1', '0', '1']);
    expect(headers[0]!.get('x-rate-limit-reset')).toBe('1767225601');
  });

  test('GIVEN two answers of 429 to come WHEN three requests are made, THEN the third is answered', async () => {
    okta.failNext('rate-limit', 2);
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push(await ask(okta, 'GET', '/api/v1/users/me'));

    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(answers[0]!.body.errorCode).toBe('E0000047');
    expect(answers[0]!.headers.get('x-rate-limit-remaining')).toBe('0');
    expect(answers[0]!.headers.get('x-rate-limit-limit')).toBe('600');
  });

  test('GIVEN every second request is one too many WHEN four are made, THEN two are refused, until it is stopped', async () => {
    const status = async () => (await ask(okta, 'GET', '/api/v1/users/me')).status;
    okta.rateLimitEvery(2);
    expect([await status(), await status(), await status(), await status()]).toEqual([200, 429, 200, 429]);

    okta.rateLimitEvery(undefined);
    expect([await status(), await status()]).toEqual([200, 200]);
  });

  test('GIVEN a fault for one kind of request WHEN another comes, THEN the fault waits', async () => {
    okta.failNext('server-error', 1, { method: 'GET', path: /\/groups/ });

    expect((await ask(okta, 'GET', '/api/v1/users/me')).status).toBe(200);
    expect((await ask(okta, 'POST', '/api/v1/groups', { profile: { name: 'one' } })).status).toBe(200);
    const hit = await ask(okta, 'GET', '/api/v1/groups');
    expect([hit.status, hit.body.errorCode]).toEqual([500, 'E0000009']);
    expect((await ask(okta, 'GET', '/api/v1/groups')).status).toBe(200);
  });

  test('GIVEN a lock WHEN a rule is made, THEN 423 as recorded, and it is not there', async () => {
    okta.failNext('locked', 1, { method: 'POST', path: '/groups/rules' });
    const answer = await ask(okta, 'POST', '/api/v1/groups/rules', {});

    expect([answer.status, answer.body.errorCode, answer.body.errorSummary]).toEqual([
      423,
      'E0000239',
      'Policy priorities are being reconciled. Please try again later.',
    ]);
    expect(okta.world().rules).toEqual([]);
  });

  test('GIVEN a denial WHEN a request comes, THEN 403 E0000006', async () => {
    okta.failNext('denied');
    const answer = await ask(okta, 'GET', '/api/v1/groups');

    expect([answer.status, answer.body.errorCode]).toEqual([403, 'E0000006']);
  });

  test('GIVEN a web page in between WHEN a request comes, THEN it gets HTML with status 200', async () => {
    okta.failNext('web-page');
    const answer = await ask<string>(okta, 'GET', '/api/v1/groups');

    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<!doctype html>');
  });

  test('GIVEN a line that breaks WHEN a request comes, THEN there is no answer', async () => {
    okta.failNext('disconnect');

    await expect(ask(okta, 'GET', '/api/v1/groups')).rejects.toThrow('fetch failed');
    expect((await ask(okta, 'GET', '/api/v1/groups')).status).toBe(200);
  });
});

describe('paging', () => {
  const members = Array.from({ length: 7 }, (_, number) => `person${String(number)}@example.com`);
  let crowded: OktaSimulator;

  beforeEach(async () => {
    crowded = await startOktaSimulator({
      seed: { users: members.map((login) => ({ login })), groups: [{ name: 'everybody', members }] },
    });
  });
  afterEach(() => crowded.close());

  test('WHEN a list is longer than its limit, THEN links lead through all of it, each entry once', async () => {
    const all = await askAll(crowded, '/api/v1/groups/00g00000000000000001/users?limit=3');

    expect(all.map((user) => at(user, 'profile.login'))).toEqual(members);
    expect(crowded.requests()).toHaveLength(3);
  });

  test('WHEN the last page is exactly full, THEN no further one is promised', async () => {
    const answer = await ask(crowded, 'GET', '/api/v1/users?limit=7');

    expect(answer.headers.get('link')).toBe(`<${crowded.url}/api/v1/users?limit=7>; rel="self"`);
  });

  test('WHEN no limit is asked for, THEN the link tells the one that holds', async () => {
    const answer = await ask(crowded, 'GET', '/api/v1/users');

    expect(answer.headers.get('link')).toBe(`<${crowded.url}/api/v1/users?limit=200>; rel="self"`);
  });

  test('WHEN an entry goes between two pages, THEN none is skipped', async () => {
    const first = await ask<Json[]>(crowded, 'GET', '/api/v1/groups/00g00000000000000001/users?limit=3');
    crowded.console.removeMember('everybody', 'person2@example.com');
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link')!)![1]!;
    const second = await ask<Json[]>(crowded, 'GET', next);

    expect(at(second.body, '0.profile.login')).toBe('person3@example.com');
  });

  test.each(['0', '-1', 'many', '1.5'])('WHEN the limit is %s, THEN 400', async (limit) => {
    const answer = await ask(crowded, 'GET', `/api/v1/users?limit=${limit}`);

    expect([answer.status, answer.body.errorSummary]).toEqual([400, 'Api validation failed: limit']);
  });
});
