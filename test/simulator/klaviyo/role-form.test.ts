import { readRole, roleInRoles } from '../../../src/simulator/klaviyo/role-form.js';
import { type RoleForm } from '../../../src/simulator/klaviyo/simulated-account.js';
import { closeAll, expectError, send, simulate, USER } from './scim-client.js';

afterEach(closeAll);

test.each([
  ['role', { role: 'admin' }],
  ['roles-strings', { roles: ['admin'] }],
  ['roles-objects', { roles: [{ value: 'admin', primary: true }] }],
] as const)(
  'GIVEN the form %s THEN one user, a listing and a new user are written in it',
  async (roleForm, expected) => {
    const simulator = await simulate({ roleForm });
    const one = (await send(simulator, 'GET', '/Users/ada-1')).body;
    const listed = (await send(simulator, 'GET', '/Users')).body.Resources[1]!;
    const created = (await send(simulator, 'POST', '/Users', { body: { userName: 'n@example.com', role: 'admin' } }))
      .body;
    for (const { role, roles } of [one, listed, created]) {
      expect({ role, roles }).toEqual({ role: undefined, roles: undefined, ...expected });
    }
  },
);

test.each(['role', 'roles-strings', 'roles-objects'] as readonly RoleForm[])(
  'GIVEN a record with rawRoles THEN both are written as they are, in the form %s too',
  async (roleForm) => {
    const rawRoles = [{ value: 'analyst', primary: true }];
    const simulator = await simulate({
      roleForm,
      users: [
        { id: 'both', userName: 'both@example.com', role: 'admin', rawRoles },
        { id: 'one', userName: 'one@example.com', rawRoles },
      ],
    });
    const both = (await send(simulator, 'GET', '/Users/both')).body;
    expect([both.role, both.roles]).toEqual(['admin', rawRoles]);
    const one = (await send(simulator, 'GET', '/Users/one?attributes=role,roles')).body;
    expect(one).toEqual({ schemas: [USER], id: 'one', roles: rawRoles });
    const put = await send(simulator, 'PUT', '/Users/both', { body: { userName: 'both@example.com', role: 'admin' } });
    expect(put.status).toBe(200);
    expect(simulator.users()[0]).toMatchObject({ role: 'admin', rawRoles: undefined });
  },
);

test('GIVEN a POST with roles as Entra writes them THEN they are the role; if role disagrees it is refused', async () => {
  const simulator = await simulate();
  const roles = [{ value: 'support', primary: 'True' }];
  const body = { userName: 'n@example.com', roles };
  expect((await send(simulator, 'POST', '/Users', { body: { ...body, role: 'support' } })).body.role).toBe('support');
  const other = { ...body, userName: 'm@example.com', role: 'admin' };
  expectError(await send(simulator, 'POST', '/Users', { body: other }), 400, 'invalidValue', /name different roles/);
});

test.each([
  [undefined, undefined],
  [null, undefined],
  [[], undefined],
  ['admin', 'admin'],
  [{ value: 'admin' }, 'admin'],
  [['admin', { value: 'admin', primary: false }], 'admin'],
  [[{ value: 'admin' }, { value: 'support', primary: true }], 'support'],
])('roleInRoles(%j) is %s', (roles, role) => {
  expect(roleInRoles(roles)).toBe(role);
});

test.each([
  [['admin', 'support']],
  [
    [
      { value: 'admin', primary: true },
      { value: 'support', primary: 'true' },
    ],
  ],
  [[7]],
  [[null]],
  [{ display: 'Admin' }],
  [[{ value: 7 }]],
])('roleInRoles(%j) is refused', (roles) => {
  expect(() => roleInRoles(roles)).toThrow(/"roles"/);
});

test('readRole takes whichever is there', () => {
  expect(readRole('admin', undefined)).toBe('admin');
  expect(readRole(undefined, ['admin'])).toBe('admin');
  expect(readRole(undefined, undefined)).toBeUndefined();
});
