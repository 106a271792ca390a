import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { DRIFT_REPORT_VERSION, type DriftReport } from './drift-report.js';
import { unaccountedPeople } from './unaccounted.js';

/** A report, and the path of its file for messages. */
export interface ReportFile {
  readonly path: string;
  readonly report: DriftReport;
}

/** What must hold of reports that are merged. */
export interface MergeDemands {
  /** Names of all the accounts that must be in it, and no others. */
  readonly expect: readonly string[];
  /** A report that was captured longer ago is refused. */
  readonly maxAgeHours: number;
  /** The time of the merge. */
  readonly now: Date;
}

/** Reports that cannot be merged: the message names every reason, a line each. */
export class MergeError extends KlaviyoAccessError {
  override readonly name = 'MergeError';
}

const HOUR = 3_600_000;

/** How far the clocks of two machines may differ before the age of a report is not known. */
const CLOCK_DIFFERENCE = 5 * 60_000;

/**
 * The reports of several runs as one, with the accounts in the order of `expect`. It answers for all of them or for none:
 * a report that left one out, or that is of yesterday, would read as an all-clear.
 *
 * `capturedAt` is the oldest of them: nothing in the merged report is older.
 *
 * @throws MergeError for an account that is missing, not expected, or in several reports, for a report without accounts, for
 * one that is too old or from the future, and for one whose people do not add up
 */
export function mergeReports(files: readonly ReportFile[], demands: MergeDemands): DriftReport {
  const { expect } = demands;
  const places = new Map<string, string[]>();
  for (const { path, report } of files) {
    for (const { name } of report.accounts) places.set(name, [...(places.get(name) ?? []), path]);
  }
  const faults = [
    ...files.flatMap((file) => [...fileFaults(file, demands), ...peopleFaults(file)]),
    ...expect.filter((name) => !places.has(name)).map((name) => missingAccount(name, [...places.keys()])),
    ...[...places].flatMap(([name, paths]) => accountFaults(name, paths, expect)),
  ];
  const captured = files
    .map(({ report }) => report.capturedAt)
    .sort((one, other) => Date.parse(one) - Date.parse(other));
  const [capturedAt] = captured;
  if (capturedAt === undefined) faults.push('There is no report to merge.');
  if (faults.length > 0 || capturedAt === undefined) {
    throw new MergeError(['The reports cannot be merged:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
  }
  const accounts = files
    .flatMap(({ report }) => report.accounts)
    .sort((one, other) => expect.indexOf(one.name) - expect.indexOf(other.name));
  return { version: DRIFT_REPORT_VERSION, capturedAt, accounts };
}

function fileFaults({ path, report }: ReportFile, { now, maxAgeHours }: MergeDemands): readonly string[] {
  const file = quoted(path);
  const age = now.getTime() - Date.parse(report.capturedAt);
  const empty =
    report.accounts.length === 0
      ? [`The report ${file} holds no account, so it proves nothing. Run its check again.`]
      : [];
  if (age > maxAgeHours * HOUR) {
    const stale =
      `The report ${file} is stale: it was captured at ${report.capturedAt}, ${(age / HOUR).toFixed(1)} hours ago, and ` +
      `${maxAgeHours} are allowed. Run its check again.`;
    return [...empty, stale];
  }
  if (age < -CLOCK_DIFFERENCE) {
    const future =
      `The report ${file} was captured at ${report.capturedAt}, which is in the future, so its age is not known. Set ` +
      'the clocks of both machines.';
    return [...empty, future];
  }
  return empty;
}

function peopleFaults({ path, report }: ReportFile): readonly string[] {
  return report.accounts.flatMap((account) =>
    unaccountedPeople(account).map(
      (fault) =>
        `The account ${quoted(account.name)} in ${quoted(path)} does not add up, so a finding may be missing. ${fault} Run ` +
        'its check again.',
    ),
  );
}

function missingAccount(name: string, present: readonly string[]): string {
  const nearest = nearestWord(name, present);
  return (
    `The account ${quoted(name)} is missing: none of the reports has it. Its check failed, or its file was not given.` +
    (nearest === undefined ? '' : ` Did you mean ${quoted(nearest)}?`)
  );
}

function accountFaults(name: string, paths: readonly string[], expect: readonly string[]): readonly string[] {
  const where = paths.map((path) => quoted(path)).join(' and ');
  return [
    ...(paths.length > 1
      ? [`The account ${quoted(name)} is in ${where}, and it is not known which of them is right. Give one.`]
      : []),
    ...(expect.includes(name)
      ? []
      : [`The account ${quoted(name)} in ${where} is not expected. Name it with --expect, or leave the file out.`]),
  ];
}
