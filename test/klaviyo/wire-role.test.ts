import { CORE_USER, problem, record, user } from './read-record.js';

describe('role', () => {
  test.each([
    [{ role: 'manager' }],
    [{ role: ' manager ' }],
    [{ roles: ['manager'] }],
    [{ roles: [{ value: 'manager' }] }],
    [{ roles: [{ value: 'manager', display: 'Manager', type: 'WindowsAzureActiveDirectoryRole', primary: 'True' }] }],
    [{ [`${CORE_USER}:role`]: 'manager' }],
    [{ [CORE_USER]: { role: 'manager' } }],
    [{ role: 'manager', roles: ['manager ', { value: 'manager', primary: true }], [CORE_USER]: { role: 'manager' } }],
    [{ role: '', roles: ['manager', null] }],
    [{ roles: ['', 'manager'] }],
  ])('GIVEN %j THEN it is "manager", without conflict', (forms) => {
    expect(user({ ...record, ...forms })).toMatchObject({ role: 'manager', conflicts: [] });
  });

  test('GIVEN capitals THEN they are kept', () => {
    expect(user({ ...record, role: 'Manager' }).role).toBe('Manager');
  });

  test.each([
    [{ role: 'analyst', roles: ['admin'] }, '"analyst" (role), "admin" (roles)'],
    [{ role: 'admin', roles: ['Admin'] }, '"admin" (role), "Admin" (roles)'],
    [{ roles: ['analyst', 'admin'] }, '"analyst" (roles), "admin" (roles)'],
    [
      {
        roles: [
          { value: 'analyst', primary: 'True' },
          { value: 'admin', primary: false },
        ],
      },
      '"analyst" (roles, primary), "admin" (roles)',
    ],
    [
      {
        roles: [
          { value: 'analyst', display: 'Analyst', primary: 'False' },
          { value: 'admin', display: 'Admin', primary: 'True' },
        ],
      },
      '"analyst" (roles), "admin" (roles, primary)',
    ],
    [
      {
        roles: [
          { value: 'analyst', primary: true },
          { value: 'admin', primary: true },
        ],
      },
      '"analyst" (roles, primary), "admin" (roles, primary)',
    ],
    [
      { [`${CORE_USER}:role`]: 'analyst', [CORE_USER]: { role: 'admin' } },
      `"analyst" (${CORE_USER}:role), "admin" (role under ${CORE_USER})`,
    ],
  ])('GIVEN %j, which disagree THEN there is no role but a conflict', (forms, list) => {
    const { role, conflicts, possibleRoles } = user({ ...record, ...forms });
    expect(role).toBeUndefined();
    expect(possibleRoles).toHaveLength(2);
    expect(conflicts).toEqual([`The record names several roles: ${list}.`]);
  });

  test('GIVEN an entry with a display name alone THEN that is a conflict', () => {
    const { role, conflicts, possibleRoles } = user({ ...record, role: 'analyst', roles: [{ display: 'Admin' }] });
    expect(role).toBeUndefined();
    expect(possibleRoles).toEqual(['analyst', 'Admin']);
    expect(conflicts).toEqual(['An entry of "roles" has no value, only the display name "Admin".']);
  });

  test('GIVEN disagreement and no active THEN each is known on its own', () => {
    const { conflicts, noActive } = user({ id: '7', userName: 'a@example.com', role: 'a', roles: ['b'] });
    expect([conflicts.length, noActive]).toEqual([1, true]);
  });

  test('GIVEN several roles and a display name without a value THEN all of them are possible', () => {
    const { conflicts, possibleRoles } = user({ ...record, role: 'a', roles: ['b', { display: 'C' }] });
    expect(possibleRoles).toEqual(['a', 'b', 'C']);
    expect(conflicts).toHaveLength(2);
  });
});

describe('an entry of "roles"', () => {
  test.each([
    [{ VALUE: 'manager' }, 'manager', []],
    [{ value: 'manager', Value: ' manager' }, 'manager', []],
    [{ name: 'Admin' }, undefined, ['An entry of "roles" has no value, only "name".']],
    [{ Display: 'Admin', name: 'x' }, undefined, ['An entry of "roles" has no value, only the display name "Admin".']],
    [{ primary: true, type: ' ', x: {}, y: [], z: false, value: null }, undefined, []],
    [{ role: { id: 'admin' } }, undefined, ['An entry of "roles" has no value, only "role".']],
    [{ values: ['admin'] }, undefined, ['An entry of "roles" has no value, only "values".']],
    [{ id: 7 }, undefined, ['An entry of "roles" has no value, only "id".']],
    [{ admin: true }, undefined, ['An entry of "roles" has no value, only "admin".']],
    [{ value: 'manager', role: ' manager', type: 'x', id: 7 }, 'manager', []],
    [{ value: 'manager', Role: 'admin' }, undefined, ['An entry of "roles" names a role in its value and in "Role".']],
    [
      { value: 'manager', values: ['admin'] },
      undefined,
      ['An entry of "roles" names a role in its value and in "values".'],
    ],
    [{ value: 'manager', roles: 7 }, undefined, ['An entry of "roles" names a role in its value and in "roles".']],
  ])('GIVEN %j THEN its value is read, or its lack is a conflict', (entry, role, conflicts) => {
    expect(user({ ...record, roles: [entry] })).toMatchObject({ role, conflicts });
  });

  test('GIVEN an entry without a value and a display name THEN no role of it is possible', () => {
    expect(user({ ...record, roles: [{ name: 'Admin' }] }).possibleRoles).toEqual([]);
  });

  test('GIVEN two values in one entry, or one that is not a text THEN it is a problem', () => {
    for (const entry of [{ value: 'manager', Value: 'admin' }, { Display: 7 }, [['admin']]]) {
      expect(problem({ ...record, roles: [entry] })).toMatch(/^an entry of "roles" must be/);
    }
  });
});
