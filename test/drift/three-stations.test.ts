import { OKTA_WORDS } from '../../src/provider/okta/words.js';
import { type AssignedPerson } from '../../src/people/assigned-person.js';
import { compareAccount } from '../../src/drift/compare.js';
import { CompareInputError } from '../../src/drift/compare-input.js';
import { type Finding } from '../../src/drift/finding.js';
import {
  account,
  provisioned,
  assigned,
  compare,
  compareThree,
  declared,
  findingsOf,
  hopsOf,
  listing,
  TODAY,
  PUSH_FAILED,
  ENDED,
} from './sample-account.js';

const only = (findings: readonly Finding[]): Finding => {
  expect(findings).toHaveLength(1);
  return findings[0]!;
};

describe('in sync', () => {
  test('GIVEN the same at three stations THEN the owner is all that is reported, and every station is described', () => {
    const drift = compareThree([declared()], [assigned({ userName: 'ADA@example.com ' })], [provisioned()]);

    expect(drift.findings.map(({ kind, severity }) => [kind, severity])).toEqual([['owner', 'info']]);
    expect(drift.stations.assigned).toEqual({
      available: true,
      source: 'Okta https://acme.okta.com, app "Klaviyo" (0oa1)',
      people: 1,
      provider: 'Okta',
    });
    expect(drift.roles.assigned).toEqual([{ role: 'analyst', people: 1 }]);
    expect(drift.notices).toEqual([]);
  });

  test('GIVEN Okta has assigned the owner THEN that is fine, and said', () => {
    const owner = assigned({
      id: '00u0',
      userName: 'owner@example.com',
      role: 'admin',
      through: 'person',
      push: 'failed',
    });

    const drift = compareThree([declared()], [assigned(), owner], [provisioned()]);

    expect(findingsOf(drift)).toEqual([]);
    expect(drift.findings[0]).toMatchObject({ kind: 'owner', assigned: { role: 'admin' } });
    expect(drift.findings[0]?.message).toMatch(/The app is assigned to them in Okta, with the role "admin"\.$/);
  });
});

describe('the figures of roles', () => {
  test('GIVEN people who are switched off THEN they are not among those who hold a role', () => {
    const users = [assigned(), assigned({ ...ENDED, id: '00u2', userName: 'zoe@example.com', role: 'admin' })];
    const records = [
      provisioned(),
      provisioned({ id: 'u2', userName: 'zoe@example.com', role: 'admin', active: false }),
    ];
    const { roles, summary } = compareThree([declared()], users, records);

    expect(roles.assigned).toEqual([{ role: 'analyst', people: 1 }]);
    expect(roles.provisioned).toEqual([
      { role: 'analyst', people: 1 },
      { role: 'owner', people: 1 },
    ]);
    expect(summary.provisioned).toBe(3);
    expect(summary.assigned).toBe(users.length);
  });
});

describe('missing', () => {
  test('GIVEN neither assigned nor in Klaviyo THEN at the first hop alone', () => {
    const drift = compareThree([declared()], [], []);

    expect(hopsOf(drift)).toEqual(['medium missing declared-assigned']);
    expect(only(findingsOf(drift))).toMatchObject({ assigned: null, provisioned: null });
    expect(only(findingsOf(drift)).remedy).toMatch(/^Deploy if the plan has changes\. If not, check in Okta/);
  });

  test('GIVEN not assigned, but in Klaviyo with more power THEN both are reported', () => {
    const drift = compareThree([declared()], [], [provisioned({ role: 'admin' })]);

    expect(hopsOf(drift)).toEqual(['critical role declared-provisioned', 'medium missing declared-assigned']);
    expect(findingsOf(drift)[1]?.message).toMatch(/they are in Klaviyo, but not managed from Okta/);
  });

  test('GIVEN assigned, but not in Klaviyo THEN at the last hop, with what Okta says of the push', () => {
    const drift = compareThree([declared()], [assigned(PUSH_FAILED)], []);

    expect(hopsOf(drift)).toEqual(['medium missing assigned-provisioned']);
    const { message, remedy, assigned: state } = only(findingsOf(drift));
    expect(message).toMatch(
      /and assigned in Okta, but not in Klaviyo's listing\. The last push from Okta to Klaviyo failed .*ERROR/,
    );
    expect(remedy).toMatch(/Dashboard > Tasks/);
    expect(state).toMatchObject({ id: '00u1', role: 'analyst', active: true });
  });

  test('GIVEN not assigned and switched off in Klaviyo THEN missing in Okta is all', () => {
    expect(hopsOf(compareThree([declared()], [], [provisioned({ active: false })]))).toEqual([
      'medium missing declared-assigned',
    ]);
  });
});

describe('inactive', () => {
  test.each([
    ['switched the record off', [provisioned({ active: false })]],
    ['removed the record', []],
  ])('GIVEN the assignment ended and Klaviyo %s THEN at the first hop alone', (_what, records) => {
    const drift = compareThree([declared()], [assigned(ENDED)], records);
    expect(hopsOf(drift)).toEqual(['medium inactive declared-assigned']);
    expect(only(findingsOf(drift)).message).toContain('(status SUSPENDED)');
    expect(only(findingsOf(drift)).assigned?.active).toBe(false);
  });

  test('GIVEN assigned, but switched off in Klaviyo THEN at the last hop', () => {
    const drift = compareThree([declared()], [assigned()], [provisioned({ active: false })]);

    expect(hopsOf(drift)).toEqual(['medium inactive assigned-provisioned']);
    expect(only(findingsOf(drift)).remedy).toMatch(/^Push the person again, which switches the record on/);
  });

  test('GIVEN the assignment ended, and an admin in Klaviyo all the same THEN the role is compared with the declared one', () => {
    expect(hopsOf(compareThree([declared()], [assigned(ENDED)], [provisioned({ role: 'admin' })]))).toEqual([
      'critical role declared-provisioned',
      'medium inactive declared-assigned',
    ]);
  });
});

describe('role', () => {
  const roles = (inOkta: string | null, inKlaviyo: string | undefined, changes: Partial<AssignedPerson> = {}) =>
    compareThree([declared()], [assigned({ role: inOkta, ...changes })], [provisioned({ role: inKlaviyo })]);

  test.each([
    ['admin', 'admin', ['critical role declared-assigned']],
    ['analyst', 'admin', ['critical role assigned-provisioned']],
    ['admin', 'analyst', ['critical role declared-assigned', 'medium role assigned-provisioned']],
    ['manager', 'admin', ['critical role assigned-provisioned', 'high role declared-assigned']],
    ['analyst', undefined, ['medium role assigned-provisioned']],
    [null, 'analyst', ['medium role declared-assigned']],
    [null, undefined, ['medium role declared-assigned']],
    [null, 'admin', ['critical role declared-provisioned', 'medium role declared-assigned']],
    ['growth', 'growth', ['high unknown-role declared-assigned']],
    ['analyst', 'growth', ['high unknown-role assigned-provisioned']],
    ['growth', 'analyst', ['high unknown-role declared-assigned', 'medium role assigned-provisioned']],
    ['growth', 'growht', ['high unknown-role assigned-provisioned', 'high unknown-role declared-assigned']],
    ['owner', 'owner', ['critical role declared-assigned', 'critical owner assigned-provisioned']],
  ])('GIVEN analyst declared, %s in Okta and %s in Klaviyo THEN %j', (inOkta, inKlaviyo, expected) => {
    const drift = roles(inOkta, inKlaviyo);
    expect([...hopsOf(drift)].sort()).toEqual([...expected].sort());
    expect(new Set(drift.findings.map(({ id }) => id)).size).toBe(drift.findings.length);
  });

  test('each hop has words and a remedy of its own', () => {
    expect(only(findingsOf(roles('admin', 'admin'))).message).toMatch(
      /^The role that is resolved for them in Okta is "admin"; the access file declares/,
    );
    expect(only(findingsOf(roles('admin', 'admin'))).remedy).toMatch(
      /^Deploy\. Then check which assigned groups the person is in/,
    );
    expect(only(findingsOf(roles(null, 'analyst'))).message).toMatch(
      /^No role is resolved for them in Okta, so none is pushed/,
    );
    expect(only(findingsOf(roles(null, 'analyst'))).remedy).toMatch(/Terraform does not see a role that was cleared/);
    expect(only(findingsOf(roles('analyst', 'admin'))).message).toBe(
      'Klaviyo has the role "admin"; the role that is resolved in Okta is "analyst", as declared (' +
        'by the group "klaviyo-analysts", priority 2).',
    );
    expect(findingsOf(roles('manager', 'admin'))[0]?.message).toMatch(
      /resolved in Okta is "manager", and the access file declares "analyst"/,
    );
    expect(only(findingsOf(roles('analyst', 'admin'))).remedy).toMatch(/^Push the person again/);
  });

  test('GIVEN a direct assignment with another role THEN the remedy is to convert it', () => {
    const drift = roles('admin', 'admin', { through: 'person' });
    expect(hopsOf(drift)).toEqual(['critical role declared-assigned', 'medium direct-assignment declared-assigned']);
    expect(findingsOf(drift)[0]?.remedy).toMatch(/^Convert the direct assignment/);
  });

  test('a finding at the last hop keeps its id whether Okta is read or not; one at the first has its own', () => {
    const withOkta = only(findingsOf(roles('analyst', 'admin')));
    const without = only(findingsOf(compare([declared()], [provisioned({ role: 'admin' })])));
    const first = only(findingsOf(roles('admin', 'admin')));

    expect(withOkta.id).toBe(without.id);
    expect(without.hop).toBe('declared-provisioned');
    expect(first.id).not.toBe(without.id);
  });
});

describe('name', () => {
  test.each([
    ['Ada', 'Eve', ['low name assigned-provisioned']],
    ['Eve', 'Eve', ['low name declared-assigned']],
    ['Eve', 'Ada', ['low name assigned-provisioned', 'low name declared-assigned']],
    ['', 'Eve', ['low name assigned-provisioned']],
    ['', 'Ada', []],
  ])('GIVEN Ada in the directory, %j in Okta and %j in Klaviyo THEN %j', (inOkta, inKlaviyo, expected) => {
    const drift = compareThree(
      [declared()],
      [assigned({ givenName: inOkta })],
      [provisioned({ givenName: inKlaviyo })],
    );
    expect([...hopsOf(drift)].sort()).toEqual(expected);
    expect(new Set(drift.findings.map(({ id }) => id)).size).toBe(drift.findings.length);
  });

  test('GIVEN not assigned THEN Klaviyo is compared with the directory', () => {
    expect(hopsOf(compareThree([declared()], [], [provisioned({ familyName: 'Byron' })]))).toContain(
      'low name declared-provisioned',
    );
  });
});

describe('direct assignment', () => {
  test('GIVEN a declared person who is assigned directly THEN medium, at the first hop', () => {
    const drift = compareThree([declared()], [assigned({ through: 'person' })], [provisioned()]);
    expect(hopsOf(drift)).toEqual(['medium direct-assignment declared-assigned']);
    expect(only(findingsOf(drift)).message).toMatch(
      /so that no group decides the role; the access file declares "analyst"/,
    );
  });

  test('GIVEN the assignment ended THEN it is inactive, and nothing more', () => {
    expect(
      hopsOf(
        compareThree(
          [declared()],
          [assigned({ through: 'person', access: 'ended' })],
          [provisioned({ active: false })],
        ),
      ),
    ).toEqual(['medium inactive declared-assigned']);
  });
});

describe('several users of Okta under one userName', () => {
  test('GIVEN two active ones THEN a duplicate at the first hop, and each is compared with what is declared', () => {
    const drift = compareThree(
      [declared()],
      [assigned(), assigned({ id: '00u2', userName: 'ADA@example.com', role: 'admin', ...PUSH_FAILED })],
      [provisioned()],
    );

    expect(hopsOf(drift)).toEqual([
      'critical role declared-assigned',
      'high duplicate declared-assigned',
      'medium not-synced assigned-provisioned',
    ]);
    expect(findingsOf(drift)[0]?.assigned?.id).toBe('00u2');
    expect(findingsOf(drift)[1]?.message).toMatch(/^2 users in Okta have the app under one userName: id "00u1"/);
  });

  test('GIVEN one that ended THEN the other one counts alone', () => {
    const ended = assigned({ ...ENDED, id: '00u0', role: 'admin' });
    expect(hopsOf(compareThree([declared()], [ended, assigned()], [provisioned()]))).toEqual([]);
  });
});

describe('a reading of Okta that cannot be trusted is refused', () => {
  test.each([
    ['a user without a userName', [assigned({ userName: ' ' })], /the user "00u1" of the app in Okta has no userName/],
    ['a user twice', [assigned(), assigned()], /the user "00u1" of the app in Okta was read twice/],
  ])('GIVEN %s', (_what, users, message) => {
    const action = () => compareThree([declared()], users, [provisioned()]);
    expect(action).toThrow(CompareInputError);
    expect(action).toThrow(message);
  });

  const compareApp = (users: readonly AssignedPerson[], emptyBecause?: string) =>
    compareAccount({
      account: account(),
      declared: [declared()],
      assigned: { available: true, source: 'Okta app 0oa1', people: users, roleValues: undefined, emptyBecause },
      listing: listing([provisioned()]),
      words: OKTA_WORDS,
      directorySource: 'roster people.csv',
      today: TODAY,
    });

  test('GIVEN it is known that it is empty THEN it is compared; GIVEN people all the same THEN that is refused', () => {
    expect(hopsOf(compareApp([], 'its groups are empty'))).toEqual(['medium missing declared-assigned']);
    const two = [assigned(), assigned({ id: '00u2', userName: 'eve@example.com' })];
    expect(() => compareApp(two, 'its groups are empty')).toThrow(/: 2 people are assigned/);
    expect(() => compareApp(two)).not.toThrow();
  });

  test('GIVEN nobody is assigned THEN why that is refused, and what to do, whole', () => {
    expect(() => compareApp([])).toThrow(
      new CompareInputError(
        account(),
        'nobody is assigned to its app (Okta app 0oa1), and it is not known that this is right (emptyBecause). The answer may have ' +
          'been incomplete, the app may be another one, or all its groups were removed. Who is assigned is not known, so no ' +
          `difference there could be found. Look in Okta, under the app > Assignments. Or ${OKTA_WORDS.leaveOut}`,
      ),
    );
  });

  test('GIVEN people, though nobody is said to be assigned THEN why that is refused, whole', () => {
    expect(() => compareApp([assigned()], 'its groups are empty')).toThrow(
      new CompareInputError(
        account(),
        '1 person is assigned to its app (Okta app 0oa1), though it is said to have nobody: its groups are empty.',
      ),
    );
  });

  test.each([
    [
      'a user without a userName',
      [assigned({ userName: ' ' })],
      'the user "00u1" of the app in Okta has no userName, so it is not known whose it is.',
    ],
    [
      'a user twice',
      [assigned(), assigned()],
      'the user "00u1" of the app in Okta was read twice, so not all were read.',
    ],
  ])('GIVEN %s THEN the whole reason', (_what, users, reason) => {
    expect(() => compareApp(users)).toThrow(new CompareInputError(account(), reason));
  });
});
