import { CORE_USER, problem, record, user } from './read-record.js';

test("GIVEN a userName whose key is another person's THEN the record is a look-alike, and does not contradict itself", () => {
  expect(user({ ...record, userName: 'mar\u212A@example.com' })).toMatchObject({
    lookAlike: 'The userName "mar<U+212A>@example.com" looks like "mark@example.com", and is compared as that.',
    conflicts: [],
  });
  expect(user(record).lookAlike).toBeUndefined();
});

describe('what is read', () => {
  test('GIVEN a full record THEN every part is taken, as written', () => {
    const wire = { ...record, name: { givenName: 'Ada', familyName: 'Lovelace' }, role: 'admin', meta: { version: 1 } };
    expect(user(wire)).toEqual({
      id: '7',
      userName: 'Ada@Example.com',
      givenName: 'Ada',
      familyName: 'Lovelace',
      active: true,
      role: 'admin',
      conflicts: [],
    });
  });

  test.each([
    [{}],
    [{ name: null, role: null, roles: null, [CORE_USER]: null, [`${CORE_USER}:role`]: null }],
    [{ name: { givenName: null } }],
    [{ roles: [] }],
    [{ role: '  ', roles: ['', null, { value: null }, { value: ' ' }, {}] }],
  ])('GIVEN %j in its optional places THEN names are empty and there is no role', (rest) => {
    expect(user({ ...record, ...rest })).toEqual({
      ...{ id: '7', userName: 'Ada@Example.com', givenName: '', familyName: '', active: true },
      ...{ role: undefined, conflicts: [] },
    });
  });

  test('GIVEN another primary e-mail than the userName THEN it is no conflict', () => {
    expect(user({ ...record, emails: [{ value: 'other@example.com', primary: true }] }).conflicts).toEqual([]);
  });

  test('GIVEN members named like the parts of every object THEN they do no harm', () => {
    const wire: unknown = JSON.parse(
      '{"__proto__":{"active":false,"role":"admin"},"constructor":1,"id":"7","userName":"a@example.com","active":true}',
    );
    expect(user(wire)).toMatchObject({ active: true, role: undefined });
    expect(({} as { role?: string }).role).toBeUndefined();
  });
});

describe('active', () => {
  test.each([
    [true, true],
    [false, false],
    ['true', true],
    ['True', true],
    ['FALSE', false],
    ['False', false],
  ])('GIVEN %j THEN %j, without conflict', (active, read) => {
    expect(user({ ...record, active })).toEqual(expect.objectContaining({ active: read, conflicts: [] }));
    expect(user({ ...record, active }).noActive).toBeUndefined();
  });

  test.each([[{ id: '7', userName: 'a@example.com' }], [{ ...record, active: null }]])(
    'GIVEN %j THEN it counts as active, and that is known',
    (wire) => {
      expect(user(wire)).toMatchObject({ active: true, noActive: true, conflicts: [] });
    },
  );

  test.each<[unknown, string]>([
    ...['yes', '', ' true', 'true-ish', 'false alarm', 'untrue', 'true ', 'not false', 1].map(
      (value): [unknown, string] => [value, JSON.stringify(value)],
    ),
    [{}, 'a mapping'],
    [[true], 'a list'],
    [JSON.parse('['.repeat(10) + ']'.repeat(10)), 'a list'],
  ])('GIVEN another value THEN it is a problem', (active, shown) => {
    expect(problem({ ...record, active })).toBe(`"active" must be true or false, not ${shown}`);
  });
});

describe('externalId', () => {
  const plain = { ...record, name: { givenName: 'Ada', familyName: 'Lovelace' }, role: 'analyst' };

  test.each([
    ['00u1', '00u1'],
    ['', undefined],
    [7, undefined],
    [null, undefined],
    [undefined, undefined],
  ])('GIVEN %j THEN %j, of a record as Okta writes it and of any other', (externalId, expected) => {
    expect(user({ ...plain, externalId }).externalId).toBe(expected);
    expect(user({ ...record, externalId }).externalId).toBe(expected);
  });

  test('GIVEN two that differ THEN there is none; alike they are one', () => {
    expect(user({ ...plain, externalId: '00u1', ExternalId: '00u2' }).externalId).toBeUndefined();
    expect(user({ ...plain, externalId: '00u1', ExternalId: '00u1' }).externalId).toBe('00u1');
  });
});

describe('a record that cannot be read', () => {
  test.each([
    [null, 'it must be an object'],
    ['text', 'it must be an object'],
    [[], 'it must be an object'],
    [{ userName: 'a' }, '"id" must be a string'],
    [{}, '"id" must be a string, "userName" must be a string'],
    [{ ...record, id: 7 }, '"id" must be a string'],
    [{ ...record, id: ' ' }, '"id" is empty'],
    [{ id: '7' }, '"userName" must be a string'],
    [{ ...record, userName: null }, '"userName" must be a string'],
    [{ ...record, userName: '' }, '"userName" is empty'],
    [{ ...record, name: 'Ada' }, '"name" must be an object'],
    [{ ...record, name: { givenName: 1 } }, '"name.givenName" must be a string'],
    [{ ...record, name: { familyName: [] } }, '"name.familyName" must be a string'],
    [{ ...record, role: 1 }, '"role" must be a string'],
    [{ ...record, roles: 'admin' }, '"roles" must be a list'],
    [
      { ...record, roles: [1] },
      'an entry of "roles" must be a string or an object whose "value" and "display" are strings',
    ],
    [
      { ...record, roles: [{ value: 1 }] },
      'an entry of "roles" must be a string or an object whose "value" and "display" are strings',
    ],
    [{ ...record, [CORE_USER]: 'admin' }, `"${CORE_USER}" must be an object`],
    [{ ...record, [CORE_USER]: { role: 1 } }, `"role" under "${CORE_USER}" must be a string`],
    [{ ...record, [`${CORE_USER}:role`]: [] }, `"${CORE_USER}:role" must be a string`],
  ])('GIVEN %j THEN the problem is: %s', (wire, sentence) => {
    expect(problem(wire)).toBe(sentence);
  });
});

describe('a member in another letter case', () => {
  test.each([
    [{ Role: 'manager' }],
    [{ ROLES: [{ Value: 'manager', Primary: true }] }],
    [{ role: 'manager', Role: 'manager ' }],
    [{ [CORE_USER.toUpperCase()]: { Role: 'manager' } }],
    [{ [`${CORE_USER}:ROLE`.toLowerCase()]: 'manager' }],
  ])('GIVEN %j THEN the role is read', (forms) => {
    expect(user({ ...record, ...forms })).toMatchObject({ role: 'manager', conflicts: [] });
  });

  test('GIVEN every name in another letter case THEN the record is read as any other', () => {
    const wire = { ID: '7', username: 'Ada@Example.com', NAME: { GIVENNAME: 'Ada', familyname: 'L' }, Active: 'False' };
    expect(user({ ...wire, Role: 'admin' })).toEqual({
      ...{ id: '7', userName: 'Ada@Example.com', givenName: 'Ada', familyName: 'L', active: false, role: 'admin' },
      conflicts: [],
    });
  });

  test('GIVEN "Role" beside "role" that disagrees THEN there is no role but a conflict', () => {
    const { role, conflicts } = user({ ...record, role: 'analyst', Role: 'admin' });
    expect(role).toBeUndefined();
    expect(conflicts).toEqual(['The record names several roles: "analyst" (role), "admin" (Role).']);
  });

  test('GIVEN "Active" beside "active" that disagrees THEN it counts as active, with a conflict', () => {
    for (const [active, other] of [
      [false, true],
      [true, 'False'],
    ]) {
      const read = user({ ...record, active, Active: other });
      expect(read.active).toBe(true);
      expect(read.conflicts).toEqual([
        `The record gives different values for "active": ${String(active)} (active), ${other === true ? 'true' : '"False"'} (Active); it is counted as active.`,
      ]);
    }
  });

  test('GIVEN two ids or userNames that differ THEN the record cannot be read; alike they are one', () => {
    expect(problem({ ...record, ID: '8' })).toBe('it has several values of "id": "7" (id), "8" (ID)');
    expect(problem({ ...record, username: 'b@example.com' })).toBe(
      'it has several values of "userName": "Ada@Example.com" (userName), "b@example.com" (username)',
    );
    expect(problem({ ...record, ID: 8 })).toBe('"ID" must be a string');
    expect(problem({ ...record, ID: ' ' })).toBe('"ID" is empty');
    expect(user({ ...record, ID: '7', [CORE_USER]: { userName: record.userName } }).conflicts).toEqual([]);
  });

  test('GIVEN a name twice that differs THEN the first is taken, with a conflict', () => {
    const read = user({
      ...record,
      name: { givenName: 'Ada', GivenName: 'Eve', familyName: 'L' },
      Name: { familyName: 'L' },
    });
    expect(read).toMatchObject({ givenName: 'Ada', familyName: 'L' });
    expect(read.conflicts).toEqual(['The record has several values of "name.givenName": "Ada", "Eve".']);
    expect(problem({ ...record, Name: 7 })).toBe('"Name" must be an object');
  });
});

describe('a member of another schema, or a sub-attribute', () => {
  const URN = 'urn:klaviyo:2.0:User';

  test.each([[{ [URN]: { role: 'admin' } }], [{ [`${URN}:Role`]: 'admin' }], [{ [URN]: { Roles: ['admin'] } }]])(
    'GIVEN the role in %j alone THEN it is read',
    (forms) => {
      expect(user({ ...record, ...forms })).toMatchObject({ role: 'admin', conflicts: [] });
    },
  );

  test.each([
    [{ [URN]: { role: 'admin' } }, `"admin" (role under ${URN})`],
    [{ [`${URN}:role`]: 'admin' }, `"admin" (${URN}:role)`],
    [{ [URN]: { access: { role: 'admin' } } }, `"admin" (access.role under ${URN})`],
    [{ [URN]: { roles: [{ value: 'admin' }] } }, `"admin" (roles under ${URN})`],
    [{ profile: { Role: 'admin' } }, '"admin" (profile.Role)'],
    [{ name: { role: 'admin' } }, '"admin" (name.role)'],
    [{ [URN]: [{ role: 'admin' }] }, `"admin" (role under ${URN})`],
    [{ [URN]: [[{ x: 1 }, { Role: 'admin' }]] }, `"admin" (Role under ${URN})`],
    [{ [`${URN}:roles`]: [{ value: 'admin' }] }, `"admin" (${URN}:roles)`],
    [{ [URN]: { profile: { access: { role: 'admin' } } } }, `"admin" (profile.access.role under ${URN})`],
    [{ [URN]: { profile: [{ access: [{ roles: ['admin'] }] }] } }, `"admin" (profile.access.roles under ${URN})`],
    [{ profile: { access: { role: 'admin' } } }, '"admin" (profile.access.role)'],
    [{ memberships: [{ role: 'admin' }] }, '"admin" (memberships.role)'],
    [{ 'role ': 'admin' }, '"admin" (role )'],
    [{ ' Role': 'admin' }, '"admin" ( Role)'],
    [{ 'user.role': 'admin' }, '"admin" (user.role)'],
    [{ 'klaviyo:role': 'admin' }, '"admin" (klaviyo:role)'],
    [{ 'klaviyo:roles': ['admin'] }, '"admin" (klaviyo:roles)'],
    [{ [`${URN}.role`]: 'admin' }, `"admin" (${URN}.role)`],
    [{ '\uff52ole': 'admin' }, '"admin" ('],
    [{ 'ro\u200ble': 'admin' }, '"admin" ('],
    [{ profile: { 'role ': 'admin' } }, '"admin" (profile.role )'],
    [{ groups: { role: 'admin' } }, '"admin" (groups.role)'],
  ])('GIVEN another role in %j THEN there is no role but a conflict', (forms, where) => {
    const { role, conflicts } = user({ ...record, role: 'analyst', ...forms });
    expect(role).toBeUndefined();
    const list = [`"analyst" (role)`, where];
    const both = conflicts[0];
    for (const part of list) expect(both).toContain(part);
    expect(both).toMatch(/^The record names several roles: /);
  });

  test('GIVEN a role in a sub-attribute alone THEN it is a conflict, since SCIM defines no such place', () => {
    expect(user({ ...record, profile: { role: 'admin' } })).toMatchObject({
      role: undefined,
      conflicts: ['The record names its role in a place that SCIM does not define: "admin" (profile.role).'],
    });
    expect(user({ ...record, role: 'admin', profile: { role: 'admin' } })).toMatchObject({
      role: 'admin',
      conflicts: [],
    });
    expect(user({ ...record, profile: { roles: ['admin'] } }).conflicts).toHaveLength(1);
    expect(user({ ...record, profile: { role: ' ' } })).toMatchObject({ role: undefined, conflicts: [] });
  });

  test.each([[{ role: '' }], [{ role: ' ' }], [{ roles: [''] }], [{ roles: [{ value: ' ' }] }]])(
    'GIVEN %j beside a role in a sub-attribute THEN the empty one does not make its place a defined one',
    (empty) => {
      expect(user({ ...record, ...empty, profile: { role: 'admin' } })).toMatchObject({
        role: undefined,
        conflicts: ['The record names its role in a place that SCIM does not define: "admin" (profile.role).'],
      });
    },
  );

  test.each([
    [{ [URN]: { role: { value: 'admin' } } }, `A role cannot be read: "role" under "${URN}" is a mapping.`],
    [{ [URN]: { roles: 'admin' } }, `A role cannot be read: "roles" under "${URN}" is "admin".`],
    [{ [URN]: { roles: [7] } }, `A role cannot be read in an entry of "roles" under "${URN}".`],
    [{ profile: { role: 7 } }, 'A role cannot be read: "profile.role" is 7.'],
    [{ 'klaviyo:role': { value: 'admin' } }, 'A role cannot be read: "klaviyo:role" is a mapping.'],
    [{ [`${URN}:role`]: { value: 'admin' } }, `A role cannot be read: "${URN}:role" is a mapping.`],
    [{ [`${URN}:role `]: { value: 'admin' } }, `A role cannot be read: "${URN}:role " is a mapping.`],
  ])('GIVEN %j, which cannot be read as a role THEN it is a conflict', (forms, conflict) => {
    expect(user({ ...record, role: 'analyst', ...forms })).toMatchObject({
      conflicts: [conflict],
      possibleRoles: ['analyst'],
    });
  });

  test.each([
    [{ [URN]: { active: false } }, true, `true (active), false (active under ${URN})`],
    [{ [`${URN}:active`]: 'False' }, true, `true (active), "False" (${URN}:active)`],
    [{ status: { active: false } }, true, 'true (active), false (status.active)'],
    [{ status: { active: true }, active: false }, true, 'false (active), true (status.active)'],
    [{ status: { active: 'maybe' } }, true, 'true (active), "maybe" (status.active)'],
  ])('GIVEN %j, which disagrees with "active" THEN it counts as active, with a conflict', (forms, active, list) => {
    const read = user({ ...record, ...forms });
    expect(read.active).toBe(active);
    expect(read.conflicts).toEqual([
      `The record gives different values for "active": ${list}; it is counted as active.`,
    ]);
  });

  test('GIVEN "active" in two other places that disagree THEN the record has none, and the conflict is reported', () => {
    const disagreeing = { [URN]: { active: false }, status: { active: true } };
    const read = user({ id: '7', userName: 'a@example.com', ...disagreeing });
    expect(read).toMatchObject({ active: true, noActive: true });
    expect(read.conflicts).toHaveLength(1);
    expect(user({ ...record, ...disagreeing }).noActive).toBeUndefined();
  });

  test('GIVEN "active" in an extension alone THEN the record has none', () => {
    const read = user({ id: '7', userName: 'a@example.com', [URN]: { active: false } });
    expect(read).toMatchObject({ active: true, noActive: true, conflicts: [] });
  });

  test('GIVEN another userName in an extension THEN it is a conflict; in another spelling of the same key it is none', () => {
    const other = { [URN]: { userName: 'eve@example.com' } };
    for (const wire of [
      { ...record, ...other },
      { ...other, ...record },
      { ...record, username: record.userName, ...other },
    ]) {
      expect(user(wire).conflicts).toEqual([
        `The record has several userNames: "Ada@Example.com" (userName), "eve@example.com" (userName under ${URN}).`,
      ]);
    }
    expect(user({ ...record, [URN]: { userName: 'ADA@example.com', id: '9' } }).conflicts).toEqual([]);
    expect(user({ ...record, [URN]: { userName: 7 } }).conflicts).toEqual([]);
  });

  test('GIVEN a name and an externalId in other places THEN only those of the core schema count', () => {
    const name = { givenName: 'Ada', familyName: 'L' };
    const elsewhere = { [URN]: { name: { givenName: 'Eve' }, externalId: '00u2' }, employer: { name: 'Acme' } };
    expect(user({ ...record, name, externalId: '00u1', ...elsewhere })).toMatchObject({
      ...{ givenName: 'Ada', familyName: 'L', externalId: '00u1', conflicts: [] },
    });
    expect(user({ ...record, ...elsewhere }).externalId).toBeUndefined();
  });

  test("GIVEN the manager, the meta data and entries of lists THEN their members are not the user's", () => {
    const others = {
      ...{ manager: { role: 'admin', active: false }, meta: { role: 'x', active: false } },
      ...{ [URN]: { Manager: { userName: 'boss@example.com' } }, emails: [{ value: 'a@example.com', role: 'admin' }] },
      ...{
        groups: [{ role: 'admin' }],
        entitlements: [{ value: 'admin' }],
        userType: 'admin',
        'manager.role': 'admin',
      },
      ...{ profile: { a: { active: false, userName: 'eve@example.com' } } },
    };
    expect(user({ ...record, role: 'analyst', ...others })).toMatchObject({ role: 'analyst', conflicts: [] });
  });

  test('GIVEN a schema that stands in place of an object THEN only the core schema must be one', () => {
    expect(user({ ...record, role: 'analyst', [URN]: 'admin' })).toMatchObject({ role: 'analyst', conflicts: [] });
    expect(problem({ ...record, [CORE_USER]: [] })).toBe(`"${CORE_USER}" must be an object`);
  });
});

test('GIVEN a record that is nested deeper than is read THEN it cannot be read, however it is nested', () => {
  const nested = (levels: number, inner: unknown): unknown =>
    levels === 0 ? inner : { a: [nested(levels - 1, inner)] };
  expect(user({ ...record, x: nested(7, { role: 'admin' }) }).conflicts).toHaveLength(1);
  expect(problem({ ...record, x: nested(8, { role: 'admin' }) })).toBe(
    'it is nested more than 16 levels deep, where a role would not be read',
  );
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
  expect(problem({ ...record, role: 'analyst', name: { givenName: 'A', familyName: 'L' }, x: deep })).toMatch(
    /^it is nested/,
  );
  expect(user({ ...record, meta: deep }).conflicts).toEqual([]);
});
