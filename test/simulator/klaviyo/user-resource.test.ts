import { closeAll, expectError, send, simulate, USER } from './scim-client.js';

afterEach(closeAll);

const NEW = { schemas: [USER], userName: 'new@example.com', role: 'manager' };

describe('GET /Users/{id}', () => {
  test('GIVEN a user THEN every attribute that Klaviyo names is there, and no date', async () => {
    const simulator = await simulate();
    const answer = await send(simulator, 'GET', '/Users/ada-1');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/scim\+json/);
    expect(answer.body).toEqual({
      schemas: [USER],
      id: 'ada-1',
      userName: 'ada@example.com',
      name: { givenName: 'Ada', familyName: 'Lovelace' },
      active: true,
      emails: [{ value: 'ada@example.com', type: 'work', primary: true }],
      role: 'admin',
      meta: { resourceType: 'User', location: `${simulator.baseUrl}/Users/ada-1` },
    });
  });

  test('GIVEN an inactive user THEN they are readable', async () => {
    const simulator = await simulate();
    const answer = await send(simulator, 'GET', '/Users/grace-1');
    expect(answer.status).toBe(200);
    expect(answer.body.active).toBe(false);
  });

  test.each(['nobody', 'a%22b', 'ADA-1'])('GIVEN the unknown id %s THEN it is a 404', async (id) => {
    const simulator = await simulate();
    expectError(await send(simulator, 'GET', `/Users/${id}`), 404, undefined, /^There is no user with this id\.$/);
  });

  test('GIVEN an id that cannot be decoded THEN it is a SCIM error too', async () => {
    const simulator = await simulate();
    expectError(await send(simulator, 'GET', '/Users/%E0%A4%A'), 400, undefined, /decode/);
  });
});

describe('POST /Users', () => {
  test('GIVEN what Okta sends THEN the user is created, and unknown attributes are ignored', async () => {
    const simulator = await simulate();
    const body = {
      ...NEW,
      id: 'mine',
      externalId: '00u1',
      name: { givenName: 'Nel', familyName: 'New' },
      emails: [{ value: 'n@example.com', type: 'work', primary: true }],
      displayName: 'Nel New',
      locale: 'en-US',
      groups: [],
      active: true,
    };
    const answer = await send(simulator, 'POST', '/Users', { body });
    expect(answer.status).toBe(201);
    const { id } = answer.body;
    expect(id).not.toBe('mine');
    expect(answer.headers.get('location')).toBe(`${simulator.baseUrl}/Users/${id}`);
    expect(answer.body).toEqual({
      schemas: [USER],
      id,
      externalId: '00u1',
      userName: 'new@example.com',
      name: { givenName: 'Nel', familyName: 'New' },
      active: true,
      emails: [{ value: 'n@example.com', type: 'work', primary: true }],
      role: 'manager',
      meta: { resourceType: 'User', location: `${simulator.baseUrl}/Users/${id}` },
    });
    expect((await send(simulator, 'GET', `/Users/${id}`)).body).toEqual(answer.body);
    expect(simulator.users().at(-1)).toMatchObject({ id, userName: 'new@example.com', externalId: '00u1' });
  });

  test.each([undefined, [], [{ type: 'work' }]])(
    'GIVEN no e-mail in %j THEN the userName is the work e-mail, and active is true',
    async (emails) => {
      const simulator = await simulate();
      const answer = await send(simulator, 'POST', '/Users', { body: { ...NEW, emails } });
      expect(answer.body.emails).toEqual([{ value: 'new@example.com', type: 'work', primary: true }]);
      expect(answer.body.active).toBe(true);
    },
  );

  test('GIVEN active as the string "False" THEN the user is inactive', async () => {
    const simulator = await simulate();
    const answer = await send(simulator, 'POST', '/Users', { body: { ...NEW, active: 'False' } });
    expect(answer.body.active).toBe(false);
  });

  test.each(['ada@example.com', 'ADA@Example.com', ' ada@example.com'.trim(), 'grace@example.com'])(
    'GIVEN the taken userName %s THEN it is a 409, of inactive users too',
    async (userName) => {
      const simulator = await simulate();
      const answer = await send(simulator, 'POST', '/Users', { body: { ...NEW, userName } });
      expectError(answer, 409, 'uniqueness', /^Another user has this userName/);
      expect(simulator.users()).toHaveLength(4);
    },
  );

  test.each([
    [{ role: 'admin' }, 'invalidValue', /'userName' is missing/],
    [{ ...NEW, userName: '' }, 'invalidValue', /"userName" must be an e-mail/],
    [{ ...NEW, userName: 'ada' }, 'invalidValue', /"userName" must be an e-mail/],
    [{ ...NEW, userName: 5 }, 'invalidValue', /'userName' expected value type 'string'/],
    [{ ...NEW, active: 'perhaps' }, 'invalidValue', /'active' expected value type 'boolean'/],
    [{ ...NEW, emails: 'new@example.com' }, 'invalidValue', /'emails' expected to be a collection/],
    [{ ...NEW, schemas: ['urn:example:other'] }, 'invalidSyntax', /schema/],
    [[NEW], 'invalidSyntax', /one JSON object/],
  ])('GIVEN the body %j THEN it is refused and nobody is created', async (body, scimType, detail) => {
    const simulator = await simulate();
    expectError(await send(simulator, 'POST', '/Users', { body }), 400, scimType, detail);
    expect(simulator.users()).toHaveLength(4);
  });
});

describe('PUT /Users/{id}', () => {
  test('GIVEN a whole user THEN it replaces the one before; an unstated name is cleared, active stays', async () => {
    const simulator = await simulate();
    const body = { ...NEW, userName: 'grace.h@example.com' };
    const answer = await send(simulator, 'PUT', '/Users/grace-1', { body });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id: 'grace-1',
      userName: 'grace.h@example.com',
      name: { givenName: '', familyName: '' },
      active: false,
      role: 'manager',
      emails: [{ value: 'grace.h@example.com', type: 'work', primary: true }],
    });
    expect(simulator.users().map(({ id }) => id)).toEqual(['owner-1', 'ada-1', 'alan-1', 'grace-1']);
  });

  test('GIVEN active true THEN an inactive user is active again', async () => {
    const simulator = await simulate();
    const body = { userName: 'grace@example.com', role: 'support', active: true };
    expect((await send(simulator, 'PUT', '/Users/grace-1', { body })).body.active).toBe(true);
  });

  test("GIVEN another user's userName THEN it is a 409; the own one in another case is not", async () => {
    const simulator = await simulate();
    const taken = { userName: 'Alan@example.com', role: 'admin' };
    expectError(await send(simulator, 'PUT', '/Users/ada-1', { body: taken }), 409, 'uniqueness', /userName/);
    const own = { userName: 'Ada@example.com', role: 'admin' };
    expect((await send(simulator, 'PUT', '/Users/ada-1', { body: own })).body.userName).toBe('Ada@example.com');
  });

  test('GIVEN an unknown id THEN it is a 404 and nobody is created', async () => {
    const simulator = await simulate();
    expectError(await send(simulator, 'PUT', '/Users/nobody', { body: NEW }), 404, undefined, /no user/);
    expect(simulator.users()).toHaveLength(4);
  });

  test('GIVEN no role THEN it stays as it is', async () => {
    const simulator = await simulate({
      users: [
        { id: 'ada-1', userName: 'ada@example.com', role: 'admin' },
        { id: 'odd-1', userName: 'odd@example.com', role: 'admin', rawRoles: ['analyst'] },
      ],
    });
    const ada = await send(simulator, 'PUT', '/Users/ada-1', { body: { userName: 'ada@example.com' } });
    expect([ada.status, ada.body.role]).toEqual([200, 'admin']);
    const odd = await send(simulator, 'PUT', '/Users/odd-1', { body: { userName: 'odd@example.com' } });
    expect([odd.status, odd.body.role, odd.body.roles]).toEqual([200, 'admin', ['analyst']]);
  });

  test('GIVEN an account that requires a role WHEN a PUT names none THEN it is refused', async () => {
    const simulator = await simulate({ roleRequired: true });
    const answer = await send(simulator, 'PUT', '/Users/ada-1', { body: { userName: 'ada@example.com' } });
    expectError(answer, 400, 'invalidValue', /^"role" is required\.$/);
    expect(simulator.users()[1]?.role).toBe('admin');
  });

  test.each([{ role: 'admin' }, { userName: 'ada', role: 'admin' }])(
    'GIVEN the incomplete body %j THEN it is refused and nothing changes',
    async (body) => {
      const simulator = await simulate();
      const before = simulator.users();
      expectError(await send(simulator, 'PUT', '/Users/ada-1', { body }), 400, 'invalidValue', /userName/);
      expect(simulator.users()).toEqual(before);
    },
  );
});

describe('DELETE /Users/{id}', () => {
  test('GIVEN a user THEN they are gone for good, and their userName is free for a new id', async () => {
    const simulator = await simulate();
    const answer = await send(simulator, 'DELETE', '/Users/ada-1');
    expect([answer.status, answer.text]).toEqual([204, '']);
    expectError(await send(simulator, 'DELETE', '/Users/ada-1'), 404, undefined, /no user/);
    expectError(await send(simulator, 'GET', '/Users/ada-1'), 404, undefined, /no user/);
    const body = { ...NEW, userName: 'ada@example.com' };
    expect((await send(simulator, 'POST', '/Users', { body })).body.id).not.toBe('ada-1');
  });

  test('GIVEN no id THEN nobody is deleted', async () => {
    const simulator = await simulate();
    expectError(await send(simulator, 'DELETE', '/Users'), 405, undefined, /^DELETE is not possible here/);
    expect(simulator.users()).toHaveLength(4);
  });
});
