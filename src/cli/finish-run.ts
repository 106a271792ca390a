import { type Severity } from '../access/finding-kind.js';
import { type DriftReport } from '../drift/drift-report.js';
import { runFails } from '../drift/fail-on.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { type ReportTarget } from './report-target.js';
import { type RunHistory, runToKeep } from './run-history.js';
import { writeReports } from './write-reports.js';

/** What becomes of a report when a run is over. */
export interface RunEnd {
  readonly targets: readonly ReportTarget[];
  /** The history that the run is kept in; undefined if in none. */
  readonly history: RunHistory | undefined;
  readonly failOn: Severity;
  readonly fullReport: string | undefined;
  /** Whether the text report has all details. */
  readonly details: boolean | undefined;
}

/**
 * Writes the reports of a run, keeps it in the history, and says how the run ends. A run whose reports could not be written is
 * not kept.
 */
export async function finishRun(report: DriftReport, end: RunEnd, io: CliIo): Promise<ExitCode> {
  const { targets, history, failOn, fullReport, details } = end;
  const run = runToKeep(report, history, io);
  await writeReports(report, targets, { failOn, fullReport, details, history: run.points }, io);
  await run.keep();
  return runFails(report, failOn) ? EXIT.drift : EXIT.clean;
}
