import { type DriftReport } from '../../drift/drift-report.js';
import { csvReport } from './csv.js';
import { githubReport } from './github.js';
import { htmlReport } from './html/html-report.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import { type ReportOptions } from './report-options.js';
import { sarifReport } from './sarif.js';
import { textReport } from './text.js';
import { type ReportFormat } from '../formats.js';

/** Everything that is to be known of a format. */
export interface ReportFormatRow {
  /** What it is for, in a few words: `a terminal or a log`. */
  readonly purpose: string;
  /** How a file of the format is usually named, behind the dot. */
  readonly fileEnding: string;
  /** Whether it leaves findings out where there are too many, and says where all of them are. */
  readonly leavesOut: boolean;
  readonly render: (report: DriftReport, options: ReportOptions) => string;
}

/** The formats, a row each. To add one: its name in ../formats.ts, its row here, its renderer in a file of its own. */
export const REPORT_FORMAT: Readonly<Record<ReportFormat, ReportFormatRow>> = {
  text: { purpose: 'a terminal or a log', fileEnding: 'txt', leavesOut: false, render: textReport },
  json: { purpose: 'another program', fileEnding: 'json', leavesOut: false, render: jsonReport },
  markdown: {
    purpose: 'a comment on a pull request, or an issue',
    fileEnding: 'md',
    leavesOut: true,
    render: markdownReport,
  },
  github: {
    purpose: 'the log of a GitHub Actions step',
    fileEnding: 'github.log',
    leavesOut: true,
    render: githubReport,
  },
  junit: { purpose: 'the test results of a CI system', fileEnding: 'junit.xml', leavesOut: false, render: junitReport },
  sarif: { purpose: 'code scanning', fileEnding: 'sarif', leavesOut: false, render: sarifReport },
  csv: { purpose: 'a spreadsheet', fileEnding: 'csv', leavesOut: false, render: csvReport },
  html: { purpose: 'a browser', fileEnding: 'html', leavesOut: false, render: htmlReport },
};

/** A report in a format, ending in a line end. The same report and options give the same text, byte for byte. */
export function renderReport(format: ReportFormat, report: DriftReport, options: ReportOptions): string {
  return REPORT_FORMAT[format].render(report, options);
}
