import { closeAll, expectError, patch, send, simulate } from './scim-client.js';

afterEach(closeAll);

const A = { value: 'a@example.com', type: 'work', primary: true };
const B = { value: 'b@example.com', type: 'home', primary: true };
const SEVERAL = /^Several of "emails" are primary; at most one may be\.$/;

test.each([
  [A, B],
  [A, { ...B, primary: 'True' }],
  [A, A],
])('GIVEN the primary addresses %j and %j WHEN they are written in one piece THEN it is refused', async (...emails) => {
  const simulator = await simulate();
  const before = simulator.users();
  const created = { userName: 'new@example.com', role: 'analyst', emails };
  expectError(await send(simulator, 'POST', '/Users', { body: created }), 400, 'invalidValue', SEVERAL);
  const put = { userName: 'ada@example.com', role: 'admin', emails };
  expectError(await send(simulator, 'PUT', '/Users/ada-1', { body: put }), 400, 'invalidValue', SEVERAL);
  for (const operation of [
    { op: 'replace', path: 'emails', value: emails },
    { op: 'Add', path: 'emails', value: emails },
    { op: 'replace', value: { Emails: emails } },
  ]) {
    expectError(await patch(simulator, 'ada-1', operation), 400, 'invalidValue', SEVERAL);
  }
  expect(simulator.users()).toEqual(before);
});

test('GIVEN one primary address of several, or none, THEN it is taken as it is', async () => {
  const simulator = await simulate();
  const emails = [{ ...A, primary: false }, B];
  const body = { userName: 'ada@example.com', role: 'admin', emails };
  expect((await send(simulator, 'PUT', '/Users/ada-1', { body })).body.emails).toEqual(emails);
  const none = [{ value: 'a@example.com', type: 'work' }];
  const patched = await patch(simulator, 'ada-1', { op: 'replace', path: 'emails', value: none });
  expect(patched.body.emails).toEqual(none);
});

describe('PATCH makes an address primary', () => {
  const OLD = { value: 'ada@example.com', type: 'work', primary: false };

  test.each([
    [[{ op: 'add', path: 'emails', value: [B] }], [OLD, B]],
    [[{ op: 'Add', path: 'emails', value: { ...B, primary: 'True' } }], [OLD, B]],
    [
      [
        { op: 'add', path: 'emails', value: [{ ...B, primary: false }] },
        { op: 'replace', path: 'emails[type eq "home"].primary', value: true },
      ],
      [OLD, B],
    ],
    [
      [
        { op: 'add', path: 'emails', value: [B] },
        { op: 'add', path: 'emails', value: [{ value: 'c@example.com', type: 'other', primary: true }] },
      ],
      [OLD, { ...B, primary: false }, { value: 'c@example.com', type: 'other', primary: true }],
    ],
  ])('GIVEN %j THEN it is the only one', async (operations, emails) => {
    const simulator = await simulate();
    const answer = await patch(simulator, 'ada-1', ...operations);
    expect(answer.status).toBe(200);
    expect(answer.body.emails).toEqual(emails);
    expect(simulator.users()[1]?.emails).toEqual(emails);
  });

  test('GIVEN a primary address before another THEN the one that was made primary stays', async () => {
    // The new primary one stands first, so that its place does not choose it.
    const simulator = await simulate();
    const value = [{ ...B, primary: false }, A];
    await patch(simulator, 'ada-1', { op: 'replace', path: 'emails', value });
    const answer = await patch(simulator, 'ada-1', {
      op: 'replace',
      path: 'emails[type eq "home"].primary',
      value: true,
    });
    expect(answer.body.emails).toEqual([B, { ...A, primary: false }]);
  });
});
