import fc from 'fast-check';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { plainUser } from '../../src/klaviyo/plain-user.js';
import { readAnyUser, readWireUser } from '../../src/klaviyo/wire-user.js';

const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const record = { id: '7', userName: 'Ada@Example.com', active: true };

function user(wire: unknown): ProvisionedPerson {
  const reading = readWireUser(wire);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.user;
}

test.each(['externalId', 'name', 'profile', 'urn:x:User'])(
  'GIVEN a role that cannot be read in %s of a record that is plain otherwise THEN it is a conflict',
  (attribute) => {
    const plain = { ...record, role: 'analyst', name: { givenName: 'Ada', familyName: 'L' } };
    const changed = { ...plain, [attribute]: { ...(attribute === 'name' ? plain.name : {}), x: { role: {} } } };
    expect(user(changed).conflicts).toHaveLength(1);
    expect(user({ ...plain, externalId: { role: {} } }).conflicts).toEqual([
      'A role cannot be read: "externalId.role" is a mapping.',
    ]);
  },
);

describe('plainUser', () => {
  const name = { givenName: 'Ada', familyName: 'Lovelace' };
  const plain = { id: '7', userName: 'Ada@Example.com', name, active: false, role: 'analyst' };
  const read = { id: '7', userName: 'Ada@Example.com', ...name, active: false, role: 'analyst', conflicts: [] };
  const nested = (levels: number, inList: boolean): unknown => {
    if (levels === 0) return 'x';
    const inner = nested(levels - 1, inList);
    return inList ? [inner] : { a: inner };
  };

  test.each([
    {},
    { role: ' analyst ' },
    { schemas: [CORE_USER], displayName: 'Ada', nickName: null, title: 'role' },
    { emails: [{ value: 'x@example.com', role: 'admin', primary: true }], groups: [{ role: 'admin' }] },
    { meta: { role: 'x', created: '2026-01-01' }, manager: { role: 'admin', active: true } },
    { 'urn:x:User': { department: 'Marketing', cost: null, tags: ['a', null, 7, { b: 'c' }, ['d']] } },
    { name: { ...name, formatted: 'Ada Lovelace', other: { a: null } } },
    { externalId: null },
    { externalId: 7 },
    { x: nested(8, false), y: nested(8, true) },
  ])('GIVEN a record as Okta writes it with %j THEN it is read at once', (more) => {
    expect(plainUser({ ...plain, ...more })).toEqual(read);
  });

  test('GIVEN an externalId THEN it is read too', () => {
    expect(plainUser({ ...plain, externalId: '00u1' })).toEqual({ ...read, externalId: '00u1' });
  });

  test.each([
    ...[{ id: 7 }, { userName: 7 }, { role: 7 }, { active: 'True' }, { name: [] }, { name: { ...name, givenName: 7 } }],
    ...[{ name: { ...name, familyName: 7 } }, { id: undefined }, { userName: undefined }, { role: undefined }],
    ...[{ active: undefined }, { name: undefined }, { name: { givenName: 'Ada' } }, { name: { familyName: 'L' } }],
    ...[{ id: ' ' }, { id: '' }, { role: ' ' }, { role: '' }, { userName: '' }, { userName: ' ada@example.com' }],
    ...[{ userName: 'ada@example.com ' }, { userName: 'mar\u212A@example.com' }, { externalId: { role: 'admin' } }],
    ...[{ ID: '7' }, { UserName: 'x' }, { ExternalId: 'x' }, { Name: 'x' }, { Active: true }, { Role: 'admin' }],
    ...[{ roles: [] }, { GivenName: 'x' }, { familyname: 'x' }, { 'user.role': 'admin' }, { 'urn:x:User:role': 'x' }],
    ...[{ 'urn:y:User': 'x' }, { 'URN:z:User': [] }, { 'urn:x:User': { role: 'admin' } }],
    ...[{ name: { ...name, role: 'admin' } }, { name: { ...name, x: { Role: 'admin' } } }, { x: { y: [{ role: 1 }] } }],
    ...[
      { groups: { role: 'admin' } },
      { x: ['y', { role: 'admin' }] },
      { x: nested(9, false) },
      { x: nested(9, true) },
    ],
    ...[{ name: { ...name, x: nested(8, false) } }],
  ])('GIVEN %j in its place or besides THEN the full reading has to look at it', (more) => {
    expect(plainUser({ ...plain, ...more })).toBeUndefined();
  });

  test.each([null, undefined, 'text', [plain]])('GIVEN %j THEN it is not one', (record) => {
    expect(plainUser(record)).toBeUndefined();
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
  const name = fc.constantFrom(
    ...['Id', 'USERNAME', 'Name', 'Active', 'Role', 'ROLES', 'givenName', 'id', 'role', 'active', 'roles'],
    ...['externalId', 'ExternalID'],
    ...['manager', 'meta', 'profile', '__proto__', 'value', 'emails', 'constructor', 'groups', 'Emails'],
    ...[
      'role ',
      'user.role',
      'klaviyo:roles',
      'manager.role',
      '\uff52ole',
      'ac\u200btive',
      'urn:x:role ',
      'urn:x:User.role',
    ],
    ...[CORE_USER, CORE_USER.toUpperCase(), `${CORE_USER}:active`, 'urn:x:User', 'urn:x:User:Role', 'URN:x:role:y'],
  );
  const { inner } = fc.letrec<{ inner: unknown }>((tie) => ({
    inner: fc.oneof(
      { depthSize: 'medium' },
      member,
      fc.dictionary(name, tie('inner'), { maxKeys: 2 }),
      fc.array(tie('inner'), { maxLength: 2 }),
    ),
  }));
  const more = fc.dictionary(name, inner, { maxKeys: 2 });
  const plain = fc.record({
    id: text,
    userName: text,
    name: fc.record({ givenName: text, familyName: text }),
    active: fc.boolean(),
    role: text,
  });
  fc.assert(
    fc.property(fc.oneof(wire, plain, member), more, fc.boolean(), (each, members, inName) => {
      expect(readWireUser(each)).toEqual(readAnyUser(each));
      if (typeof each !== 'object' || each === null || !('name' in each)) return;
      const changed = inName ? { ...each, name: { ...(each.name as object), ...members } } : { ...each, ...members };
      expect(readWireUser(changed)).toEqual(readAnyUser(changed));
    }),
    { numRuns: 3_000 },
  );
});
