import { openScimWriter } from '../../src/klaviyo/scim-writer.js';
import { scimRecord, userPath } from '../../src/klaviyo/user-reading.js';
import { ACCOUNT, USER } from '../simulator/klaviyo/scim-client.js';
import { answer, LoopbackServer, onePage, wireUser } from './loopback-server.js';
import { closeWriters, recordOf, startWriting, writerOf, writesOf } from './writing.js';

const server = new LoopbackServer();
beforeAll(() => server.start());
afterEach(closeWriters);
afterAll(() => server.stop());

const NEW = { userName: 'new@example.com', givenName: 'Nia', familyName: 'New', role: 'analyst', active: true };
const replace = (path: string, value: unknown) => ({ op: 'replace', path, value });
const patched = (...Operations: readonly object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});

describe('a write that the server carries out', () => {
  test('GIVEN a new user WHEN created THEN the server saw this request, and the record shows it', async () => {
    const { simulator, writer } = await startWriting();
    const outcome = await writer.createUser(NEW);
    expect(outcome).toMatchObject({ kind: 'done', differences: [], record: { person: NEW } });
    const body = {
      schemas: [USER],
      userName: 'new@example.com',
      name: { givenName: 'Nia', familyName: 'New' },
      emails: [{ value: 'new@example.com', type: 'work', primary: true }],
      active: true,
      role: 'analyst',
    };
    expect(writesOf(simulator)).toEqual([['POST', '/Users', body]]);
    expect(simulator.requests()).toHaveLength(1);
  });

  test('GIVEN changes WHEN patched THEN they alone are sent, and the record shows them', async () => {
    const { simulator, writer } = await startWriting();
    const outcome = await writer.updateUser(await recordOf(writer, 'ada-1'), { familyName: 'Byron', role: 'support' });
    expect(outcome).toMatchObject({
      ...{ kind: 'done', differences: [] },
      record: { person: { givenName: 'Ada', familyName: 'Byron', role: 'support', active: true } },
    });
    expect(writesOf(simulator)).toEqual([
      ['PATCH', '/Users/ada-1', patched(replace('name.familyName', 'Byron'), replace('role', 'support'))],
    ]);
  });

  test('GIVEN updateMethod put WHEN changed THEN the whole record is sent', async () => {
    const { simulator, writer } = await startWriting({}, { updateMethod: 'put' });
    const record = await recordOf(writer, 'ada-1');
    expect(await writer.updateUser(record, { role: 'support' })).toMatchObject({ kind: 'done', differences: [] });
    const { meta, ...rest } = record.json;
    expect(meta).toBeDefined();
    expect(writesOf(simulator)).toEqual([['PUT', '/Users/ada-1', { ...rest, role: 'support' }]]);
  });

  test.each(['roles-strings', 'roles-objects'] as const)(
    'GIVEN roleForm roles and a server that shows %s WHEN written THEN the server saw a list, and it is done',
    async (roleForm) => {
      for (const updateMethod of ['patch', 'put'] as const) {
        const { simulator, writer } = await startWriting({ roleForm }, { updateMethod, roleForm: 'roles' });
        expect(await writer.createUser(NEW)).toMatchObject({ kind: 'done', differences: [] });
        const record = await recordOf(writer, 'ada-1');
        expect(await writer.updateUser(record, { role: 'support' })).toMatchObject({ kind: 'done', differences: [] });
        const roles = [{ value: 'support', primary: true }];
        expect(writesOf(simulator)[0]![2]).toMatchObject({ roles: [{ value: 'analyst', primary: true }] });
        expect(writesOf(simulator)[1]![2]).toMatchObject(
          updateMethod === 'patch' ? patched(replace('roles', roles)) : { roles },
        );
      }
    },
  );

  test.each(['patch', 'put'] as const)(
    'GIVEN %s WHEN switched off and on THEN active is a Boolean',
    async (updateMethod) => {
      const { simulator, writer } = await startWriting({}, { updateMethod });
      expect(await writer.setActive(await recordOf(writer, 'ada-1'), false)).toMatchObject({
        kind: 'done',
        differences: [],
      });
      expect(await writer.setActive(await recordOf(writer, 'grace-1'), true)).toMatchObject({
        kind: 'done',
        differences: [],
      });
      expect(simulator.users().map(({ active }) => active)).toEqual([true, false, true, true]);
      if (updateMethod === 'patch') expect(writesOf(simulator)[0]![2]).toEqual(patched(replace('active', false)));
      else
        expect(writesOf(simulator)[0]![2]).toMatchObject({ active: false, role: 'admin', userName: 'ada@example.com' });
    },
  );

  test('GIVEN somebody WHEN deleted THEN it is done when the server does not find them', async () => {
    const { simulator, writer } = await startWriting();
    expect(await writer.deleteUser(await recordOf(writer, 'ada-1'))).toEqual({
      ...{ kind: 'done', record: undefined, differences: [] },
    });
    expect(writesOf(simulator)).toEqual([['DELETE', '/Users/ada-1', undefined]]);
  });

  test('GIVEN a change that is already so WHEN patched THEN the empty answer is read again', async () => {
    const { writer } = await startWriting();
    expect(await writer.updateUser(await recordOf(writer, 'ada-1'), { role: 'admin' })).toMatchObject({
      ...{ kind: 'done', differences: [] },
    });
  });
});

describe('a write that the server refuses', () => {
  test('GIVEN a userName that is taken WHEN created THEN it is not done, in the words of the server', async () => {
    const { simulator, writer } = await startWriting();
    const outcome = await writer.createUser({ ...NEW, userName: 'ADA@example.com' });
    expect(outcome).toMatchObject({ kind: 'not-done', status: 409, scimType: 'uniqueness' });
    expect(outcome).toHaveProperty('detail', expect.stringContaining('Another user has this userName'));
    expect(outcome).toHaveProperty(
      'message',
      expect.stringMatching(/^POST http.*\/Users answered with status 409, saying/),
    );
    expect(simulator.requests()).toHaveLength(1);
  });

  test.each([
    ['a role that the account does not have', 'ada-1', { role: 'nobody' }, 400, 'invalidValue'],
    ["the owner's role", 'owner-1', { role: 'admin' }, 403, undefined],
    ['the owner switched off', 'owner-1', { active: false }, 403, undefined],
  ])('GIVEN %s WHEN changed THEN it is not done', async (_, id, changes, status, scimType) => {
    const { simulator, writer } = await startWriting();
    const before = simulator.users();
    expect(await writer.updateUser(await recordOf(writer, id), changes)).toMatchObject({
      kind: 'not-done',
      status,
      scimType,
    });
    expect(simulator.users()).toEqual(before);
  });

  test('GIVEN somebody who is gone WHEN changed or deleted THEN it is not done, and does not say that they are gone', async () => {
    const { simulator, writer } = await startWriting();
    const record = await recordOf(writer, 'ada-1');
    simulator.console.remove('ada@example.com');
    for (const outcome of [await writer.setActive(record, false), await writer.deleteUser(record)]) {
      expect(outcome).toMatchObject({ kind: 'not-done', status: 404 });
      expect(outcome).toHaveProperty('message', expect.stringContaining('It does not mean that the person is gone'));
      expect(JSON.stringify(outcome)).not.toContain('updateMethod');
    }
  });

  test.each([400, 501])(
    'GIVEN a server that knows no "role" WHEN it answers %i THEN the other form is named, and only then',
    async (status) => {
      server.handle(answer(status, { detail: 'Extra inputs are not permitted: role', scimType: 'invalidSyntax' }));
      const { writer } = writerOf(server.baseUrl);
      const record = scimRecord(wireUser('ada'), 'GET x');
      const advice = 'If it does not know "role", set scim.roleForm to roles in the access file.';
      for (const outcome of [await writer.createUser(NEW), await writer.updateUser(record, { role: 'admin' })]) {
        expect(outcome).toHaveProperty('message', expect.stringContaining(advice));
      }
      expect(await writer.setActive(record, false)).toHaveProperty('message', expect.not.stringContaining('roleForm'));
    },
  );

  test.each([404, 405, 501] as const)(
    'GIVEN a PATCH that is answered %i WHEN changed THEN put is named',
    async (patchStatus) => {
      const { writer } = await startWriting({ patchStatus });
      const outcome = await writer.setActive(await recordOf(writer, 'ada-1'), false);
      expect(outcome).toMatchObject({ kind: patchStatus === 501 ? 'unknown' : 'not-done', status: patchStatus });
      expect(outcome).toHaveProperty(
        'message',
        expect.stringContaining('set scim.updateMethod to put in the access file.'),
      );
    },
  );

  test('GIVEN a wrong key WHEN written THEN every write would end so', async () => {
    const { simulator, writer } = await startWriting();
    const record = await recordOf(writer, 'ada-1');
    const wrong = writerOf(simulator.baseUrl, { accessKey: 'another-access-key' }).writer;
    for (const outcome of [
      await wrong.createUser(NEW),
      await wrong.setActive(record, false),
      await wrong.deleteUser(record),
    ]) {
      expect(outcome).toMatchObject({ kind: 'unauthorized', message: expect.stringContaining('401') as unknown });
    }
    expect(simulator.users()).toHaveLength(ACCOUNT.users.length);
  });

  test('GIVEN updateMethod put and a record that cannot be repeated WHEN changed THEN nothing is sent', async () => {
    server.handle(answer(200, wireUser('ada', { 'urn:x:user': { role: 'analyst' } })));
    const { writer } = writerOf(server.baseUrl, { updateMethod: 'put' });
    const outcome = await writer.updateUser(await recordOf(writer, 'ada'), { role: 'admin' });
    expect(outcome).toMatchObject({ kind: 'not-done', status: undefined });
    expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
  });
});

describe('a URL', () => {
  test.each(['.', '..', '\ud800'])('GIVEN the id %j THEN it has none, and nothing is sent', async (id) => {
    expect(userPath(id)).toBeUndefined();
    const { simulator, writer } = await startWriting();
    const record = await recordOf(writer, 'ada-1');
    const odd = { ...record, person: { ...record.person, id } };
    expect(await writer.deleteUser(odd)).toMatchObject({ kind: 'not-done', status: undefined });
    expect(await writer.setActive(odd, false)).toMatchObject({ kind: 'not-done', status: undefined });
    await expect(writer.readUser(id)).rejects.toThrow('cannot stand in a URL');
    expect(writesOf(simulator)).toEqual([]);
  });

  test('GIVEN an id with everything in it THEN it is one segment of the path', async () => {
    const id = 'a/../b?c#d%2e é';
    server.handle((request, response) => {
      const status = request.method === 'DELETE' ? 204 : 200;
      answer(status, status === 204 ? '' : wireUser(id))(request, response);
    });
    const { writer } = writerOf(server.baseUrl);
    await writer.deleteUser(await recordOf(writer, id));
    const path = '/scim/v2/Users/a%2F..%2Fb%3Fc%23d%252e%20%C3%A9';
    expect(server.requests.map(({ method, url }) => [method, url])).toEqual([
      ['GET', path],
      ['DELETE', path],
      ['GET', path],
    ]);
  });
});

describe('findByUserName', () => {
  const nasty = 'o"\\n eq "x@example.com';

  test('GIVEN a userName with quotation marks THEN the filter is quoted as JSON', async () => {
    server.handle(answer(200, onePage([])));
    expect(await writerOf(server.baseUrl).writer.findByUserName(nasty)).toEqual([]);
    const filter = new URL(server.requests[0]!.url, server.origin).searchParams.get('filter');
    expect(filter).toBe('userName eq "o\\"\\\\n eq \\"x@example.com"');
    expect(server.requests[0]!.url).not.toContain('+');
  });

  test('GIVEN a userName in other case THEN the person is found', async () => {
    const { simulator, writer } = await startWriting();
    expect(await writer.findByUserName('ADA@example.com')).toMatchObject([{ person: { id: 'ada-1' } }]);
    expect(await writer.findByUserName('nobody@example.com')).toEqual([]);
    expect(simulator.requests()).toHaveLength(2);
  });

  test('GIVEN two records of one key THEN both are found', async () => {
    const users = [...ACCOUNT.users, { id: 'ada-2', userName: 'Ada@example.com' }];
    const { writer } = await startWriting({ users });
    expect((await writer.findByUserName('ada@example.com')).map(({ person }) => person.id)).toEqual(['ada-1', 'ada-2']);
  });

  test.each([
    ['ignores the filter', answer(200, onePage([wireUser('ada'), wireUser('grace')]))],
    ['answers with somebody else', answer(200, onePage([wireUser('grace')]))],
    ['says that there are more', answer(200, { ...onePage([wireUser('ada')]), totalResults: 2 })],
    ['knows no filters', answer(400, { detail: 'no', scimType: 'invalidFilter' })],
    ['answers with a record that cannot be read', answer(200, onePage([wireUser('ada', { active: 7 })]))],
    ['does not answer with a list', answer(200, {})],
  ])('GIVEN a server that %s THEN all users are listed', async (_, filtered) => {
    const users = [wireUser('ada'), wireUser('grace')];
    server.handle((request, response) => {
      const url = new URL(request.url ?? '', server.origin);
      if (url.searchParams.has('filter')) filtered(request, response);
      else if (url.pathname.endsWith('/ada')) answer(200, users[0])(request, response);
      else {
        const start = Number(url.searchParams.get('startIndex')) - 1;
        const page = { ...onePage(users.slice(start)), totalResults: 2, startIndex: start + 1 };
        answer(200, page)(request, response);
      }
    });
    expect(await writerOf(server.baseUrl).writer.findByUserName('ada@example.com')).toMatchObject([
      { person: { id: 'ada' } },
    ]);
  });

  test('GIVEN a server that fails THEN nothing is concluded', async () => {
    server.handle(answer(503));
    await expect(writerOf(server.baseUrl).writer.findByUserName('ada@example.com')).rejects.toThrow('503');
  });
});

test('GIVEN another record under an id WHEN read THEN it is refused', async () => {
  server.handle(answer(200, wireUser('grace')));
  await expect(writerOf(server.baseUrl).writer.readUser('ada')).rejects.toThrow(
    'answered with another user, "grace@example.com"',
  );
});

test('GIVEN the settings of an account WHEN a writer is opened THEN it writes as they say', async () => {
  const { simulator } = await startWriting({ roleForm: 'roles-objects' });
  const writer = openScimWriter(
    {
      ...{ baseUrl: simulator.baseUrl, authorization: 'Bearer', updateMethod: 'put', roleForm: 'roles' },
      accessKey: { from: 'environment', variable: 'KEY', at: { line: 1, column: 1 } },
    },
    { environment: { KEY: 'example-access-key' }, baseFolder: '/', concurrency: 2 },
  );
  const outcome = await writer.updateUser(await recordOf(writer, 'ada-1'), { role: 'support' });
  await writer.close();
  expect(outcome).toMatchObject({ kind: 'done', differences: [] });
  expect(writesOf(simulator)).toMatchObject([
    ['PUT', '/Users/ada-1', { roles: [{ value: 'support', primary: true }] }],
  ]);
});
