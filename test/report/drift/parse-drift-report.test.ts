import { type AccountDrift } from '../../../src/drift/drift-report.js';
import { type ListedPerson } from '../../../src/drift/listed-person.js';
import { DriftReportError, parseDriftReport } from '../../../src/report/drift/parse-drift-report.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { DRIFTED, HIDDEN, IN_SYNC, report } from './sample-report.js';

const IN_STEP: ListedPerson = {
  ...{
    user: 'grace@example.com',
    name: '',
    state: 'in-sync',
    declared: 'analyst',
    why: 'by the group "a", priority 1',
  },
  ...{ assigned: ['analyst'], provisioned: ['analyst'], findings: [] },
};

const JSON_REPORT = renderReport('json', report(DRIFTED, IN_SYNC), { color: false });

test('GIVEN a JSON report, with or without a byte order mark THEN it is read back as it was', () => {
  expect(parseDriftReport(JSON_REPORT, 'drift.json')).toEqual(report(DRIFTED, IN_SYNC));
  expect(parseDriftReport(`\ufeff${JSON_REPORT}`, 'drift.json')).toEqual(report(DRIFTED, IN_SYNC));
});

test('GIVEN a report with everybody and with what it was made with THEN it is read back as it was', () => {
  const sources = { version: '1.2.3', accessFile: { path: 'access.yaml', sha256: '0c'.repeat(32) } };
  const whole = report({ ...DRIFTED, sources, everybody: { all: 9, listed: [IN_STEP] } }, IN_SYNC);
  const summary = { ...DRIFTED.summary, inSync: 1 };
  const fitting = { ...whole, accounts: [{ ...whole.accounts[0]!, summary }, IN_SYNC] };
  expect(parseDriftReport(renderReport('json', fitting, { color: false }), 'drift.json')).toEqual(fitting);
});

test.each([
  ['an empty file', '', /^drift\.json is not JSON: .+ Write it again with klaviyo-access drift --report json=FILE\.$/],
  [
    'UTF-16',
    Buffer.from(JSON_REPORT, 'utf16le').toString('utf8'),
    /^drift\.json is not JSON in UTF-8: it is UTF-16, as Windows PowerShell 5 writes what `>` sends to a file\. Write it again/,
  ],
  [
    'lines around the report',
    `[command]/usr/bin/node\n${JSON_REPORT}\n::debug::done`,
    /^drift\.json has text around its JSON\. The first line of that text is "\[command\]\/usr\/bin\/node"\. Write it again/,
  ],
  [
    'a name twice in an object',
    JSON_REPORT.replace('"findings":', '"findings":[],"findings":'),
    /^drift\.json has an object with the name "findings" twice, so nobody can say which value counts\. Write it again/,
  ],
  ['half a file', JSON_REPORT.slice(0, 400), /^drift\.json is not JSON: /],
  [
    'another value',
    '[]',
    /^drift\.json is not a drift report\.[^]*\n {2}the whole file is a list, where an object is expected/,
  ],
  [
    'another version',
    '{"version":3}',
    /^drift\.json is a drift report of version 3, and this program reads versions 1 to 2\. Update klaviyo-access here to the version/,
  ],
  ['a missing part', '{"version":1,"capturedAt":"2026-08-01T06:00:00.000Z"}', /\n {2}accounts is missing/],
  [
    'a part that is not known',
    JSON_REPORT.replace('"version"', '"more": 1, "version"'),
    /the whole file has a key that is not known: "more"/,
  ],
])('GIVEN %s THEN it is refused', (_what, text, sentence) => {
  expect(() => parseDriftReport(text, 'drift.json')).toThrow(DriftReportError);
  expect(() => parseDriftReport(text, 'drift.json')).toThrow(sentence);
});

test('GIVEN many faults THEN five are named, and nothing hidden is shown', () => {
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
    'a listing that is not complete',
    { listing: { ...DRIFTED.listing, totalResults: 100, read: 0 } },
    /\n {2}account "acme": totalResults 100, read 0: the listing is not complete\n {2}account "acme": summary\.provisioned is 3, and the listing has 0$/,
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
    'a station that was not read, and a figure of it',
    { summary: { ...DRIFTED.summary, assigned: 2 } },
    /summary\.assigned is 2, and the station assigned has null/,
  ],
  ['more people listed than there are', { everybody: { all: 0, listed: [IN_STEP] } }, /everybody has 1 of 0 people/],
  [
    'more people in sync than the summary says',
    { everybody: { all: 2, listed: [IN_STEP, IN_STEP] } },
    /everybody has 2 people in sync, and summary\.inSync is \d$/,
  ],
  [
    'somebody in sync who has a finding',
    { everybody: { all: 1, listed: [{ ...IN_STEP, state: 'not-fully-read', findings: ['0e1af0cb6697'] }] } },
    /everybody has "grace@example\.com" as not-fully-read, with findings/,
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

/** The report as version 1 wrote it. */
function versionOne(): string {
  const names: Readonly<Record<string, string>> = { declared: 'desired', provisioned: 'actual' };
  const renamed = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([name, item]: [string, unknown]) => [names[name] ?? name, item]));
  const accounts = report(DRIFTED, IN_SYNC).accounts.map((account) => ({
    ...account,
    summary: renamed({ ...account.summary, assigned: undefined }),
    findings: account.findings.map(renamed),
  }));
  return JSON.stringify({ ...report(), version: 1, accounts });
}

test('GIVEN a report of version 1 THEN it is read as one of this version', () => {
  expect(versionOne()).toMatch(/"version":1.*"desired":2,"actual":3/);
  expect(parseDriftReport(versionOne(), 'drift.json')).toEqual(report(DRIFTED, IN_SYNC));
});

test('GIVEN a report of version 1 that contradicts itself THEN it is refused like any other', () => {
  expect(() => parseDriftReport(versionOne().replace('"desired":2,"actual":3', '"desired":2,"actual":4'), 'a')).toThrow(
    /summary\.provisioned is 4, and the listing has 3/,
  );
});

test('GIVEN a report whose release did not count the assigned people THEN the figure is that of the station', () => {
  const stations = { ...IN_SYNC.stations, assigned: { available: true, source: 'Okta', people: 7 } } as const;
  const read = { ...IN_SYNC, stations, summary: { ...IN_SYNC.summary, assigned: 7 } };
  const text = JSON.stringify(report(read, DRIFTED)).replace(
    /("summary":\{"declared":\d+),"assigned":(?:7|null)/g,
    '$1',
  );
  expect(text).not.toMatch(/"assigned":7/);
  expect(parseDriftReport(text, 'drift.json')).toEqual(report(read, DRIFTED));
});

test('GIVEN a report in which a kind has no figure, since its release did not know the kind THEN there were none', () => {
  const text = JSON.stringify(report(IN_SYNC)).replace('"role-list":0,', '');
  expect(text).not.toContain('role-list');
  expect(parseDriftReport(text, 'drift.json')).toEqual(report(IN_SYNC));
  const found = JSON.stringify(report(DRIFTED)).replace(/"role":\d+,/, '');
  expect(() => parseDriftReport(found, 'drift.json')).toThrow(/summary\.byKind\.role is 0, and the findings have 1/);
});
