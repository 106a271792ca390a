import '@microsoft/jest-sarif';
import type { Log, Result } from 'sarif';
import { FINDING_KINDS } from '../../../src/access/finding-kind.js';
import { type DriftReport } from '../../../src/drift/drift-report.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { CAPTURED_AT, DRIFTED, HOSTILE, hostileReport, IN_SYNC, NOTICED, report, SHA256 } from './sample-report.js';

function sarif(of: DriftReport): Log {
  return JSON.parse(renderReport('sarif', of, { color: false })) as Log;
}

function results(of: DriftReport): readonly Result[] {
  return sarif(of).runs[0]!.results!;
}

test.each<readonly [string, DriftReport]>([
  ['with findings and exceptions', report(DRIFTED, IN_SYNC)],
  ['without accounts', report()],
  ['without findings', report({ ...IN_SYNC, findings: [] })],
  ...HOSTILE.map((hostile) => [`with ${JSON.stringify(hostile)}`, hostileReport(hostile)] as const),
])('GIVEN a report %s THEN it fits the schema of SARIF 2.1.0', (_what, drift) => {
  expect(sarif(drift)).toBeValidSarifLog();
});

test('the schema refuses what is not SARIF, so that the tests above can fail', () => {
  expect({ ...sarif(report(DRIFTED)), version: '2.0.0' }).not.toBeValidSarifLog();
  expect({ version: '2.1.0', runs: [{ results: [] }] }).not.toBeValidSarifLog();
});

test('GIVEN findings THEN a result for each, of its rule, by severity', () => {
  const [run] = sarif(report(DRIFTED)).runs;

  expect(run!.results!.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['role', 'error'],
    ['unexpected', 'error'],
    ['missing', 'warning'],
    ['owner', 'note'],
  ]);
  const rules = run!.tool.driver.rules!;
  expect(rules.map(({ id }) => id)).toEqual(FINDING_KINDS);
  for (const { ruleId, ruleIndex } of run!.results!) expect(rules[ruleIndex!]!.id).toBe(ruleId);
  expect(rules.filter(({ help, shortDescription }) => !help?.text || !shortDescription?.text)).toEqual([]);
});

test('GIVEN a finding THEN its place, its id as fingerprint, and its account, hop and stations', () => {
  const [role] = results(report(DRIFTED));
  const [finding] = DRIFTED.findings;

  expect(role!.message.text).toBe(`ada@example.com (acme): ${finding!.message} Do: ${finding!.remedy}`);
  expect(role!.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'access.yaml' },
        region: { startLine: 21, startColumn: 9 },
      },
    },
  ]);
  expect(role!.partialFingerprints).toEqual({ 'klaviyoAccessFinding/v1': finding!.id });
  expect(role!.properties).toMatchObject({
    account: 'acme',
    user: 'ada@example.com',
    severity: 'critical',
    standing: 'failing',
    hop: 'declared-provisioned',
    stations: { declared: finding!.declared, assigned: 'not read', provisioned: finding!.provisioned },
  });
  expect(results(report(DRIFTED))[2]!.properties!.stations).toMatchObject({ provisioned: null });
});

test('GIVEN an excepted finding THEN it alone is suppressed, with the reason', () => {
  expect(results(report(DRIFTED)).map(({ suppressions }) => suppressions)).toEqual([
    undefined,
    [
      {
        kind: 'external',
        status: 'accepted',
        justification: 'SSO-exempt agency, asked for by marketing (until 2026-12-31)',
      },
    ],
    undefined,
    undefined,
  ]);
});

test('the run holds when it began, the verdicts and the evidence', () => {
  const [run] = sarif(report(DRIFTED, IN_SYNC)).runs;

  expect(run!.invocations).toEqual([{ executionSuccessful: true, startTimeUtc: CAPTURED_AT }]);
  expect(run!.properties).toMatchObject({
    capturedAt: CAPTURED_AT,
    totals: '2 accounts: 1 with findings at or above medium, 0 with findings below it only, 1 without drift',
    accounts: [
      { name: 'acme', totalResults: 3, read: 3, sha256: SHA256, verdict: expect.stringContaining('acme: 2') as string },
      { name: 'acme-2', totalResults: 2, read: 2, sha256: SHA256, verdict: 'acme-2: no drift' },
    ],
  });
});

test('GIVEN no account THEN the run did not succeed', () => {
  expect(sarif(report()).runs[0]!.invocations).toEqual([
    {
      executionSuccessful: false,
      startTimeUtc: CAPTURED_AT,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'No account was checked.' } }],
    },
  ]);
});

test.each([
  ['a path as a shell has it', './infra/access.yaml', 'infra/access.yaml'],
  ['one with blanks and signs', 'my files/a#b?.yaml', 'my%20files/a%23b%3F.yaml'],
  ['one above', '../access.yaml', '../access.yaml'],
  ['an absolute one', '/srv/access.yaml', 'file:///srv/access.yaml'],
  ['one of Windows', 'C:\\infra\\access.yaml', 'file:///C:/infra/access.yaml'],
  ['one on a share', '\\\\host\\infra\\access.yaml', 'file://host/infra/access.yaml'],
])('GIVEN %s THEN it is a URI reference', (_what, path, uri) => {
  const [finding] = DRIFTED.findings;
  const place = { path, line: 7, column: 2 };

  const [result] = results(report({ ...DRIFTED, findings: [{ ...finding!, place }] }));

  expect(result!.locations![0]!.physicalLocation!.artifactLocation!.uri).toBe(uri);
});

test('GIVEN no place THEN no location', () => {
  const [finding] = DRIFTED.findings;

  expect(results(report({ ...DRIFTED, findings: [{ ...finding!, place: null }] }))[0]).not.toHaveProperty('locations');
});

test('GIVEN what SARIF reads as a link or a placeholder THEN it is escaped', () => {
  const [finding] = DRIFTED.findings;
  const message = '[a](https://evil.example) {0} \\';

  const [result] = results(report({ ...DRIFTED, findings: [{ ...finding!, message }] }));

  expect(result!.message.text).toContain('\\[a\\](https://evil.example) {{0}} \\\\');
});

test('GIVEN a notice THEN the run tells it of the configuration, by a descriptor of the tool', () => {
  const log = sarif(report(NOTICED, IN_SYNC));
  const [run] = log.runs;

  expect(log).toBeValidSarifLog();
  expect(run!.invocations![0]!.toolConfigurationNotifications).toEqual([
    {
      descriptor: { id: 'probable-configuration-fault' },
      level: 'warning',
      message: { text: 'acme: 9 of 10 people are in drift \\[90 %\\].' },
    },
  ]);
  expect(run!.tool.driver.notifications!.map(({ id }) => id)).toEqual([
    'probable-configuration-fault',
    'not-deployed',
    'empty',
  ]);
});
