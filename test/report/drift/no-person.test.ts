import { REPORT_FORMATS } from '../../../src/report/formats.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { compare, declared, exception, provisioned, SAMPLE_POLICY } from '../../drift/sample-account.js';
import { report } from './sample-report.js';

/** About the account, and about an exception for somebody who is nowhere. */
const DRIFT = compare([declared()], [provisioned()], {
  policy: { ...SAMPLE_POLICY, minimumAdmins: 1 },
  exceptions: [exception()],
});

test.each(REPORT_FORMATS)(
  'GIVEN findings about no person WHEN reported as %s THEN no station is said of them',
  (format) => {
    expect(DRIFT.findings.map(({ kind }) => kind)).toEqual(['too-few-admins', 'unmatched-exception', 'owner']);
    const shown = renderReport(format, report({ ...DRIFT, findings: DRIFT.findings.slice(0, 2) }), {
      color: false,
      details: true,
    });
    expect(shown).toContain('too-few-admins');
    // The rules of SARIF are texts of every kind.
    if (format !== 'sarif') expect(shown).not.toMatch(/nobody|not there/);
    expect(shown).not.toMatch(/Hop: +declared|<td>declared-/);
    if (format === 'sarif') expect(shown).not.toContain('"stations": {\n            "declared"');
  },
);

test.each(REPORT_FORMATS.filter((format) => !['json', 'csv', 'markdown'].includes(format)))(
  'GIVEN a report as %s THEN it says what a hop is, once and before it uses one',
  (format) => {
    const shown = renderReport(format, report(DRIFT), { color: false, details: true });
    expect(shown.split('Hop: the two stations between which the difference arises.')).toHaveLength(2);
    if (format !== 'sarif') {
      expect(shown.indexOf('Hop: the two stations')).toBeLessThan(shown.indexOf('declared-provisioned'));
    }
  },
);

test.each(['text', 'junit', 'sarif', 'html'] as const)(
  'GIVEN an unmanaged person WHEN reported as %s THEN there is no end date, and no "until"',
  (format) => {
    const [finding] = compare([], [provisioned()]).findings.filter(({ kind }) => kind === 'unexpected');
    const unmanaged = { ...finding!, exception: { reason: 'an agency', expires: null, pattern: '*@agency.example' } };
    const shown = renderReport(format, report({ ...DRIFT, findings: [unmanaged] }), { color: false, details: true });
    expect(shown).toContain('no end date');
    expect(shown).not.toContain('until no end date');
  },
);
