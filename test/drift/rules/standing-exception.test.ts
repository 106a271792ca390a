import {
  provisioned,
  assigned,
  compare,
  compareThree,
  declared,
  exception,
  findingsOf,
  kindsOf,
  SAMPLE_POLICY,
  TODAY,
} from '../sample-account.js';

const AGENCY = provisioned({ id: 'u7', userName: 'agency@example.com' });

describe('an exception that covers nothing', () => {
  test('GIVEN no such finding THEN low, with kinds, reason and line, as the exception writes the person', () => {
    const exceptions = [exception({ user: 'Gone@example.com' })];
    const drift = compare([declared()], [provisioned()], { exceptions });

    expect(kindsOf(drift)).toEqual(['low unmatched-exception']);
    expect(findingsOf(drift)[0]).toMatchObject({ user: 'Gone@example.com', place: { line: 31, column: 9 } });
    expect(findingsOf(drift)[0]?.message).toMatch(
      /^The exception for unexpected \("SSO-exempt agency"\) covers nothing/,
    );
    expect(findingsOf(drift)[0]?.remedy).toMatch(/\(line 31\)/);
  });

  test('GIVEN one of its kinds is found THEN it covers something, even where a longer one is shown', () => {
    const exceptions = [exception({ kinds: ['unexpected', 'name'] }), exception({ expires: '2099-12-31' })];
    expect(kindsOf(compare([declared()], [provisioned(), AGENCY], { exceptions }))).toEqual(['high unexpected']);
  });

  test.each(['direct-assignment', 'not-synced', 'role-list'] as const)(
    'GIVEN %s, which Okta alone can show THEN it is said where Okta was read, and not where it was not',
    (kind) => {
      const exceptions = [exception({ kinds: [kind] })];
      const inOkta = compareThree([declared()], [assigned()], [provisioned()], { exceptions });
      expect(kindsOf(inOkta)).toEqual(['low unmatched-exception']);
      expect(kindsOf(compare([declared()], [provisioned()], { exceptions }))).toEqual([]);
    },
  );

  test('GIVEN it has expired THEN that is said alone', () => {
    const exceptions = [exception({ expires: '2026-07-31' })];
    expect(kindsOf(compare([declared()], [provisioned()], { exceptions }))).toEqual(['medium expired-exception']);
  });
});

describe('an exception that ends soon', () => {
  const ending = (expires: string, announceExpiry = 14) =>
    compare([declared()], [provisioned(), AGENCY], {
      exceptions: [exception({ expires, owner: 'ada@example.com' }), exception({ expires, reason: 'again' })],
      policy: { ...SAMPLE_POLICY, announceExpiry },
    });

  test.each([
    [TODAY, /ends on 2026-08-01, today;/],
    ['2026-08-02', /ends on 2026-08-02, tomorrow;/],
    ['2026-08-15', /ends on 2026-08-15, in 14 days;/],
  ])('GIVEN %s THEN it is announced, as info', (expires, message) => {
    const drift = ending(expires);
    expect(kindsOf(drift)).toEqual(['high unexpected', 'info expiring-exception']);
    expect(findingsOf(drift)[0]?.exception).not.toBeNull();
    expect(findingsOf(drift)[1]?.message).toMatch(message);
    expect(findingsOf(drift)[1]?.remedy).toMatch(/reviewed with ada@example.com \(line 31, 31 of the access file\)/);
  });

  test('GIVEN a day more, or fewer days in the policy THEN not yet', () => {
    expect(kindsOf(ending('2026-08-16'))).toEqual(['high unexpected']);
    expect(kindsOf(ending('2026-08-02', 0))).toEqual(['high unexpected']);
  });

  test('GIVEN nobody answers for it THEN nobody is named', () => {
    const drift = compare([declared()], [provisioned(), AGENCY], { exceptions: [exception({ expires: TODAY })] });
    expect(findingsOf(drift)[1]?.remedy).toMatch(/have a new end date reviewed \(line 31/);
  });
});
