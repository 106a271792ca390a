import fc from 'fast-check';
import { type JsonObject, replacedUser } from '../../src/klaviyo/replaced-user.js';
import { readWireUser } from '../../src/klaviyo/wire-user.js';
import { type UserChanges } from '../../src/klaviyo/write-body.js';
import { changedPerson, differencesIn } from '../../src/klaviyo/written-differences.js';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';

function record(json: JsonObject) {
  const reading = readWireUser(json);
  if ('problem' in reading) throw new Error(reading.problem);
  return { json, person: reading.user };
}

const BASE = {
  schemas: [CORE],
  id: 'ada-1',
  userName: 'ada@example.com',
  name: { givenName: 'Ada', familyName: 'Lovelace', formatted: 'Ada Lovelace' },
  active: true,
};

function replaced(json: JsonObject, changes: UserChanges, form: 'role' | 'roles' = 'role'): unknown {
  const result = replacedUser(record(json), changes, form);
  return 'body' in result ? JSON.parse(result.body) : result.problem;
}

describe('replacedUser', () => {
  it('GIVEN members that nobody here knows WHEN the role changes THEN all are there but for meta', () => {
    const json = {
      ...BASE,
      role: 'analyst',
      groups: [],
      'urn:x:y': { z: [1, null] },
      locale: null,
      meta: { version: 'W/"1"' },
    };
    const { meta, ...rest } = json;
    expect(meta).toBeDefined();
    expect(replaced(json, { role: 'admin' })).toEqual({ ...rest, role: 'admin' });
  });

  it.each<[string, JsonObject, 'role' | 'roles', JsonObject]>([
    ['no role', {}, 'role', { role: 'admin' }],
    ['no role', {}, 'roles', { roles: [{ value: 'admin', primary: true }] }],
    ['role', { Role: 'analyst' }, 'role', { Role: 'admin' }],
    ['role under the URN', { [CORE]: { role: 'analyst', x: 1 } }, 'role', { [CORE]: { role: 'admin', x: 1 } }],
    ['role after the URN', { [`${CORE}:role`]: 'analyst' }, 'role', { [`${CORE}:role`]: 'admin' }],
    ['roles of texts', { roles: ['analyst'] }, 'role', { roles: ['admin'], role: 'admin' }],
    ['roles of texts', { roles: ['analyst'] }, 'roles', { roles: [{ value: 'admin', primary: true }] }],
    [
      'both',
      { role: 'analyst', roles: [{ value: 'analyst', display: 'Analyst' }] },
      'role',
      { role: 'admin', roles: [{ value: 'admin', primary: true }] },
    ],
    [
      'both',
      { role: 'analyst', roles: ['analyst'] },
      'roles',
      { role: 'admin', roles: [{ value: 'admin', primary: true }] },
    ],
    [
      'an empty role',
      { role: ' ', roles: ['analyst'] },
      'roles',
      { role: ' ', roles: [{ value: 'admin', primary: true }] },
    ],
    ['empty roles', { role: 'analyst', roles: [] }, 'role', { role: 'admin', roles: [] }],
  ])('GIVEN %s %j and the form %s WHEN the role changes THEN every form of it does', (_, before, form, after) => {
    expect(replaced({ ...BASE, ...before }, { role: 'admin' }, form)).toEqual({ ...BASE, ...after });
  });

  it.each<[JsonObject, UserChanges, JsonObject]>([
    [{ active: 'True' }, { active: false }, { active: false }],
    [{ active: 'True' }, { role: 'admin' }, { active: 'True', role: 'admin' }],
    [{ name: null }, { givenName: 'A' }, { name: { givenName: 'A' } }],
    [{ name: { GivenName: 'a' } }, { givenName: 'A', familyName: 'L' }, { name: { GivenName: 'A', familyName: 'L' } }],
    [{ schemas: null }, { active: false }, { schemas: [CORE], active: false }],
  ])('GIVEN %j WHEN %j THEN it is %j', (before, changes, after) => {
    expect(replaced({ ...BASE, ...before }, changes)).toEqual({ ...BASE, ...after });
  });

  it.each<[string, JsonObject, RegExp]>([
    ['a role in an extension', { 'urn:x:user': { role: 'analyst' } }, /^it has "role" in a place/],
    ['a whole number over 2^53', { x: { y: [2 ** 53 + 2] } }, /^it has a number that cannot be repeated exactly/],
    ['a number over all', { x: Infinity }, /^it has a number that cannot be repeated exactly \(Infinity\)/],
  ])('GIVEN %s WHEN the role changes THEN nothing is written', (_, more, problem) => {
    expect(replaced({ ...BASE, role: 'analyst', ...more }, { role: 'admin' })).toMatch(problem);
  });

  it('GIVEN a record nested deeper than it can be written WHEN it changes THEN nothing is written', () => {
    const manager = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)) as unknown;
    expect(replaced({ ...BASE, emails: [], manager }, { active: false })).toBe('it is nested too deep to be repeated');
  });

  it('GIVEN an own __proto__ WHEN it changes THEN it is repeated, and is no prototype', () => {
    const json = JSON.parse(
      '{"id":"a","userName":"a@example.com","__proto__":{"x":1},"name":{"__proto__":1}}',
    ) as JsonObject;
    const result = replacedUser(record(json), { givenName: 'A', active: true }, 'role');
    expect(result).toEqual({
      body: `{"id":"a","userName":"a@example.com","__proto__":{"x":1},"name":{"__proto__":1,"givenName":"A"},"schemas":["${CORE}"],"active":true}`,
    });
  });
});

const text = fc.oneof(fc.constantFrom('Ada', 'Grace', ''), fc.string());
const role = fc.constantFrom('admin', 'analyst', 'support');
const changes = fc.record(
  { givenName: text, familyName: text, role, active: fc.boolean() },
  { requiredKeys: [] },
) as fc.Arbitrary<UserChanges>;
/** What a server may keep of a user besides: anything but the members that are read. */
const others = fc.dictionary(
  fc.stringMatching(/^x[a-zA-Z]{0,6}$/),
  fc
    .jsonValue({ maxDepth: 3 })
    .filter((value) => !/\d{16}|e\+/.test(JSON.stringify(value)))
    .map((value) => JSON.parse(JSON.stringify(value)) as unknown),
);
const roleForm = (value: string) =>
  fc.constantFrom<JsonObject>(
    {},
    { role: value },
    { roles: [value] },
    { roles: [{ value, primary: true }] },
    { role: value, roles: [value] },
    { [CORE]: { role: value, nickName: 'A' } },
  );
const records = fc
  .record({
    base: fc.record({ givenName: text, familyName: text }),
    active: fc.constantFrom(true, false, 'True', undefined),
    roles: role.chain(roleForm),
    others,
  })
  .map(({ base, active, roles, others: more }) => ({
    ...more,
    ...{ schemas: [CORE], id: 'a-1', userName: 'a@example.com', name: { ...base, honorificPrefix: 'Dr' } },
    ...(active === undefined ? {} : { active }),
    ...roles,
  })) as fc.Arbitrary<JsonObject>;

it('GIVEN any record and any change WHEN it is replaced THEN it shows the change, and every other member is as it was', () => {
  fc.assert(
    fc.property(records, changes, fc.constantFrom('role', 'roles'), (json, change, form) => {
      const before = record(json);
      const result = replacedUser(before, change, form);
      if (!('body' in result)) throw new Error(result.problem);
      const after = JSON.parse(result.body) as JsonObject;
      expect(differencesIn(changedPerson(before.person, change), record(after).person)).toEqual([]);
      const written = new Set(['name', 'active', 'role', 'roles', CORE]);
      for (const [key, value] of Object.entries(json)) {
        if (written.has(key)) expect(after).toHaveProperty([key]);
        else expect(after[key]).toEqual(value);
      }
      expect(after.name).toMatchObject({ honorificPrefix: 'Dr' });
      if (change.role === undefined) {
        for (const key of ['role', 'roles', CORE]) expect(after[key]).toEqual(json[key]);
      }
      if (change.active === undefined) expect(after.active).toEqual(json.active);
      if (change.givenName === undefined && change.familyName === undefined) expect(after.name).toEqual(json.name);
    }),
  );
});

it('GIVEN no change WHEN a record is replaced THEN it is the same, but for meta', () => {
  fc.assert(
    fc.property(records, (json) => {
      expect(replaced({ ...json, meta: { version: '1' } }, {})).toEqual(json);
    }),
  );
});
