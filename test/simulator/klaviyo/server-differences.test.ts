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
