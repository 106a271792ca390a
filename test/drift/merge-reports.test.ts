import { type AccountDrift } from '../../src/drift/drift-report.js';
import { MergeError, mergeReports, type MergeDemands, type ReportFile } from '../../src/drift/merge-reports.js';
import { DEFAULT_MAX_AGE_HOURS } from '../../src/drift/drift-report.js';
import { provisioned, compare, declared } from './sample-account.js';

const ACME = compare([declared()], [provisioned({ role: 'admin' })]);
const OTHER = compare([declared()], [provisioned()], { name: 'other' });

const DEMANDS: MergeDemands = { expect: ['acme', 'other'], maxAgeHours: 24, now: new Date('2026-08-02T06:00:00.000Z') };

function file(path: string, capturedAt: string, ...accounts: readonly AccountDrift[]): ReportFile {
  return { path, report: { version: 2, capturedAt, accounts } };
}

const ACME_FILE = file('acme.json', '2026-08-02T05:00:00.000Z', ACME);
const OTHER_FILE = file('other.json', '2026-08-01T06:00:00.000Z', OTHER);

function refusal(files: readonly ReportFile[], demands: Partial<MergeDemands> = {}): string {
  try {
    mergeReports(files, { ...DEMANDS, ...demands });
  } catch (error) {
    expect(error).toBeInstanceOf(MergeError);
    return (error as Error).message;
  }
  throw new Error('It was not refused.');
}

test('GIVEN a report of each account THEN one of all, in the order expected, as old as the oldest', () => {
  const merged = mergeReports([OTHER_FILE, ACME_FILE], DEMANDS);

  expect(merged).toEqual({ version: 2, capturedAt: '2026-08-01T06:00:00.000Z', accounts: [ACME, OTHER] });
  expect(mergeReports([ACME_FILE, OTHER_FILE], DEMANDS)).toEqual(merged);
});

test('GIVEN one report of several accounts THEN it is merged as well', () => {
  const both = file('all.json', '2026-08-02T05:00:00.000Z', OTHER, ACME);

  expect(mergeReports([both], DEMANDS).accounts.map(({ name }) => name)).toEqual(['acme', 'other']);
});

test('GIVEN a missing account THEN it is refused, with the name that was perhaps meant', () => {
  expect(refusal([ACME_FILE])).toBe(
    'The reports cannot be merged:\n' +
      '  The account "other" is missing: none of the reports has it. Its check failed, or its file was not given.',
  );
  expect(refusal([ACME_FILE, OTHER_FILE], { expect: ['acme', 'other', 'othr'] })).toContain('Did you mean "other"?');
});

test('GIVEN an account in two reports THEN it is refused, naming both files', () => {
  expect(refusal([ACME_FILE, OTHER_FILE, file('again.json', '2026-08-02T05:00:00.000Z', ACME)])).toContain(
    'The account "acme" is in "acme.json" and "again.json", and it is not known which of them is right.',
  );
});

test('GIVEN an account twice in one report THEN it is refused', () => {
  expect(refusal([file('acme.json', '2026-08-02T05:00:00.000Z', ACME, ACME), OTHER_FILE])).toContain(
    'The account "acme" is in "acme.json" and "acme.json"',
  );
});

test('GIVEN an account that is not expected THEN it is refused', () => {
  expect(refusal([ACME_FILE, OTHER_FILE], { expect: ['acme'] })).toContain(
    'The account "other" in "other.json" is not expected. Name it with --expect, or leave the file out.',
  );
});

test('GIVEN a report just too old THEN it is refused; at the limit it is not', () => {
  const now = new Date('2026-08-02T06:00:00.001Z');

  expect(refusal([ACME_FILE, OTHER_FILE], { now })).toContain(
    'The report "other.json" is stale: it was captured at 2026-08-01T06:00:00.000Z, 24.0 hours ago, and 24 are allowed.',
  );
  expect(mergeReports([ACME_FILE, OTHER_FILE], DEMANDS).accounts).toHaveLength(2);
});

test('GIVEN a report from the future THEN it is refused, but for what clocks differ', () => {
  expect(refusal([ACME_FILE, OTHER_FILE], { now: new Date('2026-08-02T04:54:59.999Z') })).toContain(
    'The report "acme.json" was captured at 2026-08-02T05:00:00.000Z, which is in the future',
  );
  const now = new Date('2026-08-02T04:55:00.000Z');
  expect(mergeReports([ACME_FILE, OTHER_FILE], { ...DEMANDS, now }).accounts).toHaveLength(2);
});

test('GIVEN a report without accounts, or none at all THEN it is refused', () => {
  expect(refusal([ACME_FILE, OTHER_FILE, file('empty.json', '2026-08-02T05:00:00.000Z')])).toContain(
    'The report "empty.json" holds no account, so it proves nothing.',
  );
  expect(refusal([], { expect: [] })).toContain('There is no report to merge.');
});

test('GIVEN several faults THEN each has a line', () => {
  const old = file('acme.json', '2026-07-01T06:00:00.000Z', ACME);

  expect(refusal([old]).split('\n')).toHaveLength(3);
});

describe('the whole refusal', () => {
  const START = 'The reports cannot be merged:';

  test('GIVEN a name that is nearly another one THEN which was perhaps meant', () => {
    expect(refusal([ACME_FILE, OTHER_FILE], { expect: ['acme', 'other', 'othr'] })).toBe(
      `${START}\n  The account "othr" is missing: none of the reports has it. Its check failed, or its file was not given. Did ` +
        'you mean "other"?',
    );
  });

  test('GIVEN an account in two reports, and one that is not expected THEN both, a line each', () => {
    const again = file('again.json', '2026-08-02T05:00:00.000Z', ACME);
    expect(refusal([ACME_FILE, OTHER_FILE, again], { expect: ['acme'] })).toBe(
      `${START}\n  The account "acme" is in "acme.json" and "again.json", and it is not known which of them is right. Give one.\n` +
        '  The account "other" in "other.json" is not expected. Name it with --expect, or leave the file out.',
    );
  });

  test('GIVEN a report that is too old and holds no account THEN both, with what to do', () => {
    const empty = file('empty.json', '2026-07-31T18:00:00.000Z');
    expect(refusal([ACME_FILE, OTHER_FILE, empty])).toBe(
      `${START}\n  The report "empty.json" holds no account, so it proves nothing. Run its check again.\n` +
        '  The report "empty.json" is stale: it was captured at 2026-07-31T18:00:00.000Z, 36.0 hours ago, and 24 are allowed. ' +
        'Run its check again.',
    );
  });

  test('GIVEN a report from the future that holds no account THEN both, with what to do', () => {
    const empty = file('empty.json', '2026-08-02T07:00:00.000Z');
    expect(refusal([ACME_FILE, OTHER_FILE, empty])).toBe(
      `${START}\n  The report "empty.json" holds no account, so it proves nothing. Run its check again.\n` +
        '  The report "empty.json" was captured at 2026-08-02T07:00:00.000Z, which is in the future, so its age is not known. ' +
        'Set the clocks of both machines.',
    );
  });

  test('GIVEN no report at all THEN that alone', () => {
    expect(refusal([], { expect: [] })).toBe(`${START}\n  There is no report to merge.`);
  });
});

test('GIVEN times of other forms THEN the oldest is the one that is oldest by time', () => {
  const early = file('acme.json', '2026-08-02T05:00:00Z', ACME);
  const late = file('other.json', '2026-08-02T05:00:00.500Z', OTHER);

  expect(mergeReports([late, early], DEMANDS).capturedAt).toBe('2026-08-02T05:00:00Z');
  expect(mergeReports([early, late], DEMANDS).capturedAt).toBe('2026-08-02T05:00:00Z');
});

test('GIVEN the default age THEN it is a day', () => {
  expect(DEFAULT_MAX_AGE_HOURS).toBe(24);
});
