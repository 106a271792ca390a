import { type AccountReadings, explainPerson, type Reading } from '../../src/drift/person-explanation.js';
import { type DirectorySnapshot } from '../../src/people/directory-person.js';
import { assignment, directoryPerson, members } from '../access/sample-assignment.js';
import { account, type AccountChanges, exception, provisioned } from './sample-account.js';

const TODAY = '2026-11-29';
const UNREAD = { read: false, reason: 'Not there.' } as const;

function snapshot(...userNames: readonly string[]): Reading<DirectorySnapshot> {
  return {
    read: true,
    value: {
      source: 'roster people.csv',
      users: userNames.map((userName) => directoryPerson({ userName, groups: ['g1'] })),
    },
  };
}

function readings(changes: AccountChanges = {}, more: Partial<AccountReadings> = {}): AccountReadings {
  const of = account({ assignments: [assignment(1, 'admin')], ...changes });
  return { account: of, assigned: UNREAD, provisioned: { read: true, value: [] }, findings: UNREAD, ...more };
}

function explain(user: string, from = snapshot('ada@example.com'), accounts = [readings()]) {
  return explainPerson({ user, today: TODAY, snapshot: from, accounts });
}

test('GIVEN another spelling of a userName THEN it is the same person', () => {
  const { isKnown, directory, accounts, nearest } = explain(' ADA@example.com');
  expect({ isKnown, nearest }).toEqual({ isKnown: true, nearest: [] });
  expect(directory).toMatchObject({ read: true, value: { userName: 'ada@example.com', place: 'roster people.csv' } });
  expect(accounts[0]!.decision).toMatchObject({ read: true, value: { decision: { role: 'admin' } } });
});

test('GIVEN somebody whom nothing knows THEN the most similar userNames are named, the nearest first', () => {
  const from = snapshot('ada@example.com', 'adam@example.com', 'zoe@example.com', 'ad@other.example');
  expect(explain('adaa@example.com', from)).toMatchObject({
    isKnown: false,
    directory: { read: true, value: null },
    nearest: ['ada@example.com', 'adam@example.com'],
  });
  expect(explain('ada@example.org', from).nearest[0]).toBe('ada@example.com');
  expect(explain('x'.repeat(500), from).nearest).toEqual([]);
});

test.each([
  ['the owner', 'owner@example.com', readings()],
  [
    'a member',
    'grace@example.com',
    readings({ assignments: [assignment(1, 'admin', members({ user: 'GRACE@example.com' }))] }),
  ],
  ['one of an exception', 'agency@example.com', readings({ exceptions: [exception()] })],
  [
    'in Klaviyo',
    'x@example.com',
    readings({}, { provisioned: { read: true, value: [provisioned({ userName: 'X@example.com' })] } }),
  ],
])('GIVEN somebody who is %s THEN they are known, also where the directory was not read', (_who, user, of) => {
  expect(explain(user, UNREAD, [of])).toMatchObject({ isKnown: true, directory: UNREAD, nearest: [] });
  expect(explain('other@example.com', UNREAD, [of]).isKnown).toBe(false);
});

test('GIVEN exceptions, one that has ended, and patterns THEN those of the person are there', () => {
  const policy = { ...account().policy!, unmanaged: [{ pattern: '*@agency.example', reason: 'x', privileged: false }] };
  const of = readings({
    exceptions: [exception(), exception({ expires: '2026-11-28' }), exception({ user: 'other@example.com' })],
    policy,
  });
  const [found] = explain('agency@example.com', snapshot(), [of]).accounts;
  expect(found!.exceptions.map(({ hasEnded }) => hasEnded)).toEqual([false, true]);
  expect(found!.unmanaged).toEqual([]);
  expect(explain('joan@agency.example', snapshot(), [of]).accounts[0]!.unmanaged).toHaveLength(1);
});
