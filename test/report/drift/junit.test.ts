import { type DriftReport } from '../../../src/drift/drift-report.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { parsedJunit } from './parsed-junit.js';
import { CAPTURED_AT, DRIFTED, IN_SYNC, NOTICED, report, SHA256 } from './sample-report.js';

function junit(of: DriftReport, failOn?: 'high'): ReturnType<typeof parsedJunit> {
  return parsedJunit(renderReport('junit', of, { color: false, failOn }));
}

test('GIVEN two accounts THEN a suite for each, with counts that add up', () => {
  const { totals, suites } = junit(report(DRIFTED, IN_SYNC));

  expect(totals).toMatchObject({
    name: 'Klaviyo access: drift report',
    tests: '7',
    failures: '2',
    errors: '0',
    skipped: '1',
  });
  expect(suites.map(({ attributes }) => attributes)).toEqual([
    { name: 'acme', tests: '5', failures: '2', errors: '0', skipped: '1', timestamp: '2026-08-01T06:00:00' },
    { name: 'acme-2', tests: '2', failures: '0', errors: '0', skipped: '0', timestamp: '2026-08-01T06:00:00' },
  ]);
  expect(suites.map(({ cases }) => cases.length)).toEqual([5, 2]);
});

test('GIVEN an account THEN its first test case passes with the evidence, and its properties hold it', () => {
  const [suite] = junit(report(DRIFTED)).suites;

  expect(suite!.cases[0]).toEqual({
    attributes: { classname: 'acme', name: 'listing complete' },
    output: `totalResults 3, read 3, SHA-256 ${SHA256}`,
  });
  expect(suite!.properties).toMatchObject({
    capturedAt: CAPTURED_AT,
    verdict: 'acme: 2 findings at or above medium (1 finding excepted)',
    listing: 'totalResults 3, read 3',
    sha256: SHA256,
    declared: 'roster people.csv (people: 2)',
  });
});

test('GIVEN a finding that fails the run THEN it fails, with what and what to do', () => {
  const [, role] = junit(report(DRIFTED)).suites[0]!.cases;
  const [finding] = DRIFTED.findings;

  expect(role?.attributes).toEqual({
    classname: 'acme',
    name: `role: ada@example.com (${finding!.id})`,
    file: 'access.yaml',
    line: '21',
  });
  expect(role?.failure).toEqual({
    message: finding!.message,
    type: 'critical role',
    text: [
      'Severity: critical, kind: role',
      `What: ${finding!.message}`,
      `Do: ${finding!.remedy}`,
      'Hop: declared-provisioned (declared analyst, assigned not read, provisioned admin)',
      'Access file: access.yaml:21:9',
    ].join('\n'),
  });
});

test('GIVEN an excepted finding THEN it is skipped, with the reason', () => {
  const excepted = junit(report(DRIFTED)).suites[0]!.cases.filter(({ skipped }) => skipped !== undefined);

  expect(excepted.map(({ skipped }) => skipped)).toEqual([
    'excepted, until 2026-12-31: SSO-exempt agency, asked for by marketing',
  ]);
  expect(excepted[0]?.failure).toBeUndefined();
});

test('GIVEN a finding below what fails the run THEN it passes, with its words as output', () => {
  const missing = junit(report(DRIFTED), 'high').suites[0]!.cases.find(({ attributes }) =>
    attributes.name?.startsWith('missing'),
  );

  expect(missing?.failure).toBeUndefined();
  expect(missing?.skipped).toBeUndefined();
  expect(missing?.output).toContain('What: Declared as "analyst"');
});

test('GIVEN a finding without a place THEN it has no file', () => {
  const findings = DRIFTED.findings.map((finding) => ({ ...finding, place: null }));
  const [, role] = junit(report({ ...DRIFTED, findings })).suites[0]!.cases;

  expect(role?.attributes).not.toHaveProperty('file');
  expect(role?.failure?.text).not.toContain('Access file');
});

test('GIVEN no account THEN an error, not an empty success', () => {
  const { totals, suites } = junit(report());

  expect(totals).toMatchObject({ tests: '1', errors: '1', failures: '0' });
  expect(suites[0]!.cases[0]?.error).toBe('No account was checked.');
});

test('GIVEN a notice of an account that fails THEN it fails too, and is counted', () => {
  const { totals, suites } = junit(report(NOTICED, IN_SYNC));

  expect(totals).toMatchObject({ tests: '8', failures: '3', skipped: '1' });
  expect(suites[0]!.attributes).toMatchObject({ tests: '6', failures: '3' });
  expect(suites[0]!.cases[1]).toEqual({
    attributes: { classname: 'acme', name: 'probable-configuration-fault' },
    failure: {
      message: '9 of 10 people are in drift [90 %].',
      type: 'probable-configuration-fault',
      text: 'undefined',
    },
  });
});

test('GIVEN a notice of an account that does not fail THEN it passes, with its words as output', () => {
  const { totals, suites } = junit(report({ ...IN_SYNC, notices: NOTICED.notices }));

  expect(totals).toMatchObject({ tests: '3', failures: '0' });
  expect(suites[0]!.cases[1]).toEqual({
    attributes: { classname: 'acme-2', name: 'probable-configuration-fault' },
    output: '9 of 10 people are in drift [90 %].',
  });
});
