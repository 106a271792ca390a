import { type KlaviyoSimulator } from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type Answer, closeAll, expectError, patch, send, simulate } from './scim-client.js';

afterEach(closeAll);

const create = (simulator: KlaviyoSimulator, role: unknown): Promise<Answer> =>
  send(simulator, 'POST', '/Users', { body: { userName: 'new@example.com', role } });

describe('roles', () => {
  test.each(['admin', 'manager', 'analyst', 'campaign_coordinator', 'content_creator', 'support', 'retention_lead'])(
    'GIVEN an account THEN the role %s may be assigned',
    async (role) => {
      const simulator = await simulate();
      const answer = await create(simulator, role);
      expect([answer.status, answer.body.role]).toEqual([201, role]);
    },
  );

  test.each(['portfolio_admin', 'portfolio_manager', 'portfolio_analyst'])(
    'GIVEN a portfolio THEN the role %s may be assigned',
    async (role) => {
      const simulator = await simulate({ kind: 'portfolio', customRoles: undefined });
      const answer = await create(simulator, role);
      expect([answer.status, answer.body.role]).toEqual([201, role]);
    },
  );

  test.each([
    ['account', 'portfolio_admin'],
    ['account', 'Admin'],
    ['account', ''],
    ['account', 'constructor'],
    ['portfolio', 'admin'],
  ] as const)('GIVEN a %s THEN the role <%s> is unknown', async (kind, role) => {
    const simulator = await simulate({ kind });
    expectError(
      await create(simulator, role),
      400,
      'invalidValue',
      /^This account has no role ".*"\. Its roles are: .*retention_lead\.$/,
    );
  });

  test.each([undefined, null])('GIVEN the role %s THEN the user has none', async (role) => {
    const simulator = await simulate();
    const answer = await create(simulator, role);
    expect(answer.status).toBe(201);
    expect((await send(simulator, 'GET', `/Users/${answer.body.id}`)).body).not.toHaveProperty('role');
  });

  test.each([undefined, null])('GIVEN an account that requires a role THEN the role %s is refused', async (role) => {
    const simulator = await simulate({ roleRequired: true });
    expectError(await create(simulator, role), 400, 'invalidValue', /^"role" is required\.$/);
  });

  test.each([
    ['account', 'owner'],
    ['account', 'portfolio_owner'],
    ['portfolio', 'portfolio_owner'],
  ] as const)('GIVEN a %s THEN %s cannot be assigned, to a new user or one who is there', async (kind, role) => {
    const simulator = await simulate({ kind });
    const refusal = /cannot be assigned over SCIM\. Only the owner can hand an account over/;
    expectError(await create(simulator, role), 400, 'invalidValue', refusal);
    expectError(
      await patch(simulator, 'ada-1', { op: 'replace', path: 'role', value: role }),
      400,
      'invalidValue',
      refusal,
    );
  });
});

describe('people from before', () => {
  test('GIVEN a role that the account does not know THEN it stays until it is changed', async () => {
    const simulator = await simulate({ users: [{ id: 'old-1', userName: 'old@example.com', role: 'retired' }] });
    const off = await patch(simulator, 'old-1', { op: 'replace', path: 'active', value: false });
    expect([off.status, off.body.role]).toEqual([200, 'retired']);
    const same = { userName: 'old@example.com', role: 'retired', active: true };
    expect((await send(simulator, 'PUT', '/Users/old-1', { body: same })).body.active).toBe(true);
    const other = { ...same, role: 'retired_too' };
    expect((await send(simulator, 'PUT', '/Users/old-1', { body: other })).status).toBe(400);
  });

  test('GIVEN no role THEN it is not written, and can be given', async () => {
    const simulator = await simulate({ users: [{ id: 'old-1', userName: 'old@example.com' }] });
    expect((await send(simulator, 'GET', '/Users/old-1')).body).not.toHaveProperty('role');
    expect((await patch(simulator, 'old-1', { op: 'replace', path: 'active', value: false })).status).toBe(200);
    expect((await patch(simulator, 'old-1', { op: 'add', path: 'role', value: 'support' })).body.role).toBe('support');
  });

  test('GIVEN no active THEN it is not written, until a client writes it', async () => {
    const simulator = await simulate({
      users: [{ id: 'old-1', userName: 'old@example.com', role: 'support', active: null }],
    });
    expect((await send(simulator, 'GET', '/Users/old-1')).body).not.toHaveProperty('active');
    expect((await patch(simulator, 'old-1', { op: 'add', path: 'active', value: true })).body.active).toBe(true);
  });

  test('GIVEN two records whose userNames differ in case only THEN both can be changed and one deleted', async () => {
    const simulator = await simulate({
      users: [
        { id: 'a', userName: 'twin@example.com', role: 'support' },
        { id: 'b', userName: 'Twin@example.com', role: 'support' },
      ],
    });
    expect((await patch(simulator, 'b', { op: 'replace', path: 'active', value: false })).status).toBe(200);
    expect((await send(simulator, 'DELETE', '/Users/b')).status).toBe(204);
    expect(simulator.users().map(({ id }) => id)).toEqual(['a']);
  });
});

describe('the owner', () => {
  test.each([
    ['account', 'owner'],
    ['portfolio', 'portfolio_owner'],
  ] as const)('GIVEN a %s THEN the owner has the role %s unless the seed says otherwise', async (kind, role) => {
    const simulator = await simulate({ kind });
    expect((await send(simulator, 'GET', '/Users/owner-1')).body.role).toBe(role);
  });

  test('GIVEN a DELETE THEN it is a 403 and the owner stays', async () => {
    const simulator = await simulate({ owner: 'OWNER@example.com' });
    expectError(await send(simulator, 'DELETE', '/Users/owner-1'), 403, undefined, /^The owner cannot be deleted/);
    expect(simulator.users()).toHaveLength(4);
  });

  test.each([
    [{ op: 'Replace', path: 'active', value: 'False' }, /^The owner cannot be deactivated/],
    [{ op: 'remove', path: 'active' }, /^The owner cannot be deactivated/],
    [{ op: 'replace', path: 'role', value: 'admin' }, /^The owner's role cannot be changed/],
    [{ op: 'remove', path: 'role' }, /^The owner's role cannot be changed/],
    [{ op: 'Replace', path: 'roles[primary eq "True"].value', value: 'admin' }, /^The owner's role cannot be changed/],
    [{ op: 'replace', path: 'userName', value: 'else@example.com' }, /^The owner's userName cannot be changed/],
  ])('GIVEN PATCH %j THEN it is a 403 and nothing changes', async (operation, detail) => {
    const simulator = await simulate();
    const before = simulator.users();
    expectError(await patch(simulator, 'owner-1', operation), 403, undefined, detail);
    expect(simulator.users()).toEqual(before);
  });

  test.each([{ role: 'owner' }, {}])(
    'GIVEN a PUT with %j and another name THEN the name is changed alone',
    async (role) => {
      const simulator = await simulate();
      const body = { userName: 'owner@example.com', name: { givenName: 'Olivia' }, active: true, ...role };
      const answer = await send(simulator, 'PUT', '/Users/owner-1', { body });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ name: { givenName: 'Olivia' }, active: true, role: 'owner' });
    },
  );

  test('GIVEN an account that requires a role WHEN a PUT names none THEN the owner keeps theirs', async () => {
    const simulator = await simulate({ roleRequired: true });
    const answer = await send(simulator, 'PUT', '/Users/owner-1', { body: { userName: 'owner@example.com' } });
    expect([answer.status, answer.body.role]).toEqual([200, 'owner']);
  });

  test('GIVEN a PUT with another role THEN it is a 403', async () => {
    const simulator = await simulate();
    const body = { userName: 'owner@example.com', role: 'admin', active: true };
    expectError(await send(simulator, 'PUT', '/Users/owner-1', { body }), 403, undefined, /role/);
  });
});
