import { plainPatch } from '../../../src/simulator/klaviyo/patch-request.js';
import { closeAll, expectError, patch, PATCH_OP, send, simulate, USER } from './scim-client.js';

afterEach(closeAll);

describe('active', () => {
  test.each([
    { op: 'replace', path: 'active', value: false },
    { op: 'Replace', path: 'active', value: 'False' },
    { op: 'REPLACE', value: { active: 'false' } },
    { op: 'replace', value: { active: false } },
    { op: 'add', path: 'Active', value: false },
    { op: 'Add', path: `${USER}:active`, value: 'False' },
  ])('GIVEN %j THEN the user is inactive and all else stays', async (operation) => {
    const simulator = await simulate();
    const before = await send(simulator, 'GET', '/Users/ada-1');
    const answer = await patch(simulator, 'ada-1', operation);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ ...before.body, active: false });
    expect((await send(simulator, 'GET', '/Users/ada-1')).body).toEqual(answer.body);
  });

  test('GIVEN "True" THEN an inactive user is active again', async () => {
    const simulator = await simulate();
    expect((await patch(simulator, 'grace-1', { op: 'Replace', path: 'active', value: 'True' })).body.active).toBe(
      true,
    );
  });

  test('GIVEN what is so already THEN it is a 204 without a body', async () => {
    const simulator = await simulate();
    const answer = await patch(simulator, 'grace-1', { op: 'replace', path: 'active', value: false });
    expect([answer.status, answer.text]).toEqual([204, '']);
  });

  test.each(['ada-1', 'grace-1'])(
    'GIVEN the removal of active of %s THEN it is unassigned, and not written until a client writes it',
    async (id) => {
      const simulator = await simulate();
      const before = await send(simulator, 'GET', `/Users/${id}`);
      const answer = await patch(simulator, id, { op: 'remove', path: 'active' });
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ ...before.body, active: undefined });
      expect(answer.body).not.toHaveProperty('active');
      expect((await send(simulator, 'GET', `/Users/${id}`)).body).toEqual(answer.body);
      const named = await patch(simulator, id, { op: 'replace', path: 'name.givenName', value: 'Other' });
      expect(named.body).not.toHaveProperty('active');
      const back = await patch(simulator, id, { op: 'add', path: 'active', value: true });
      expect(back.body.active).toBe(true);
    },
  );
});

describe('role', () => {
  test.each([
    { op: 'replace', path: 'role', value: 'manager' },
    { op: 'replace', value: { role: 'manager' } },
    { op: 'Replace', path: 'roles[primary eq "True"].value', value: 'manager' },
    { op: 'Add', path: 'roles[primary eq "True"].value', value: 'manager' },
    { op: 'Replace', path: `${USER}:roles[primary eq "True"].value`, value: 'manager' },
    { op: 'Add', value: { 'roles[primary eq "True"].value': 'manager' } },
    { op: 'replace', path: 'roles', value: [{ value: 'manager', primary: 'True' }] },
    { op: 'replace', path: 'roles', value: ['manager'] },
    { op: 'replace', value: { roles: [{ value: 'manager' }] } },
  ])('GIVEN %j THEN the role is written', async (operation) => {
    for (const roleForm of ['role', 'roles-strings', 'roles-objects'] as const) {
      const simulator = await simulate({ roleForm });
      expect((await patch(simulator, 'ada-1', operation)).status).toBe(200);
      expect(simulator.users()[1]).toMatchObject({ id: 'ada-1', role: 'manager' });
    }
  });

  test.each([
    [{ op: 'replace', path: 'role', value: 'emperor' }, /no role "emperor"/],
    [{ op: 'Replace', path: 'roles[primary eq "True"].value', value: 'emperor' }, /no role "emperor"/],
    [{ op: 'replace', path: 'roles', value: ['admin', 'manager'] }, /several roles/],
    [{ op: 'replace', path: 'role', value: 7 }, /'role' expected value type 'string'/],
  ])('GIVEN %j THEN it is refused', async (operation, detail) => {
    const simulator = await simulate();
    expectError(await patch(simulator, 'ada-1', operation), 400, 'invalidValue', detail);
    expect(simulator.users()[1]?.role).toBe('admin');
  });

  test.each(['role', 'roles[primary eq "True"]'])('GIVEN the removal of %s THEN the user has none', async (path) => {
    const simulator = await simulate();
    const answer = await patch(simulator, 'ada-1', { op: 'remove', path });
    expect([answer.status, answer.body.role, answer.body.roles]).toEqual([200, undefined, undefined]);
    expect(simulator.users()[1]?.role).toBeUndefined();
  });

  test.each(['role', 'roles[primary eq "True"]'])(
    'GIVEN an account that requires a role WHEN %s is removed THEN it is refused',
    async (path) => {
      const simulator = await simulate({ roleRequired: true });
      const answer = await patch(simulator, 'ada-1', { op: 'remove', path });
      expectError(answer, 400, 'invalidValue', /^"role" is required\.$/);
      expect(simulator.users()[1]?.role).toBe('admin');
    },
  );

  test('GIVEN two role forms that disagree WHEN the role is written THEN they agree; until then they stay', async () => {
    const simulator = await simulate({
      users: [{ id: 'odd-1', userName: 'odd@example.com', role: 'admin', rawRoles: ['analyst'] }],
    });
    const other = await patch(simulator, 'odd-1', { op: 'replace', path: 'name.givenName', value: 'Odd' });
    expect([other.body.role, other.body.roles]).toEqual(['admin', ['analyst']]);
    const written = await patch(simulator, 'odd-1', { op: 'replace', path: 'role', value: 'admin' });
    expect([written.status, written.body.role, written.body.roles]).toEqual([200, 'admin', undefined]);
  });
});

describe('other attributes', () => {
  test('GIVEN an object for name THEN the part that is not named stays', async () => {
    const simulator = await simulate();
    const replaced = await patch(simulator, 'ada-1', { op: 'replace', path: 'name', value: { givenName: 'Augusta' } });
    expect(replaced.body.name).toEqual({ givenName: 'Augusta', familyName: 'Lovelace' });
    const added = await patch(simulator, 'ada-1', { op: 'add', value: { name: { FamilyName: 'King' } } });
    expect(added.body.name).toEqual({ givenName: 'Augusta', familyName: 'King' });
  });

  test('GIVEN removed names THEN they are empty', async () => {
    const simulator = await simulate();
    expect((await patch(simulator, 'ada-1', { op: 'remove', path: 'name.givenName' })).body.name.givenName).toBe('');
    expect((await patch(simulator, 'ada-1', { op: 'remove', path: 'name' })).body.name.familyName).toBe('');
  });

  test("GIVEN Entra's e-mail path THEN that address is replaced", async () => {
    const simulator = await simulate();
    const path = 'emails[type eq "work"].value';
    const one = await patch(simulator, 'ada-1', { op: 'Replace', path, value: 'a1@example.com' });
    expect(one.body.emails).toEqual([{ value: 'a1@example.com', type: 'work', primary: true }]);
    const two = await patch(simulator, 'ada-1', { op: 'Add', value: { [path]: 'a2@example.com' } });
    expect(two.body.emails).toEqual([{ value: 'a2@example.com', type: 'work', primary: true }]);
  });

  test('GIVEN a list of e-mails THEN replace replaces, add adds, remove leaves the userName', async () => {
    const simulator = await simulate();
    const value = [{ value: 'b@example.com', type: 'other', primary: 'True' }];
    const replaced = await patch(simulator, 'ada-1', { op: 'replace', value: { emails: value } });
    expect(replaced.body.emails).toEqual([{ value: 'b@example.com', type: 'other', primary: true }]);
    const added = await patch(simulator, 'ada-1', { op: 'add', path: 'emails', value: [{ value: 'c@example.com' }] });
    expect(added.body.emails.map((email) => email.value)).toEqual(['b@example.com', 'c@example.com']);
    const removed = await patch(simulator, 'ada-1', { op: 'remove', path: 'emails' });
    expect(removed.body.emails.map((email) => email.value)).toEqual(['ada@example.com']);
  });

  test('GIVEN a taken userName THEN it is a 409, in any case', async () => {
    const simulator = await simulate();
    const answer = await patch(simulator, 'ada-1', { op: 'replace', path: 'userName', value: 'ALAN@example.com' });
    expectError(answer, 409, 'uniqueness', /userName/);
  });

  test('GIVEN several operations of which the last fails THEN none is applied', async () => {
    const simulator = await simulate();
    const before = simulator.users();
    const answer = await patch(
      simulator,
      'ada-1',
      { op: 'replace', path: 'active', value: false },
      { op: 'replace', path: 'displayName', value: 'Ada' },
    );
    expectError(answer, 400, 'invalidPath', /displayname/);
    expect(simulator.users()).toEqual(before);
  });
});

describe('what is refused', () => {
  test.each([
    [{ op: 'replace', path: 'active', value: 'perhaps' }, 'invalidValue'],
    [{ op: 'replace', path: 'active' }, 'invalidValue'],
    [{ op: 'replace', path: 'id', value: 'x' }, 'mutability'],
    [{ op: 'remove', path: 'userName' }, 'invalidValue'],
    [{ op: 'remove' }, 'noTarget'],
    [{ op: 'replace', path: 'emails[type eq "home"].value', value: 'x@example.com' }, 'noTarget'],
    [{ op: 'replace', path: 7, value: 'x' }, 'invalidPath'],
    [{ op: 'replace', value: 'x' }, 'invalidValue'],
    [{ op: 'move', path: 'active', value: true }, 'invalidSyntax'],
    [{ path: 'active', value: true }, 'invalidValue'],
    ['replace', 'invalidValue'],
    [null, 'invalidSyntax'],
  ])('GIVEN the operation %j THEN it is a 400 %s and nothing changes', async (operation, scimType) => {
    const simulator = await simulate();
    const before = simulator.users();
    expectError(await patch(simulator, 'ada-1', operation), 400, scimType, /./);
    expect(simulator.users()).toEqual(before);
  });

  test.each([
    [{ Operations: [{ op: 'replace', path: 'active', value: false }] }, 'invalidSyntax'],
    [{ schemas: null, Operations: [] }, 'invalidSyntax'],
    [{ schemas: [PATCH_OP] }, 'invalidValue'],
    [{ schemas: [PATCH_OP], Operations: [] }, 'invalidValue'],
    [{ schemas: [PATCH_OP], Operations: {} }, 'invalidValue'],
    [[], 'invalidSyntax'],
    [undefined, 'invalidSyntax'],
  ])('GIVEN the body %j THEN it is a 400 %s', async (body, scimType) => {
    const simulator = await simulate();
    expectError(await send(simulator, 'PATCH', '/Users/ada-1', { body }), 400, scimType, /./);
  });

  test('GIVEN an unknown id THEN it is a 404', async () => {
    const simulator = await simulate();
    expectError(
      await patch(simulator, 'nobody', { op: 'replace', path: 'active', value: false }),
      404,
      undefined,
      /no user/,
    );
  });

  test('GIVEN an empty object for a value THEN nothing changes', async () => {
    const simulator = await simulate();
    expect((await patch(simulator, 'ada-1', { op: 'replace', value: {} })).status).toBe(204);
  });
});

test('plainPatch lower-cases names but not what stands in a filter, and says whether the role is written', () => {
  const operation = { op: 'Replace', path: 'Emails[Type eq "Work"].Value', value: 'x' };
  expect(plainPatch({ schemas: [PATCH_OP], Operations: [operation] })).toEqual({
    message: { schemas: [PATCH_OP], Operations: [{ ...operation, path: 'emails[Type eq "Work"].value' }] },
    writesRole: false,
    isEmpty: false,
  });
  expect(plainPatch({ Operations: [{ op: 'add', value: { Roles: 'admin' } }] }).writesRole).toBe(true);
});
