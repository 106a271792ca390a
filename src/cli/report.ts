import { type Severity } from '../access/finding-kind.js';
import { mergeReports, type ReportFile } from '../drift/merge-reports.js';
import { CliError } from './cli-error.js';
import { type CliIo, type ExitCode } from './cli-io.js';
import { finishRun, previousReport } from './finish-run.js';
import { readReportFile } from './read-report-file.js';
import { reportTargets } from './report-target.js';
import { openHistory } from './run-history.js';

const ABSENT = 'A failed check writes no report.';

export interface ReportCommandOptions {
  /** Names of all the accounts that must be in the report. */
  readonly expect: readonly string[];
  /** Hours since a report was captured, at most. */
  readonly maxAge: number;
  /** FORMAT[=PATH]; none means text on standard output. */
  readonly report: readonly string[];
  readonly failOn: Severity;
  /** Whether the text report has all details. Default: the verdicts and a line for each finding. */
  readonly details?: boolean;
  /** Where the full report is, for formats that shorten it. Default: the pipeline's run. */
  readonly fullReport?: string;
  /** The JSON report before, of which the Markdown report says what is new or worse. Default: none. */
  readonly previous?: string;
  /** The folder in which the merged report is kept as one run, for `trend`; none means that it is not. */
  readonly history?: string;
}

/**
 * `klaviyo-access report`: the JSON reports of several runs as one, in any format. It ends with 2 if there is drift or an
 * account is not deployed yet, as the check of all accounts at once would have.
 *
 * @throws CliError, DriftReportError or MergeError if a report is missing, stale, doubled, or cannot be read
 */
export async function report(files: readonly string[], options: ReportCommandOptions, io: CliIo): Promise<ExitCode> {
  const targets = reportTargets(options.report, io.cwd);
  if (options.expect.length === 0) {
    throw new CliError(
      'Name every account with --expect, so that a missing report does not read as an all-clear. ' +
        '`klaviyo-access accounts` prints the names.',
    );
  }
  const kept = await openHistory(options.history, io);
  // Before anything is checked, so that a wrong path does not cost a run.
  const previous = await previousReport(options.previous, io);
  const read: ReportFile[] = [];
  for (const path of files) read.push({ path, report: await readReportFile(io.cwd, path, ABSENT) });
  const merged = mergeReports(read, { expect: options.expect, maxAgeHours: options.maxAge, now: io.now() });
  const { failOn, fullReport, details } = options;
  return finishRun(merged, { targets, history: kept, previous, failOn, fullReport, details }, io);
}
