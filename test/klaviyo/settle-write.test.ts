import { type KlaviyoScimWriter } from '../../src/klaviyo/scim-writer.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';
import { settleWrite, type SettledWrite, type UnsettledWrite } from '../../src/klaviyo/settle-write.js';
import { scimRecord } from '../../src/klaviyo/user-reading.js';
import { wireUser } from './loopback-server.js';
import { virtualTiming } from './virtual-timing.js';

const NEW = { userName: 'ada@example.com', givenName: 'Ada', familyName: 'ada', role: 'analyst', active: true };
const CREATE = { kind: 'create', user: NEW } as const;
const UPDATE: UnsettledWrite = {
  ...{ kind: 'update', id: 'ada', userName: 'ada@example.com' },
  ...{ from: { role: 'admin', active: true }, to: { role: 'analyst', active: false } },
};
const DELETE = { kind: 'delete', id: 'ada', userName: 'ada@example.com' } as const;

const record = (changes: object = {}, id = 'ada') => scimRecord(wireUser(id, changes), 'GET x');
type Found = readonly object[] | ScimError;

/** Settles against what each look finds, the last again and again. */
async function settle(
  write: UnsettledWrite,
  ...looks: readonly Found[]
): Promise<{ settled: SettledWrite; waits: number[] }> {
  let look = 0;
  const next = (): readonly object[] => {
    const found = looks[Math.min(look, looks.length - 1)]!;
    look += 1;
    if (found instanceof ScimError) throw found;
    return found;
  };
  const reader = {
    readUser: () => new Promise((resolve) => resolve(next()[0])),
    findByUserName: () => new Promise((resolve) => resolve(next())),
  } as unknown as KlaviyoScimWriter;
  const timing = virtualTiming();
  return { settled: await settleWrite(reader, write, { timing }), waits: timing.waits };
}

describe('settleWrite', () => {
  test.each<[string, UnsettledWrite, readonly object[]]>([
    ['create', CREATE, [record()]],
    ['update', UPDATE, [record({ role: 'analyst', active: false })]],
    ['delete', DELETE, []],
  ])('GIVEN the %s was done WHEN settled THEN it says so at once', async (_, write, found) => {
    expect(await settle(write, found)).toMatchObject({ settled: { kind: 'done' }, waits: [] });
  });

  test.each<[string, UnsettledWrite, readonly object[]]>([
    ['create', CREATE, []],
    ['update', UPDATE, [record({ role: 'admin', active: true })]],
    ['delete', DELETE, [record()]],
  ])('GIVEN the %s was not done WHEN settled THEN it looks twice more, and says so', async (_, write, found) => {
    expect(await settle(write, found)).toMatchObject({ settled: { kind: 'not-done' }, waits: [1_000, 4_000] });
  });

  test('GIVEN a server that is late WHEN settled THEN it is done', async () => {
    expect(await settle(CREATE, [], [record()])).toMatchObject({ settled: { kind: 'done' }, waits: [1_000] });
  });

  test.each<[string, UnsettledWrite, readonly Found[], string]>([
    [
      'another role than was created',
      CREATE,
      [[record({ role: 'admin' })]],
      '"ada@example.com" is there with role "admin", where "analyst" was to be created.',
    ],
    ['two users', CREATE, [[record(), record({}, 'b')]], '2 users have the userName "ada@example.com".'],
    ['nobody of the id', UPDATE, [[]], 'Nobody has the id "ada" any more, which was that of "ada@example.com".'],
    [
      'somebody else of the id',
      UPDATE,
      [[record({ userName: 'b@example.com' })]],
      'The id "ada" is now that of "b@example.com".',
    ],
    [
      'a part of the change',
      UPDATE,
      [[record({ role: 'analyst', active: true })]],
      '"ada@example.com" is there with role "analyst", active true, which is neither as before nor as it was to become.',
    ],
    ['a torn record', UPDATE, [[record({ role: 'analyst', active: false, roles: ['admin'] })]], 'role nothing'],
    ['a record without active', UPDATE, [[record({ role: 'admin', active: null })]], 'neither as before'],
    ['another user of the name', DELETE, [[], [record({}, 'b')]], '"ada@example.com" is there with another id.'],
  ])('GIVEN %s WHEN settled THEN it says what is there', async (_, write, looks, message) => {
    expect(await settle(write, ...looks)).toMatchObject({
      settled: { kind: 'otherwise', message: expect.stringContaining(message) as unknown },
    });
  });

  test('GIVEN a server that cannot be read WHEN settled THEN it is unclear, and says why', async () => {
    const { settled } = await settle(UPDATE, new ScimError('SCIM_UNAVAILABLE', 'It is down.'));
    expect(settled).toEqual({ kind: 'unclear', message: 'It is down.' });
  });

  test('GIVEN a stop while it waits WHEN settled THEN it rejects with the reason', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    const reader = { findByUserName: () => Promise.resolve([]) } as unknown as KlaviyoScimWriter;
    await expect(settleWrite(reader, CREATE, { signal, timing: virtualTiming() })).rejects.toThrow('stopped');
  });

  test('GIVEN an error that is not of SCIM WHEN settled THEN it is thrown', async () => {
    const reader = { findByUserName: () => Promise.reject(new TypeError('odd')) } as unknown as KlaviyoScimWriter;
    await expect(settleWrite(reader, CREATE)).rejects.toThrow(TypeError);
  });
});
