import { type ActivityPart } from '../../src/activity/activity-log.js';
import { namedColumns, namedLogs, partsByAccount } from '../../src/activity/named-logs.js';

const part = (people = 1): ActivityPart => ({
  from: '2026-09-01T10:00:00.000Z',
  until: '2026-11-30T10:00:00.000Z',
  lastSignIns: new Map(
    Array.from({ length: people }, (_, index) => [`p${index}@example.com`, '2026-11-01T10:00:00.000Z']),
  ),
});

const log = (parts: ReadonlyMap<string | null, ActivityPart>) => ({
  ...{ sha256: '0'.repeat(64), withoutZone: false, passedOver: new Map<string, number>(), parts },
});

test('GIVEN accounts with their files THEN each is known; what is no account is a part of the name of a file', () => {
  expect(namedLogs(['acme=a=1.csv', 'beta=b.csv'], ['acme', 'beta'])).toEqual([
    { account: 'acme', file: 'a=1.csv' },
    { account: 'beta', file: 'b.csv' },
  ]);
  expect(namedLogs(['other=a.csv'], ['acme'])).toEqual([{ account: undefined, file: 'other=a.csv' }]);
});

test.each([
  [['acme=a.csv', 'acme=b.csv'], /acme has several/],
  [['a.csv', 'b.csv'], /ACCOUNT=FILE/],
])('GIVEN %j THEN it is refused', (values, message) => {
  expect(() => namedLogs(values, ['acme', 'beta'])).toThrow(message);
});

test('GIVEN columns THEN they are known, with commas in their names', () => {
  expect(namedColumns('user=Name, first,event=What = it,time=When')).toEqual({
    ...{ user: 'Name, first', event: 'What = it', time: 'When' },
  });
});

test.each([
  ['users=Who', /Did you mean "user"/],
  ['user=', /user=COLUMN/],
  ['Who', /user=COLUMN/],
  ['user=a,user=b', /names user twice/],
])('GIVEN "%s" THEN it says how to write it', (value, message) => {
  expect(() => namedColumns(value)).toThrow(message);
});

test('GIVEN a log without a column of accounts THEN it is of the named account, or of the only one', () => {
  const whole = log(new Map([[null, part()]]));
  expect([...partsByAccount(whole, { account: 'beta', file: 'b.csv' }, ['acme', 'beta']).keys()]).toEqual(['beta']);
  expect([...partsByAccount(whole, { account: undefined, file: 'a.csv' }, ['acme']).keys()]).toEqual(['acme']);
  expect(() => partsByAccount(whole, { account: undefined, file: 'a.csv' }, ['acme', 'beta'])).toThrow(
    /not said of which account.*acme, beta/s,
  );
});

test('GIVEN a log with a column of accounts THEN the accounts that it names have a part, and others none', () => {
  const several = log(
    new Map([
      ['acme', part()],
      ['gamma', part()],
    ]),
  );
  const named = { account: undefined, file: 'a.csv' };
  expect([...partsByAccount(several, named, ['Acme', 'beta']).keys()]).toEqual(['Acme']);
  expect(() => partsByAccount(several, named, ['beta'])).toThrow(/no line of beta.*it has "acme", "gamma"/s);
});

test('GIVEN an account to which nobody signs in THEN it is refused', () => {
  const several = log(new Map([['acme', part(0)]]));
  expect(() => partsByAccount(several, { account: undefined, file: 'a.csv' }, ['acme'])).toThrow(
    /nobody signs in to acme/,
  );
});
