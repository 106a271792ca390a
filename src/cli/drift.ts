import { type Severity } from '../access/finding-kind.js';
import { openDirectory } from '../directory/open-directory.js';
import { type DriftReport } from '../drift/drift-report.js';
import { failsOn } from '../drift/fail-on.js';
import { renderReport } from '../report/report-format.js';
import { checkAccounts } from './check-accounts.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel } from './load-access-model.js';
import { reportTargets, type ReportTarget } from './report-target.js';
import { selectAccounts } from './select-accounts.js';
import { writeWholeFile } from './write-whole-file.js';

export interface DriftOptions {
  readonly config: string;
  /** Names of accounts; none means all. */
  readonly account: readonly string[];
  /** FORMAT[=PATH]; none means text on standard output. */
  readonly report: readonly string[];
  readonly failOn: Severity;
}

/** `klaviyo-access drift`: the whole check, from the access file to the reports. */
export async function drift(options: DriftOptions, io: CliIo): Promise<ExitCode> {
  const targets = reportTargets(options.report);
  const { model, folder } = await loadAccessModel(options.config, io);
  const accounts = selectAccounts(model, options.account);
  const snapshot = await openDirectory(model.directory, folder).read();
  const report = await checkAccounts({ accounts, snapshot, folder }, io);
  await writeReports(report, targets, options.failOn, io);
  return failsOn(report, options.failOn).length > 0 ? EXIT.drift : EXIT.clean;
}

/** Writes each report where it is to go; the files' names are told on standard error. */
export async function writeReports(
  report: DriftReport,
  targets: readonly ReportTarget[],
  failOn: Severity,
  io: CliIo,
): Promise<void> {
  for (const { format, path } of targets) {
    if (path === undefined) {
      const color = io.stdout.isTTY === true && !io.environment.NO_COLOR;
      io.stdout.write(renderReport(format, report, { failOn, color, width: io.stdout.columns }));
    } else {
      await writeWholeFile(io.cwd, path, renderReport(format, report, { failOn, color: false }));
      io.stderr.write(`Wrote the ${format} report to ${path}\n`);
    }
  }
}
