import { type Severity } from '../access/finding-kind.js';
import { type DriftReport } from '../drift/drift-report.js';
import { runFails } from '../drift/fail-on.js';
import { type KeptBesides } from '../history/history-entry.js';
import { type NewFindings } from '../publish/new-findings.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { type ReportTarget } from './report-target.js';
import { type RunHistory, runToKeep } from './run-history.js';
import { writeReports } from './write-reports.js';

/** What becomes of a report when a run is over. */
export interface RunEnd {
  readonly targets: readonly ReportTarget[];
  /** The history that the run is kept in; undefined if in none. */
  readonly history: RunHistory | undefined;
  /** What is kept in it besides the report. Default: nothing. */
  readonly besides?: KeptBesides | undefined;
  readonly failOn: Severity;
  readonly fullReport: string | undefined;
  /** The report before, for what the Markdown report says of news; undefined if none was named. */
  readonly previous: DriftReport | undefined;
  /** Whether the text report has all details. */
  readonly details: boolean | undefined;
}

/**
 * Writes the reports of a run, keeps it in the history, and says how the run ends. A run whose reports could not be written is
 * not kept.
 */
export async function finishRun(report: DriftReport, end: RunEnd, io: CliIo): Promise<ExitCode> {
  const { targets, history, besides, previous, failOn, fullReport, details } = end;
  const news = previous && (await newsSince(report, previous));
  const run = runToKeep(report, history, io, besides);
  await writeReports(report, targets, { failOn, fullReport, details, news, history: run.points }, io);
  await run.keep();
  return runFails(report, failOn) ? EXIT.drift : EXIT.clean;
}

/** What is new or has grown worse, of whatever severity. Loaded only where a report before was named. */
async function newsSince(report: DriftReport, previous: DriftReport): Promise<NewFindings> {
  const { newFindings } = await import('../publish/new-findings.js');
  return newFindings({ report, previous, minSeverity: 'info' });
}

/**
 * The report named by `--previous`; undefined if none is.
 *
 * @throws CliError or DriftReportError if it cannot be read
 */
export async function previousReport(path: string | undefined, io: CliIo): Promise<DriftReport | undefined> {
  if (path === undefined) return undefined;
  const { readReportFile } = await import('./read-report-file.js');
  return readReportFile(io.cwd, path, 'On a first run leave --previous out.');
}
