import { parse } from 'csv-parse/sync';
import { type DriftReport } from '../../../src/drift/drift-report.js';
import { type Finding } from '../../../src/drift/finding.js';
import { type ReportFormat } from '../../../src/report/formats.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { whyOf } from '../../../src/report/drift/report-words.js';
import { DRIFTED, report } from './sample-report.js';

const WHY = 'as a member of "klaviyo-admins" until 2026-12-31 ("Covers <b>Ada</b>"), priority 1';
const STATE = { userName: 'grace@example.com', givenName: 'Grace', familyName: 'Hopper', role: 'admin', active: true };

/** A report of one finding about somebody who is declared for this reason. */
function withFinding(message: string): DriftReport {
  const account = report(DRIFTED).accounts[0]!;
  const finding: Finding = {
    ...account.findings[0]!,
    user: STATE.userName,
    declared: { ...STATE, why: WHY },
    message,
    exception: null,
  };
  return { ...report(DRIFTED), accounts: [{ ...account, findings: [finding] }] };
}

const shown = (format: ReportFormat, message = 'Differs.'): string =>
  renderReport(format, withFinding(message), { color: false, details: true, width: 120 });

test('GIVEN a finding about somebody who is declared THEN the details of each format say why', () => {
  expect(shown('text')).toContain(`│ Why:  declared ${WHY}`);
  expect(shown('markdown')).toMatch(/^- \*\*Why:\*\* declared as a member of "klaviyo-admins" until 2026-12-31 /m);
  expect(shown('html')).toContain('Declared as a member of &quot;klaviyo-admins&quot;');
  expect(shown('html')).not.toContain('<b>Ada</b>');
  expect(JSON.parse(shown('json'))).toMatchObject({ accounts: [{ findings: [{ declared: { why: WHY } }] }] });
});

test('GIVEN the CSV THEN why is its last column', () => {
  const [row] = parse(shown('csv'), { columns: true }) as readonly Record<string, string>[];
  expect(Object.keys(row!).at(-1)).toBe('declaredWhy');
  expect(row!.declaredWhy).toBe(WHY);
});

test('GIVEN a message that says why already THEN it is not said twice', () => {
  const [account] = withFinding(`Declared as "admin" (${WHY}), not in Klaviyo.`).accounts;
  expect(whyOf(account!.findings[0]!)).toBeUndefined();
});
