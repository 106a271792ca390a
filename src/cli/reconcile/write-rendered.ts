import { type ReconcileFormat } from '../../report/formats.js';
import { type CliIo } from '../cli-io.js';
import { type ReportTarget } from '../report-target.js';
import { writeParts } from '../write-parts.js';
import { writeWholeFile } from '../write-whole-file.js';

/** Writes a report in each format that was asked for; the files' names go to standard error. */
export async function writeRendered(
  targets: readonly ReportTarget<ReconcileFormat>[],
  render: (format: ReconcileFormat, width: number | undefined) => string,
  io: CliIo,
): Promise<void> {
  for (const { format, path } of targets) {
    if (path === undefined) await writeParts(io.stdout, [render(format, io.stdout.columns)]);
    else {
      await writeWholeFile(io.cwd, path, render(format, undefined));
      io.stderr.write(`Wrote the ${format} report to ${path}\n`);
    }
  }
}
