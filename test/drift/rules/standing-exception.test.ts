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
  wordsOf,
} from '../sample-account.js';

const AGENCY = provisioned({ id: 'u7', userName: 'agency@example.com' });

describe('an exception that covers nothing', () => {
  test('GIVEN no such finding THEN low, with kinds, reason and line, as the exception writes the person', () => {
    const exceptions = [exception({ user: 'Gone@example.com' })];
    const drift = compare([declared()], [provisioned()], { exceptions });

    expect(kindsOf(drift)).toEqual(['low unmatched-exception']);
    expect(findingsOf(drift)[0]).toMatchObject({ user: 'Gone@example.com', place: { line: 31, column: 9 } });
    expect(findingsOf(drift)[0]?.message).toMatch(
      /^The exception for unexpected \("SSO-exempt agency"\) matches no finding about this person/,
    );
    expect(findingsOf(drift)[0]?.remedy).toMatch(/\(line 31\)/);
  });

  test('GIVEN one of its kinds is found THEN it covers something, even where a longer one is shown', () => {
    const exceptions = [exception({ kinds: ['unexpected', 'name'] }), exception({ expires: '2099-12-31' })];
    expect(kindsOf(compare([declared()], [provisioned(), AGENCY], { exceptions }))).toEqual(['high unexpected']);
  });

  test.each(['direct-assignment', 'not-synced', 'role-list', 'nested-group'] as const)(
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
    expect(findingsOf(drift)[1]?.remedy).toMatch(/review it with ada@example.com \(line 31, 31 of the access file\)/);
  });

  test('GIVEN a day more, or fewer days in the policy THEN not yet', () => {
    expect(kindsOf(ending('2026-08-16'))).toEqual(['high unexpected']);
    expect(kindsOf(ending('2026-08-02', 0))).toEqual(['high unexpected']);
  });

  test('GIVEN nobody answers for it THEN nobody is named', () => {
    const drift = compare([declared()], [provisioned(), AGENCY], { exceptions: [exception({ expires: TODAY })] });
    expect(findingsOf(drift)[1]?.remedy).toMatch(/set a new end date and have it reviewed \(line 31/);
  });
});

describe('an exception among others', () => {
  test('GIVEN it covers nothing THEN what to do with it, whole', () => {
    const exceptions = [exception({ kinds: ['unexpected', 'name'] })];
    expect(wordsOf(compare([declared()], [provisioned()], { exceptions }), 'unmatched-exception')).toEqual([
      [
        'The exception for name, unexpected ("SSO-exempt agency") matches no finding about this person.',
        'Remove it from the access file (line 31), since it would hide such a difference if it came back; or check the ' +
          'userName and the kinds.',
      ],
    ]);
  });

  test('GIVEN kinds that Okta alone shows and others WHEN Okta is not read THEN it may still cover something', () => {
    const exceptions = [exception({ kinds: ['unexpected', 'not-synced'] })];
    expect(kindsOf(compare([declared()], [provisioned()], { exceptions }))).toEqual([]);
  });

  test.each([
    [TODAY, 'today'],
    ['2026-08-02', 'tomorrow'],
    ['2026-08-15', 'in 14 days'],
  ])('GIVEN it covers something and ends on %s THEN the whole announcement says %s', (expires, left) => {
    const exceptions = [exception({ expires }), exception({ expires, reason: 'again', at: { line: 40, column: 9 } })];
    expect(wordsOf(compare([declared()], [provisioned(), AGENCY], { exceptions }), 'expiring-exception')).toEqual([
      [
        `The exception for unexpected ("SSO-exempt agency", "again") ends on ${expires}, ${left}; after that the difference ` +
          'counts.',
        'Resolve the difference before, or set a new end date and have it reviewed (line 31, 40 of the access file).',
      ],
    ]);
  });

  test('GIVEN alike ones of two owners, and one of none THEN each owner is named once', () => {
    const owners = ['ada@example.com', 'zoe@example.com', 'ada@example.com', undefined];
    const exceptions = owners.map((owner) => exception({ expires: TODAY, owner }));
    const [[, remedy] = []] = wordsOf(compare([], [AGENCY], { exceptions }), 'expiring-exception');
    expect(remedy).toBe(
      'Resolve the difference before, or set a new end date and review it with ada@example.com and zoe@example.com (line 31, 31, ' +
        '31, 31 of the access file).',
    );
  });

  test('GIVEN it ends soon and covers nothing THEN it is not announced', () => {
    const exceptions = [exception({ expires: TODAY })];
    expect(kindsOf(compare([declared()], [provisioned()], { exceptions }))).toEqual(['low unmatched-exception']);
  });

  test('GIVEN alike ones whose places are in another order THEN the first in the file is the place of the finding', () => {
    const at = (line: number, column: number) =>
      exception({ reason: `line ${line} column ${column}`, at: { line, column } });
    const drift = compare([declared()], [provisioned()], { exceptions: [at(9, 7), at(10, 1), at(9, 3)] });
    expect(findingsOf(drift)).toHaveLength(1);
    expect(findingsOf(drift)[0]).toMatchObject({ place: { line: 9, column: 3 } });
    expect(findingsOf(drift)[0]?.message).toContain('("line 9 column 3", "line 9 column 7", "line 10 column 1")');
    expect(findingsOf(drift)[0]?.remedy).toContain('(line 9, 9, 10)');
  });

  test('GIVEN the same kinds with and without a role THEN they are two', () => {
    const exceptions = [exception(), exception({ role: 'support' })];
    const found = findingsOf(compare([declared()], [provisioned()], { exceptions }));
    expect(found).toHaveLength(2);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  });
});
