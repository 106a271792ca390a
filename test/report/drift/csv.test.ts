import { parse } from 'csv-parse/sync';
import { type DriftReport } from '../../../src/drift/drift-report.js';
import { CSV_HEADER } from '../../../src/report/drift/csv.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { CAPTURED_AT, DRIFTED, IN_SYNC, NOTICED, report, SHA256 } from './sample-report.js';

function rows(of: DriftReport): readonly Readonly<Record<string, string>>[] {
  return parse(renderReport('csv', of, { color: false }), { columns: true });
}

test('GIVEN findings THEN a row for each, with the evidence of its account', () => {
  const read = rows(report(DRIFTED));

  expect(Object.keys(read[0]!)).toEqual(CSV_HEADER);
  expect(read.map(({ id, severity, kind, standing }) => [id, severity, kind, standing])).toEqual(
    DRIFTED.findings.map(({ id, severity, kind, exception }) => [
      id,
      severity,
      kind,
      exception !== null ? 'excepted' : severity === 'info' ? 'below' : 'failing',
    ]),
  );
  for (const row of read) {
    expect(row).toMatchObject({
      account: 'acme',
      accountKind: 'account',
      capturedAt: CAPTURED_AT,
      totalResults: '3',
      read: '3',
      sha256: SHA256,
      declaredRead: 'true',
      assignedRead: 'false',
      provisionedRead: 'true',
      path: 'access.yaml',
    });
  }
});

test('GIVEN a finding THEN its stations stand side by side, empty where there is nobody', () => {
  const [role, , missing] = rows(report(DRIFTED));

  expect(role).toMatchObject({
    user: 'ada@example.com',
    hop: 'declared-provisioned',
    declaredUserName: 'ada@example.com',
    declaredGivenName: 'Ada',
    declaredFamilyName: 'Lovelace',
    declaredRole: 'analyst',
    declaredActive: 'true',
    declaredId: '',
    assignedRole: '',
    provisionedRole: 'admin',
    provisionedId: 'u1',
    line: '21',
    column: '9',
    exceptionReason: '',
  });
  expect(missing).toMatchObject({ kind: 'missing', declaredRole: 'analyst', provisionedUserName: '' });
});

test('GIVEN what Okta has assigned THEN it stands between the two', () => {
  const [finding] = DRIFTED.findings;
  const assigned = {
    userName: 'ada@example.com',
    givenName: '',
    familyName: '',
    role: null,
    active: false,
    id: '00u1',
  };

  const [row] = rows(report({ ...DRIFTED, findings: [{ ...finding!, assigned }] }));

  expect(row).toMatchObject({
    assignedUserName: 'ada@example.com',
    assignedRole: '',
    assignedActive: 'false',
    assignedId: '00u1',
  });
});

test('GIVEN an exception THEN its reason, on one line, and its last day', () => {
  expect(rows(report(DRIFTED)).filter(({ standing }) => standing === 'excepted')).toEqual([
    expect.objectContaining({
      exceptionReason: 'SSO-exempt agency, asked for by marketing',
      exceptionExpires: '2026-12-31',
    }),
  ]);
});

test('GIVEN an account without findings, and no account at all THEN a row says so', () => {
  expect(rows(report({ ...IN_SYNC, findings: [] }))).toEqual([
    expect.objectContaining({ account: 'acme-2', kind: '', message: 'no findings', sha256: SHA256 }),
  ]);
  expect(rows(report())).toEqual([
    expect.objectContaining({ account: '', kind: '', message: 'No account was checked.', capturedAt: CAPTURED_AT }),
  ]);
});

test('it is CSV as RFC 4180 has it, without a byte order mark', () => {
  const shown = renderReport('csv', report(DRIFTED), { color: false });

  expect(shown.charCodeAt(0)).not.toBe(0xfeff);
  expect(shown).toMatch(/^"account","accountKind",/);
  expect(shown.split('\r\n')).toHaveLength(DRIFTED.findings.length + 2);
});

test('GIVEN a notice THEN it stands on each row of its account, and on no other', () => {
  const read = rows(report(NOTICED, IN_SYNC));

  for (const { account, notice } of read) expect(notice).toBe(account === 'acme' ? NOTICED.notices[0]!.message : '');
  expect(new Set(read.map(({ account }) => account)).size).toBe(2);
});
