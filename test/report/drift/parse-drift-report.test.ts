import { type AccountDrift } from '../../../src/drift/drift-report.js';
import { DriftReportError, parseDriftReport } from '../../../src/report/drift/parse-drift-report.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { DRIFTED, HIDDEN, IN_SYNC, report } from './sample-report.js';

const JSON_REPORT = renderReport('json', report(DRIFTED, IN_SYNC), { color: false });

test('GIVEN a JSON report, with or without a byte order mark THEN it is read back as it was', () => {
  expect(parseDriftReport(JSON_REPORT, 'drift.json')).toEqual(report(DRIFTED, IN_SYNC));
  expect(parseDriftReport(`\ufeff${JSON_REPORT}`, 'drift.json')).toEqual(report(DRIFTED, IN_SYNC));
});

test.each([
  ['an empty file', '', /^drift\.json is no JSON: .+ Write it again with klaviyo-access drift --report json=FILE\.$/],
  ['half a file', JSON_REPORT.slice(0, 400), /^drift\.json is no JSON: /],
  ['another value', '[]', /^drift\.json is no drift report\.[^]*\n {2}the whole file: /],
  [
    'another version',
    '{"version":2}',
    /^drift\.json is a drift report of version 2, and this program reads version 1\./,
  ],
  ['a missing part', '{"version":1,"capturedAt":"2026-08-01T06:00:00.000Z"}', /\n {2}accounts: /],
  ['a part that is not known', JSON_REPORT.replace('"version"', '"more": 1, "version"'), /the whole file: .*more/],
])('GIVEN %s THEN it is refused', (_what, text, sentence) => {
  expect(() => parseDriftReport(text, 'drift.json')).toThrow(DriftReportError);
  expect(() => parseDriftReport(text, 'drift.json')).toThrow(sentence);
});

test('GIVEN many faults THEN five are told, and nothing hidden is', () => {
  const text = JSON.stringify({ version: 1, capturedAt: 'x', accounts: Array.from({ length: 9 }, () => '\u001b[31m') });
  let message = '';
  try {
    parseDriftReport(text, 'drift\u202e.json');
  } catch (error) {
    ({ message } = error as Error);
  }

  expect(message.split('\n')).toHaveLength(6);
  expect(message).not.toMatch(HIDDEN);
});

/** The report with the first account changed. */
function tampered(changes: Partial<AccountDrift>): string {
  return JSON.stringify(report({ ...DRIFTED, ...changes }, IN_SYNC));
}

test.each<[string, Partial<AccountDrift>, RegExp]>([
  [
    'a listing that is not whole',
    { listing: { ...DRIFTED.listing, totalResults: 100, read: 0 } },
    /\n {2}account "acme": totalResults 100, read 0: the listing is not whole\n {2}account "acme": summary\.actual is 3, and the listing has 0$/,
  ],
  [
    'no findings, and figures of some',
    { findings: [] },
    /\n {2}account "acme": summary\.excepted is 1, and the findings have 0\n/,
  ],
  [
    'a finding less',
    { findings: DRIFTED.findings.slice(1) },
    /\n {2}account "acme": summary\.byKind\.role is 1, and the findings have 0\n {2}account "acme": summary\.bySeverity\.critical is 1, and the findings have 0$/,
  ],
  [
    'figures of none, and findings',
    { summary: { ...DRIFTED.summary, bySeverity: IN_SYNC.summary.bySeverity } },
    /summary\.bySeverity\.critical is 0, and the findings have 1/,
  ],
])('GIVEN %s THEN nothing is concluded from it, and the account is named', (_what, changes, sentence) => {
  const text = tampered(changes);
  expect(() => parseDriftReport(text, 'drift.json')).toThrow(DriftReportError);
  expect(() => parseDriftReport(text, 'drift.json')).toThrow(
    /^drift\.json contradicts itself, so nothing can be concluded from it\. Write it again with /,
  );
  expect(() => parseDriftReport(text, 'drift.json')).toThrow(sentence);
});
