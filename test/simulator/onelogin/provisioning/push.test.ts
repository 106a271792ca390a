import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type OneLoginSimulator, startOneLoginSimulator } from '../../../../src/simulator/onelogin/index.js';
import { type KlaviyoSimulator } from '../../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { seedFor, startKlaviyo } from '../klaviyo-app.js';

let klaviyo: KlaviyoSimulator;
let onelogin: OneLoginSimulator;

beforeEach(async () => {
  klaviyo = await startKlaviyo();
  onelogin = await startOneLoginSimulator({ seed: seedFor({ baseUrl: klaviyo.baseUrl }) });
});
afterEach(async () => {
  await onelogin.close();
  await klaviyo.close();
});

async function restart(...change: Parameters<typeof seedFor>): Promise<void> {
  await onelogin.close();
  onelogin = await startOneLoginSimulator({ seed: seedFor(...change) });
}

const person = (name: string) => klaviyo.users().find(({ userName }) => userName === `${name}@example.com`);
const writes = () => klaviyo.requests().filter(({ method }) => method !== 'GET');
const pushed = async () => (await onelogin.push())[0]!;
const actions = async () =>
  (await pushed()).actions.map(({ user, action, status }) => [user.split('@')[0], action, status]);

describe('people of the app', () => {
  test('GIVEN roles that give the app WHEN it is pushed, THEN their people are in Klaviyo with their roles, and nobody else', async () => {
    expect(await onelogin.push()).toEqual([
      {
        app: 'Klaviyo',
        state: 'Succeeded',
        actions: ['ada', 'grace'].map((name) => ({ user: `${name}@example.com`, action: 'create', status: 'success' })),
      },
    ]);
    expect(person('ada')).toMatchObject({ role: 'admin', active: true, givenName: 'Ada', familyName: 'Lovelace' });
    expect(person('grace')).toMatchObject({ role: 'analyst', active: true });
    expect(person('alan')).toBeUndefined();
  });

  test('WHEN somebody is made, THEN the connection was tested, they were looked for, and the body is the template with a top-level role', async () => {
    await onelogin.push();
    const [tested, lookUp, creation] = klaviyo.requests();
    expect(decodeURIComponent(tested!.query)).toBe('filter=userName eq "no-such-user@example.invalid"');
    expect(decodeURIComponent(lookUp!.query)).toBe('filter=userName eq "ada@example.com"');
    expect(creation).toMatchObject({
      method: 'POST',
      status: 201,
      body: {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'ada@example.com',
        name: { givenName: 'Ada', familyName: 'Lovelace' },
        emails: [{ value: 'ada@example.com', type: 'work', primary: true }],
        active: true,
        role: 'admin',
      },
    });
  });

  test('GIVEN nothing has changed WHEN it is pushed again, THEN nothing is written', async () => {
    await onelogin.push();
    const before = writes().length;
    expect(await actions()).toEqual([]);
    expect(writes()).toHaveLength(before);
  });

  test('WHEN somebody gets another role, THEN a PUT writes it', async () => {
    await onelogin.push();
    onelogin.console.removeFromRole('klaviyo-analysts', 'grace@example.com');
    onelogin.console.addToRole('klaviyo-admins', 'grace@example.com');
    expect(await actions()).toEqual([['grace', 'update', 'success']]);
    expect(writes().at(-1)).toMatchObject({ method: 'PUT', status: 200, body: { id: person('grace')!.id } });
    expect(person('grace')!.role).toBe('admin');
  });

  test('GIVEN somebody who was in Klaviyo before WHEN it is pushed, THEN they are found and changed', async () => {
    await klaviyo.close();
    klaviyo = await startKlaviyo({
      users: [{ userName: 'owner@example.com' }, { userName: 'ada@example.com', role: 'analyst' }],
    });
    await restart({ baseUrl: klaviyo.baseUrl });
    expect(await actions()).toEqual([
      ['ada', 'update', 'success'],
      ['grace', 'create', 'success'],
    ]);
    expect(person('ada')).toMatchObject({ role: 'admin', givenName: 'Ada' });
  });

  test('GIVEN somebody was deleted in Klaviyo WHEN they change, THEN it fails once, and they are made the next time', async () => {
    await onelogin.push();
    klaviyo.console.remove('ada@example.com');
    onelogin.console.changeUser('ada@example.com', { lastname: 'King' });
    expect(await actions()).toEqual([['ada', 'update', 'failure']]);
    expect(await actions()).toEqual([['ada', 'create', 'success']]);
    expect(person('ada')!.familyName).toBe('King');
  });

  test('GIVEN a role that Klaviyo does not know WHEN it is pushed, THEN that person fails, with what Klaviyo says, and the others do not', async () => {
    onelogin.console.addToRole('klaviyo-admins', 'alan@example.com');
    onelogin.console.deleteRule('Klaviyo', 'klaviyo-admins is admin');
    onelogin.console.addRule('Klaviyo', {
      name: 'wrong',
      conditions: [{ source: 'has_role', value: 'klaviyo-admins' }],
      actions: [{ action: 'set_role', value: 'emperor' }],
    });
    onelogin.console.reapplyRules('Klaviyo');
    const { state, actions: done } = await pushed();
    expect(state).toBe('Succeeded');
    expect(done).toEqual([
      expect.objectContaining({
        user: 'ada@example.com',
        status: 'failure',
        message: expect.stringMatching(/HTTP 400: .*emperor/) as string,
      }),
      expect.objectContaining({ user: 'grace@example.com', status: 'success' }),
      expect.objectContaining({ user: 'alan@example.com', status: 'failure' }),
    ]);
  });
});

describe('people who lose the app', () => {
  test('GIVEN the action delete WHEN somebody leaves the role, THEN they are deleted in Klaviyo', async () => {
    await onelogin.push();
    onelogin.console.removeFromRole('klaviyo-analysts', 'grace@example.com');
    expect(await actions()).toEqual([['grace', 'delete', 'success']]);
    expect(writes().at(-1)!.method).toBe('DELETE');
    expect(onelogin.world().apps[0]!.provisioned).toEqual(['ada@example.com']);
  });

  test('GIVEN the action suspend WHEN somebody leaves and comes back, THEN they are switched off, once, and on again', async () => {
    await restart({ baseUrl: klaviyo.baseUrl, removal: 'suspend' });
    await onelogin.push();
    onelogin.console.removeFromRole('klaviyo-analysts', 'grace@example.com');
    expect(await actions()).toEqual([['grace', 'suspend', 'success']]);
    expect(person('grace')!.active).toBe(false);
    expect(await actions()).toEqual([]);
    onelogin.console.addToRole('klaviyo-analysts', 'grace@example.com');
    expect(await actions()).toEqual([['grace', 'update', 'success']]);
    expect(person('grace')!.active).toBe(true);
  });

  test('GIVEN the action nothing WHEN somebody leaves, THEN they stay in Klaviyo, and OneLogin knows no more of them', async () => {
    await restart({ baseUrl: klaviyo.baseUrl, removal: 'nothing' });
    await onelogin.push();
    onelogin.console.removeFromRole('klaviyo-analysts', 'grace@example.com');
    expect(await actions()).toEqual([]);
    expect(person('grace')!.active).toBe(true);
    expect(onelogin.world().apps[0]!.provisioned).toEqual(['ada@example.com']);
  });

  test('WHEN somebody is deleted in OneLogin, THEN they are deleted in Klaviyo, and named by their id', async () => {
    await onelogin.push();
    const { id } = onelogin.world().users.find(({ email }) => email === 'ada@example.com')!;
    onelogin.console.deleteUser('ada@example.com');
    expect(onelogin.world().apps[0]!.provisioned).toEqual([String(id), 'grace@example.com']);
    expect((await pushed()).actions).toEqual([{ user: String(id), action: 'delete', status: 'success' }]);
  });

  test('WHEN somebody is suspended in OneLogin, THEN they are switched off; somebody new who is suspended is not made', async () => {
    await onelogin.push();
    onelogin.console.setStatus('ada@example.com', 'suspended');
    onelogin.console.setStatus('alan@example.com', 'suspended');
    onelogin.console.addToRole('klaviyo-analysts', 'alan@example.com');
    expect(await actions()).toEqual([['ada', 'suspend', 'success']]);
    expect(person('ada')!.active).toBe(false);
    expect(person('alan')).toBeUndefined();
  });

  test.each(['delete', 'suspend'] as const)(
    'GIVEN the action %s WHEN Klaviyo refuses it, THEN it is told and tried again',
    async (removal) => {
      await restart({ baseUrl: klaviyo.baseUrl, removal });
      await onelogin.push();
      onelogin.console.removeFromRole('klaviyo-analysts', 'grace@example.com');
      klaviyo.failNext('server-error', 1, { method: removal === 'delete' ? 'DELETE' : 'PUT' });
      expect(await actions()).toEqual([['grace', removal, 'failure']]);
      expect(await actions()).toEqual([['grace', removal, 'success']]);
    },
  );
});

describe('approval', () => {
  test('GIVEN what is created, changed or deleted needs approval WHEN it is pushed, THEN it waits for it', async () => {
    await restart({ baseUrl: klaviyo.baseUrl, approvals: { create: true, update: true, delete: true } });
    expect(await actions()).toEqual([
      ['ada', 'create', 'pending'],
      ['grace', 'create', 'pending'],
    ]);
    onelogin.console.approve('Klaviyo', 'ada@example.com');
    expect(await actions()).toEqual([
      ['ada', 'create', 'success'],
      ['grace', 'create', 'pending'],
    ]);
    onelogin.console.changeUser('ada@example.com', { lastname: 'King' });
    onelogin.console.approve('Klaviyo');
    expect(await actions()).toEqual([
      ['ada', 'update', 'success'],
      ['grace', 'create', 'success'],
    ]);
    onelogin.console.removeFromRole('klaviyo-admins', 'ada@example.com');
    expect(await actions()).toEqual([['ada', 'delete', 'pending']]);
    onelogin.console.approve('Klaviyo', 'ada@example.com');
    expect(await actions()).toEqual([['ada', 'delete', 'success']]);
  });
});

describe('what stops it', () => {
  test.each([
    ['provisioning that is off', () => onelogin.console.disableProvisioning('Klaviyo'), 'Provisioning is not enabled.'],
    [
      'a connection that is off',
      () => onelogin.console.provisioning('Klaviyo', { apiEnabled: false }),
      'The API connection is not enabled.',
    ],
  ])('GIVEN %s THEN nothing runs', async (_, byHand, reason) => {
    byHand();
    expect(await pushed()).toEqual({ app: 'Klaviyo', state: 'NotRun', reason, actions: [] });
    expect(klaviyo.requests()).toEqual([]);
  });

  test.each([
    ['a wrong token', { bearerToken: 'wrong' }, 'The application refused the credentials: HTTP 401.'],
    ['no URL', { baseUrl: 'klaviyo' }, 'The SCIM Base URL is not a URL: klaviyo'],
    [
      'a server that is not there',
      { baseUrl: 'http://127.0.0.1:1' },
      /The application does not answer: .*ECONNREFUSED/,
    ],
    ['a server over TLS that is none', { baseUrl: 'https://127.0.0.1:1' }, /The application does not answer/],
    ['a template that is not JSON', { jsonTemplate: '{' }, /The SCIM JSON template is not JSON/],
    ['a template that is a list', { jsonTemplate: '[]' }, 'The SCIM JSON template is not a JSON object.'],
  ])('GIVEN %s THEN it fails and says so', async (_, settings, reason) => {
    onelogin.console.provisioning('Klaviyo', settings);
    const report = await pushed();
    expect(report.state).toBe('Failed');
    expect(report.reason).toMatch(reason);
  });

  test('GIVEN neither a base URL nor a token WHEN the connection is on, THEN it fails and says so', async () => {
    await restart({ apiEnabled: true });
    expect((await pushed()).reason).toBe('The SCIM Base URL and the SCIM Bearer Token are required.');
  });

  test.each([
    [500, 'text', 'The application did not answer with a list of users: HTTP 500.'],
    [200, JSON.stringify({ Resources: [{ id: '1' }] }), 'The application finds a user whom there cannot be.'],
    [200, JSON.stringify({ Resources: 'x' }), 'The application did not answer with a list of users: HTTP 200.'],
  ])('GIVEN a server that answers the test with %i and %s THEN it fails and says so', async (status, body, reason) => {
    const server = createServer((_request, response) => response.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onelogin.console.provisioning('Klaviyo', {
      baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    });
    const report = await pushed();
    await new Promise((resolve) => server.close(resolve));
    expect(report).toMatchObject({ state: 'Failed', reason });
  });

  test('GIVEN a server that answers 404 where nobody is found THEN people are made', async () => {
    const made: string[] = [];
    const server = createServer((request, response) => {
      if (request.method === 'POST') made.push(String(request.url));
      response.writeHead(request.method === 'POST' ? 201 : 404).end(JSON.stringify({ id: String(made.length) }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onelogin.console.provisioning('Klaviyo', {
      baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    });
    const report = await pushed();
    await new Promise((resolve) => server.close(resolve));
    expect(report.state).toBe('Succeeded');
    expect(made).toEqual(['/Users', '/Users']);
  });
});
