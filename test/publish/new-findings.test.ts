import { type DriftReport } from '../../src/drift/drift-report.js';
import { newFindings, type PreviousReport } from '../../src/publish/new-findings.js';
import { actual, compare, desired, exception } from '../drift/sample-account.js';
import { report } from '../report/sample-report.js';

const UNEXPECTED = actual({ id: 'u7', userName: 'agency@example.com', role: 'analyst' });
const DRIFTED = compare([desired(), desired({ userName: 'zoe@example.com' })], [actual({ role: 'admin' }), UNEXPECTED]);
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

  test('GIVEN a heavier severity asked for THEN the lighter ones are not told', () => {
    expect(newFindings({ report: LATER, previous: undefined, minSeverity: 'critical' }).findings).toHaveLength(1);
  });

  test('GIVEN one that was not there before THEN it alone is new', () => {
    const before = compare([desired(), desired({ userName: 'zoe@example.com' })], [actual({ role: 'admin' })]);
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

  test('GIVEN an excepted finding THEN it is not told; WHEN its exception has ended since THEN it is', () => {
    const excepted = compare([desired()], [actual(), UNEXPECTED], { exceptions: [exception()] });
    const bare = compare([desired()], [actual(), UNEXPECTED]);
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
      expect(() => users({ ...report(DRIFTED), capturedAt })).toThrow('they are the same, or the wrong way round');
    },
  );

  test('GIVEN a report without accounts THEN it is refused', () => {
    expect(() => users(undefined, { ...LATER, accounts: [] })).toThrow('The report holds no account');
  });
});
