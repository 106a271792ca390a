import { newUser, patchOf } from '../../../../src/simulator/entra/provisioning/scim-bodies.js';
import { readFrom } from '../../../../src/simulator/entra/provisioning/target-attribute.js';

const EXTENSION = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

test('WHEN a user is made, THEN each value stands at the place that its target names', () => {
  expect(
    newUser({
      userName: 'ada@example.com',
      active: 'False',
      'name.givenName': 'Ada',
      'name.familyName': 'Lovelace',
      'emails[type eq "work"].value': 'ada@example.com',
      'emails[primary eq "True"].value': 'ada@example.org',
      'phoneNumbers[type eq "mobile"].value': '1',
      'phoneNumbers[type eq "work"].value': '2',
      'roles[primary eq "True"].value': 'admin',
      'roles[primary eq "True"].display': 'Admin',
      [`${EXTENSION}:department`]: 'Marketing',
      'urn:ietf:params:scim:schemas:core:2.0:User:role': 'admin',
    }),
  ).toEqual({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', EXTENSION],
    userName: 'ada@example.com',
    active: false,
    name: { givenName: 'Ada', familyName: 'Lovelace' },
    emails: [
      { type: 'work', value: 'ada@example.com' },
      { primary: true, value: 'ada@example.org' },
    ],
    phoneNumbers: [
      { type: 'mobile', value: '1' },
      { type: 'work', value: '2' },
    ],
    roles: [{ primary: true, type: 'WindowsAzureActiveDirectoryRole', value: 'admin', display: 'Admin' }],
    [EXTENSION]: { department: 'Marketing' },
    role: 'admin',
    meta: { resourceType: 'User' },
  });
});

const CHANGES = [
  { target: 'active', value: 'True', before: 'False' },
  { target: 'displayName', value: 'Ada', before: 'ada' },
  { target: 'nickName', value: 'Babs', before: undefined },
  { target: 'emails[type eq "work"].value', value: 'a@example.com', before: 'b@example.com' },
];

test('WHEN a user is changed, THEN it is an operation for each attribute, capitalised, with active as text', () => {
  expect(patchOf(CHANGES, false)).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [
      { op: 'Replace', path: 'active', value: 'True' },
      { op: 'Replace', path: 'displayName', value: 'Ada' },
      { op: 'Add', path: 'nickName', value: 'Babs' },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'a@example.com' },
    ],
  });
});

test('GIVEN the flag THEN operations are small, what needs no filter is replaced at once, and active is a truth value', () => {
  expect(patchOf(CHANGES, true).Operations).toEqual([
    { op: 'add', path: 'nickName', value: 'Babs' },
    { op: 'replace', path: 'emails[type eq "work"].value', value: 'a@example.com' },
    { op: 'replace', value: { active: true, displayName: 'Ada' } },
  ]);
  expect(patchOf(CHANGES.slice(0, 1), true).Operations).toEqual([{ op: 'replace', path: 'active', value: true }]);
});

test.each([
  ['userName', 'ada@example.com'],
  ['active', 'True'],
  ['name.givenName', 'Ada'],
  ['name.formatted', undefined],
  ['emails[type eq "Work"].value', 'a@example.com'],
  ['emails[type eq "home"].value', undefined],
  ['roles[primary eq "True"].value', 'admin'],
  [`${EXTENSION}:department`, 'Marketing'],
  [`${EXTENSION}:costCenter`, undefined],
  ['a path that is none[', undefined],
])('WHEN %s of a user is read, THEN it is %s', (target, value) => {
  const user = {
    userName: 'ada@example.com',
    active: true,
    name: { givenName: 'Ada' },
    emails: [{ value: 'a@example.com', type: 'work' }],
    roles: [{ primary: true, value: 'admin' }],
    [EXTENSION]: { department: 'Marketing' },
  };
  expect(readFrom(user, target)).toBe(value);
});
