import { ACCOUNT, closeAll, expectError, patch, send, simulate } from './scim-client.js';

afterEach(closeAll);

test('GIVEN a hidden user THEN nobody sees the record, and the userName is taken', async () => {
  const users = [...ACCOUNT.users, { userName: 'Hidden@example.com', hidden: true }];
  const simulator = await simulate({ users });
  expect((await send(simulator, 'GET', '/Users')).body.totalResults).toBe(4);
  const filter = encodeURIComponent('userName eq "hidden@example.com"');
  expect((await send(simulator, 'GET', `/Users?filter=${filter}`)).body.totalResults).toBe(0);
  const created = await send(simulator, 'POST', '/Users', {
    body: { userName: 'hidden@example.com', role: 'analyst' },
  });
  expectError(created, 409, 'uniqueness', /^Another user has this userName/);
});

test.each([
  [false, { role: 'admin', active: true }],
  [true, { role: undefined, active: undefined }],
])('GIVEN putClears: %s WHEN a PUT leaves out all but the userName THEN the user has %o', async (putClears, after) => {
  const simulator = await simulate({ putClears });
  await send(simulator, 'PUT', '/Users/ada-1', { body: { userName: 'ada@example.com' } });
  expect(simulator.users()[1]).toMatchObject({ ...after, givenName: '', familyName: '' });
});

test.each([404, 405, 501] as const)(
  'GIVEN patchStatus %i THEN a PATCH is refused, and a PUT is not',
  async (patchStatus) => {
    const simulator = await simulate({ patchStatus });
    expectError(await patch(simulator, 'ada-1'), patchStatus, undefined, /^PATCH is not supported\.$/);
    expect((await send(simulator, 'PUT', '/Users/ada-1', { body: { userName: 'ada@example.com' } })).status).toBe(200);
  },
);

describe('GIVEN patchIgnoresUnknown', () => {
  const UNKNOWN = [
    { op: 'Add', path: 'displayName', value: 'Ada' },
    { op: 'Replace', path: 'name.formatted', value: 'Ada Example' },
    { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '1' },
    { op: 'Add', path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', value: 'Marketing' },
  ];

  test('WHEN a PATCH writes what the account has and what it does not, THEN what it has is written', async () => {
    const simulator = await simulate({ patchIgnoresUnknown: true });
    const role = { op: 'Replace', path: 'roles[primary eq "True"].value', value: 'analyst' };
    const names = { op: 'replace', value: { 'name.givenName': 'Adele', title: 'Countess' } };
    expect((await patch(simulator, 'ada-1', ...UNKNOWN, role, names)).status).toBe(200);
    expect(simulator.users()[1]).toMatchObject({ role: 'analyst', givenName: 'Adele', familyName: 'Lovelace' });
  });

  test('WHEN a PATCH writes nothing that the account has, THEN nothing changes', async () => {
    const simulator = await simulate({ patchIgnoresUnknown: true });
    const before = simulator.users();
    expect((await patch(simulator, 'ada-1', ...UNKNOWN)).status).toBe(204);
    expect(simulator.users()).toEqual(before);
  });

  test('WHEN an operation is none, THEN it is refused all the same', async () => {
    const simulator = await simulate({ patchIgnoresUnknown: true });
    const wrong = { op: 'Replace', path: 'active', value: 'perhaps' };
    expectError(await patch(simulator, 'ada-1', ...UNKNOWN, wrong), 400, 'invalidValue', /./);
  });
});
