import { type DriftReport } from '../drift/drift-report.js';
import { loadRenderer } from '../report/drift/load-renderer.js';
import { type ReportOptions } from '../report/drift/report-options.js';
import { runUrl } from '../publish/place.js';
import { type CliIo } from './cli-io.js';
import { type ReportTarget } from './report-target.js';
import { writeParts } from './write-parts.js';
import { writeWholeFile } from './write-whole-file.js';

/** What the reports of one run share. */
export type ReportSettings = Pick<
  ReportOptions,
  'failOn' | 'fullReport' | 'history' | 'news' | 'details' | 'detailsAt'
>;

/** Writes each report where it is to go; the files' names go to standard error. */
export async function writeReports(
  report: DriftReport,
  targets: readonly ReportTarget[],
  settings: ReportSettings,
  io: CliIo,
): Promise<void> {
  const shared = { ...settings, fullReport: settings.fullReport ?? runUrl(io.environment) };
  for (const { format, path } of targets) {
    const render = await loadRenderer(format);
    if (path === undefined) {
      const color = io.stdout.isTTY === true && !io.environment.NO_COLOR;
      await writeParts(io.stdout, render(report, { ...shared, color, width: io.stdout.columns }));
    } else {
      await writeWholeFile(io.cwd, path, render(report, { ...shared, color: false }));
      io.stderr.write(`Wrote the ${format} report to ${path}\n`);
    }
  }
}
