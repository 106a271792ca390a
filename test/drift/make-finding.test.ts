import { compareAccount } from '../../src/drift/compare.js';
import { account, provisioned, compare, declared, exception, listing, OWNER_RECORD, TODAY } from './sample-account.js';

/** Kind and line of each finding. */
function lines(drift: ReturnType<typeof compare>): readonly (readonly [string, number | undefined])[] {
  return drift.findings.map(({ kind, place }) => [kind, place?.line]);
}

describe('the place of a finding in the access file', () => {
  test('GIVEN a declared person THEN the assignment that decided the role', () => {
    const admin = declared({ userName: 'zoe@example.com', role: 'admin', group: 'klaviyo-admins', priority: 1 });

    expect(lines(compare([declared(), admin], [provisioned({ role: 'admin' })]))).toEqual([
      ['role', 21],
      ['missing', 20],
      ['owner', 5],
    ]);
    expect(compare([declared()], []).findings[0]?.place).toEqual({ path: 'access.yaml', line: 21, column: 9 });
  });

  test('GIVEN somebody who is not declared THEN the account', () => {
    expect(lines(compare([], [provisioned()]))).toEqual([
      ['unexpected', 5],
      ['owner', 5],
    ]);
  });

  test('GIVEN a declared person who has the role of the owner THEN the account, at which the owner stands', () => {
    expect(lines(compare([declared()], [provisioned({ role: 'owner' })]))).toEqual([
      ['owner', 5],
      ['owner', 5],
    ]);
  });

  test('GIVEN an exception that has ended THEN the exception, also of a declared person', () => {
    const exceptions = [exception({ user: 'ada@example.com', expires: '2026-01-01' })];

    expect(lines(compare([declared()], [provisioned()], { exceptions }))).toEqual([
      ['expired-exception', 31],
      ['owner', 5],
    ]);
  });

  test('GIVEN no path of an access file THEN no place', () => {
    const { findings } = compareAccount({
      account: account(),
      declared: [declared()],
      listing: listing([OWNER_RECORD]),
      directorySource: 'roster people.csv',
      today: TODAY,
    });

    expect(findings.map(({ place }) => place)).toEqual([null, null]);
  });
});
