import {
  impliedAttribute,
  isAboutOthers,
  nestingProblem,
  wireMembers,
  type WireMember,
} from '../../src/klaviyo/wire-members.js';

const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const URN = 'urn:klaviyo:2.0:User';

/** The members of a record, each as its attribute, its place and its label. */
const membersOf = (record: object) =>
  wireMembers(record).map(({ attribute, place, label }) => [attribute, place, label]);

describe('wireMembers', () => {
  test.each<[object, [attribute: string, place: WireMember['place'], label: string][]]>([
    [{}, []],
    [{ displayName: 'Ada', schemas: [CORE_USER], locale: { a: 1 } }, []],
    [{ Role: 'admin' }, [['role', 'user', '"Role"']]],
    [{ role: null, roles: undefined }, []],
    [{ [CORE_USER]: { role: 'admin' } }, [['role', 'user', `"role" under "${CORE_USER}"`]]],
    [{ [`${CORE_USER}:role`]: 'admin' }, [['role', 'user', `"${CORE_USER}:role"`]]],
    [{ [URN]: { role: 'admin' } }, [['role', 'extension', `"role" under "${URN}"`]]],
    [{ [URN]: [{ role: 'admin' }] }, [['role', 'extension', `"role" under "${URN}"`]]],
    [{ [URN]: 'admin' }, []],
    [{ [`${URN}:role`]: 'admin' }, [['role', 'extension', `"${URN}:role"`]]],
    [{ [`${URN}.role`]: 'admin' }, [['role', 'part', `"${URN}.role"`]]],
    [{ 'user.role': 'admin' }, [['role', 'part', '"user.role"']]],
    [{ profile: { active: true, access: { active: true } } }, [['active', 'part', '"profile.active"']]],
    [{ roles: [{ value: 'admin', role: 'admin' }] }, [['roles', 'user', '"roles"']]],
    [{ profile: { roles: [{ value: 'admin', role: 'admin' }] } }, [['roles', 'part', '"profile.roles"']]],
  ])('GIVEN %j THEN its members that say something of the user are read, with their places', (record, expected) => {
    expect(membersOf(record)).toEqual(expected);
  });

  test.each([
    ...['emails', 'phoneNumbers', 'ims', 'photos', 'addresses', 'groups', 'entitlements', 'x509Certificates'],
  ])('GIVEN entries of %s that have a role THEN it is not the one of the user; of an object it may be', (list) => {
    expect(membersOf({ [list]: [{ value: 'x', role: 'admin' }] })).toEqual([]);
    expect(membersOf({ profile: { [list]: [{ value: 'x', role: 'admin' }] } })).toEqual([]);
    expect(membersOf({ [list]: { role: 'admin' } })).toEqual([['role', 'part', `"${list}.role"`]]);
  });
});

test.each([
  ['role', 'role'],
  ['Role', 'role'],
  [' role\u200b', 'role'],
  ['\uff32\uff4f\uff4c\uff45', 'role'],
  ['user.role', 'role'],
  ['klaviyo:Role', 'role'],
  ['manager.role', 'manager'],
  ['user.Manager.role', 'manager'],
  ['emails.role', 'emails'],
  ['user.emails', 'emails'],
])('GIVEN the name %j THEN it may stand for %s', (name, attribute) => {
  expect(impliedAttribute(name)).toBe(attribute);
});

test('GIVEN the manager and the meta data THEN they are about others whatever they are; emails only as a list', () => {
  expect([isAboutOthers('manager', 'x'), isAboutOthers('meta', {})]).toEqual([true, true]);
  expect([isAboutOthers('emails', []), isAboutOthers('emails', {}), isAboutOthers('profile', [])]).toEqual([
    ...[true, false, false],
  ]);
});

test('GIVEN 16 levels THEN a record is read, and with one more it is not', () => {
  const nested = (levels: number): object => (levels === 0 ? {} : { a: nested(levels - 1) });
  expect(nestingProblem(nested(16))).toBeUndefined();
  expect(nestingProblem(nested(17))).toBe('it is nested more than 16 levels deep, where a role would not be read');
  expect(nestingProblem({ META: nested(17), 'user.Manager': nested(17) })).toBeUndefined();
});
