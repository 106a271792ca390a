import fc from 'fast-check';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { readAnyUser, readWireUser } from '../../src/klaviyo/wire-user.js';

const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const record = { id: '7', userName: 'Ada@Example.com', active: true };

function user(wire: unknown): ProvisionedPerson {
  const reading = readWireUser(wire);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.user;
}

function problem(wire: unknown): string {
  const reading = readWireUser(wire);
  return 'problem' in reading ? reading.problem : 'no problem';
}

describe('a userName', () => {
  test.each([
    ['with the Kelvin sign', 'mar\u212A@example.com', '"mar<U+212A>@example.com" passes for "mark@example.com"'],
    ['with a byte order mark before it', ' \uFEFFada@example.com', 'passes for "ada@example.com"'],
    ['with a byte order mark at its very beginning', '\uFEFFada@example.com', '"<U+FEFF>ada@example.com" passes for'],
    ['with a byte order mark after several blanks', ' \t\uFEFFada@example.com', 'passes for "ada@example.com"'],
    ['with a no-break space after it', 'ada@example.com\u00A0 ', 'passes for "ada@example.com"'],
    ['with a no-break space at its very end', 'ada@example.com\u00A0', '"ada@example.com<U+00A0>" passes for'],
    ['with a no-break space before several blanks', 'ada@example.com\u00A0\t ', 'passes for "ada@example.com"'],
  ])("GIVEN %s THEN it is a look-alike, since its key is another person's", (_, userName, says) => {
    const { lookAlike, conflicts } = user({ ...record, userName });
    expect(lookAlike).toContain(says);
    expect(conflicts).toEqual([]);
  });

  test.each([
    'ADA@EXAMPLE.COM',
    ' \tada@example.com \n',
    '\u00C9va@example.com',
    'ada\u00A0lovelace@example.com',
    'ada\u00A0 lovelace@example.com',
    'ada \u00A0lovelace@example.com',
  ])('GIVEN %j, which has no key but its own THEN it is none', (userName) => {
    expect(user({ ...record, userName }).lookAlike).toBeUndefined();
  });
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
    [JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)), 'a list'],
  ])('GIVEN another value THEN it is a problem', (active, shown) => {
    expect(problem({ ...record, active })).toBe(`"active" must be true or false, not ${shown}`);
  });
});

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

test('GIVEN records of every form THEN the quick reading of a plain one gives what the full reading does', () => {
  const text = fc.constantFrom(
    'ada@example.com',
    'Ada',
    'admin',
    ' admin ',
    '',
    ' ',
    'mar\u212A@example.com',
    '\u00a0x',
  );
  const member = fc.oneof(text, fc.constantFrom(undefined, null, 7, true, [], {}));
  const wire = fc.record(
    {
      id: member,
      userName: member,
      name: fc.oneof(fc.record({ givenName: member, familyName: member }), member),
      active: fc.oneof(fc.boolean(), fc.constantFrom('True', 'no'), member),
      role: member,
      roles: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.array(member), member),
      [CORE_USER]: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.record({ role: member })),
      [`${CORE_USER}:role`]: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, member),
    },
    { requiredKeys: [] },
  );
  const plain = fc.record({
    id: text,
    userName: text,
    name: fc.record({ givenName: text, familyName: text }),
    active: fc.boolean(),
    role: text,
  });
  fc.assert(
    fc.property(fc.oneof(wire, plain, member), (each) => {
      expect(readWireUser(each)).toEqual(readAnyUser(each));
    }),
    { numRuns: 500 },
  );
});
