import { type AccountDrift, type DriftReport } from '../../src/drift/drift-report.js';
import { newFindings, type PreviousReport } from '../../src/publish/new-findings.js';
import { slackMessage } from '../../src/publish/slack-message.js';
import { provisioned, assigned, compare, compareThree, declared, exception } from '../drift/sample-account.js';
import { report } from '../report/drift/sample-report.js';

const UNEXPECTED = provisioned({ id: 'u7', userName: 'agency@example.com', role: 'analyst' });
const DRIFTED = compare(
  [declared(), declared({ userName: 'zoe@example.com' })],
  [provisioned({ role: 'admin' }), UNEXPECTED],
);
const LATER: DriftReport = { ...report(DRIFTED), capturedAt: '2026-08-02T06:00:00.000Z' };
const EMPTY_BEFORE = { capturedAt: '2026-08-01T06:00:00.000Z', accounts: [] };

const users = (previous: PreviousReport | undefined, now: DriftReport = LATER) =>
  newFindings({ report: now, previous, minSeverity: 'medium' }).findings.map(({ finding }) => finding.user);

describe('newFindings', () => {
  test('GIVEN no previous report THEN all at or above the severity are new, heaviest first, each with its account', () => {
    const news = newFindings({ report: LATER, previous: undefined, minSeverity: 'medium' });
    expect(news).toMatchObject({
      capturedAt: LATER.capturedAt,
      previousCapturedAt: null,
      minSeverity: 'medium',
    });
    expect(news.findings.map(({ account, finding }) => [account, finding.severity, finding.user])).toEqual([
      ['acme', 'critical', 'ada@example.com'],
      ['acme', 'high', 'agency@example.com'],
      ['acme', 'medium', 'zoe@example.com'],
    ]);
  });

  test('GIVEN the same findings before THEN nothing is new', () => {
    expect(users(report(DRIFTED))).toEqual([]);
  });

  test('GIVEN a heavier severity asked for THEN the lighter ones are not reported', () => {
    expect(newFindings({ report: LATER, previous: undefined, minSeverity: 'critical' }).findings).toHaveLength(1);
  });

  test('GIVEN one that was not there before THEN it alone is new', () => {
    const before = compare([declared(), declared({ userName: 'zoe@example.com' })], [provisioned({ role: 'admin' })]);
    expect(users(report(before))).toEqual(['agency@example.com']);
  });

  test('GIVEN the same finding in another account only THEN it is new in this one', () => {
    expect(users(report({ ...DRIFTED, name: 'acme-2' }))).toHaveLength(3);
  });

  test('GIVEN two accounts THEN findings of both stand in one order by severity', () => {
    const two = { ...LATER, accounts: [DRIFTED, { ...DRIFTED, name: 'acme-2' }] };
    const { findings } = newFindings({ report: two, previous: EMPTY_BEFORE, minSeverity: 'high' });
    expect(findings.map(({ account, finding }) => [account, finding.severity])).toEqual([
      ['acme', 'critical'],
      ['acme-2', 'critical'],
      ['acme', 'high'],
      ['acme-2', 'high'],
    ]);
  });

  test('GIVEN an excepted finding THEN it is not reported; WHEN its exception has ended since THEN it is', () => {
    const excepted = compare([declared()], [provisioned(), UNEXPECTED], { exceptions: [exception()] });
    const bare = compare([declared()], [provisioned(), UNEXPECTED]);
    expect(users(EMPTY_BEFORE, { ...LATER, accounts: [excepted] })).toEqual([]);
    expect(users(report(excepted), { ...LATER, accounts: [bare] })).toEqual(['agency@example.com']);
  });

  test('GIVEN a finding that was lighter before THEN it is new', () => {
    const lighter = {
      ...DRIFTED,
      findings: DRIFTED.findings.map((finding) => ({ ...finding, severity: 'low' as const })),
    };
    expect(users(report(lighter))).toHaveLength(3);
  });

  test.each(['2026-08-02T06:00:00.000Z', '2026-08-02T08:00:00+01:00'])(
    'GIVEN a previous report of %s, not earlier THEN it is refused, since nothing could be new',
    (capturedAt) => {
      expect(() => users({ ...report(DRIFTED), capturedAt })).toThrow('they are the same, or in the wrong order');
    },
  );

  test('GIVEN notices THEN those of the accounts with new findings are reported', () => {
    const notices = [{ kind: 'probable-configuration-fault', message: '9 of 10 people are in drift.' }] as const;
    const quiet = { ...compare([declared()], [provisioned()], { name: 'acme-2' }), notices };
    const now = { ...LATER, accounts: [quiet, { ...DRIFTED, notices }] };
    expect(newFindings({ report: now, previous: undefined, minSeverity: 'medium' }).notices).toEqual([
      { account: 'acme', kind: 'probable-configuration-fault', message: '9 of 10 people are in drift.' },
    ]);
  });

  test('GIVEN a report without accounts THEN it is refused', () => {
    expect(() => users(undefined, { ...LATER, accounts: [] })).toThrow('The report holds no account');
  });

  describe('GIVEN that Okta was read for one of the reports only', () => {
    const people = [declared(), declared({ userName: 'max@example.com' })];
    const inOkta = [
      assigned({ through: 'person' }),
      assigned({ id: '00u2', userName: 'max@example.com', role: 'admin' }),
      assigned({ id: '00u3', userName: 'eve@example.com' }),
    ];
    const records = [provisioned(), provisioned({ id: 'u2', userName: 'Max@example.com', role: 'admin' })];
    const withOkta = compareThree(people, inOkta, records);
    const withoutOkta = compare(people, records);
    const news = (before: AccountDrift, now: AccountDrift) => {
      const { findings, mayBeOlder } = newFindings({
        report: { ...LATER, accounts: [now] },
        previous: report(before),
        minSeverity: 'low',
      });
      return { sent: findings.map(({ finding }) => `${finding.kind} ${finding.user}`), mayBeOlder };
    };

    test('WHEN it is read no more THEN a difference that has another id there is not new', () => {
      expect(news(withOkta, withoutOkta)).toEqual({ sent: [], mayBeOlder: [] });
    });

    test('WHEN it is read again THEN what only Okta shows is reported, as something that may be older, and nothing else', () => {
      expect(news(withoutOkta, withOkta)).toEqual({
        sent: ['unexpected eve@example.com', 'direct-assignment ada@example.com'],
        mayBeOlder: ['acme'],
      });
    });

    test('WHEN somebody came THEN that is new, read or not', () => {
      const came = compare(people, [...records, UNEXPECTED]);
      expect(news(withOkta, came)).toEqual({ sent: ['unexpected agency@example.com'], mayBeOlder: [] });
    });

    test('THEN an account where it was read for both is reported as before', () => {
      expect(news(withOkta, compareThree(people, inOkta, [...records, UNEXPECTED]))).toEqual({
        sent: ['unexpected agency@example.com'],
        mayBeOlder: [],
      });
    });
  });

  test('GIVEN a previous report that does not say what was read THEN the ids alone decide', () => {
    const [account] = report(DRIFTED).accounts;
    const findings = account!.findings.map(({ id, severity, exception: excepted }) => ({
      id,
      severity,
      exception: excepted,
    }));
    const before = { capturedAt: EMPTY_BEFORE.capturedAt, accounts: [{ name: 'acme', findings }] };
    expect(users(before)).toEqual([]);
    const stations = { assigned: { available: true } };
    expect(users({ ...before, accounts: [{ name: 'acme', stations, findings: findings.slice(1) }] })).toHaveLength(1);
  });
});

describe('a finding that grew worse', () => {
  const mallory = provisioned({ id: 'm', userName: 'mallory@example.com' });
  const news = (before: AccountDrift, after: AccountDrift) =>
    newFindings({
      report: { ...report(after), capturedAt: LATER.capturedAt },
      previous: report(before),
      minSeverity: 'medium',
    }).findings.map(({ finding, worse }) => [finding.kind, ...worse]);

  test('GIVEN another severity and role of the same finding THEN it is new, with what moved', () => {
    const [before, after] = ['analyst', 'admin'].map((role) => compare([], [{ ...mallory, role }])) as [
      AccountDrift,
      AccountDrift,
    ];
    expect(before.findings.map(({ id }) => id).sort()).toEqual(after.findings.map(({ id }) => id).sort());
    expect(news(before, after)).toEqual([
      ['unexpected', 'severity was high', 'provisioned with the role "analyst" before'],
    ]);
    expect(news(after, before)).toEqual([]);
    expect(news(after, after)).toEqual([]);
  });

  test('GIVEN the same severity and another role THEN it is new', () => {
    const drift = (role: string) => compare([], [{ ...mallory, role }]);
    expect(news(drift('support'), drift('manager'))).toEqual([
      ['unexpected', 'provisioned with the role "support" before'],
    ]);
  });

  test('GIVEN a station at which they were not THEN it is new', () => {
    const user = assigned({ userName: mallory.userName });
    const waiting = compareThree([], [user], []);
    const pushed = compareThree([], [user], [mallory]);
    expect(news(waiting, pushed)).toEqual([['unexpected', 'not provisioned before']]);
    expect(news(pushed, waiting)).toEqual([]);
  });

  test('GIVEN the identity provider was read in one of the two alone THEN it is compared by what both know', () => {
    const user = assigned({ userName: mallory.userName });
    const without = (role: string) => compare([], [{ ...mallory, role }]);
    const withIt = (role: string) => compareThree([], [{ ...user, role }], [{ ...mallory, role }]);
    expect(news(without('analyst'), withIt('analyst'))).toEqual([]);
    expect(news(withIt('analyst'), without('analyst'))).toEqual([]);
    const raised = ['unexpected', 'severity was high', 'provisioned with the role "analyst" before'];
    expect(news(without('analyst'), withIt('admin'))).toEqual([raised]);
    expect(news(withIt('analyst'), without('admin'))).toEqual([raised]);
  });

  test('GIVEN several findings of one kind and person before, where the other run read no provider THEN it is new only if it is worse than each', () => {
    const twins = (role: string, ...others: string[]) =>
      compare(
        [],
        [role, ...others].map((each, index) => ({ ...mallory, id: `m${index}`, role: each })),
      );
    const one = compareThree([], [assigned({ userName: mallory.userName, role: 'manager' })], []);
    const ofUnexpected = (before: AccountDrift) => news(before, one).filter(([kind]) => kind === 'unexpected');
    expect(ofUnexpected(twins('support', 'analyst'))).toEqual([]);
  });

  test('GIVEN it was excepted before THEN it is new, and nothing made it worse', () => {
    const exceptions = [exception({ user: mallory.userName })];
    expect(news(compare([], [mallory], { exceptions }), compare([], [mallory]))).toEqual([['unexpected']]);
  });
});

describe('GIVEN an account that is not deployed or has nobody', () => {
  const EMPTY = compareThree([], [], []);
  const later: DriftReport = { ...report(EMPTY), capturedAt: '2026-08-02T06:00:00.000Z' };
  const noticesAfter = (previous: PreviousReport | undefined) =>
    newFindings({ report: later, previous, minSeverity: 'medium' }).notices.map(({ account, kind }) => [account, kind]);

  test.each([
    ['was deployed before', report(compareThree([declared()], [assigned()], [provisioned()]))],
    ['was not read before', EMPTY_BEFORE],
    ['is in the first report', undefined],
  ])('WHEN it %s THEN that is worth a message, without any finding', (_what, previous) => {
    expect(noticesAfter(previous)).toEqual([['acme', 'empty']]);
  });

  test('WHEN it was so before THEN it is not', () => {
    expect(noticesAfter(report(EMPTY))).toEqual([]);
  });

  test('WHEN it is sent to Slack THEN the message says what it is about', () => {
    const message = slackMessage(newFindings({ report: later, previous: undefined, minSeverity: 'medium' }));

    expect(message.text).toBe('Klaviyo access: no new finding, but a note');
    expect(JSON.stringify(message.blocks)).toContain('Nobody is assigned to the app yet.');
  });
});
