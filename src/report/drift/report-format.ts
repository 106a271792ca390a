import { type DriftReport } from '../../drift/drift-report.js';
import { csvParts } from './csv.js';
import { githubReport } from './github.js';
import { htmlParts } from './html/html-report.js';
import { jsonParts } from './json.js';
import { junitParts } from './junit.js';
import { markdownReport } from './markdown.js';
import { type ReportOptions } from './report-options.js';
import { sarifParts } from './sarif.js';
import { textParts } from './text.js';
import { type ReportFormat } from '../formats.js';

/** The text of a report, one part after the other. An array or a generator, so that no text is taken for its characters. */
export type ReportParts = readonly string[] | Generator<string, undefined>;

/** Everything that is to be known of a format. */
export interface ReportFormatRow {
  /** What it is for, in a few words: `a terminal or a log`. */
  readonly purpose: string;
  /** How a file of the format is usually named, behind the dot. */
  readonly fileEnding: string;
  /** Whether it leaves findings out where there are too many, and says where all of them are. */
  readonly leavesOut: boolean;
  /** The text in parts, which are made when they are asked for: a report of many findings is never in memory as a whole. */
  readonly parts: (report: DriftReport, options: ReportOptions) => ReportParts;
}

/** The formats, a row each. To add one: its name in ../formats.ts, its row here, its renderer in a file of its own. */
export const REPORT_FORMAT: Readonly<Record<ReportFormat, ReportFormatRow>> = {
  text: { purpose: 'a terminal or a log', fileEnding: 'txt', leavesOut: true, parts: textParts },
  json: { purpose: 'another program', fileEnding: 'json', leavesOut: false, parts: jsonParts },
  markdown: {
    purpose: 'a comment on a pull request, or an issue',
    fileEnding: 'md',
    leavesOut: true,
    parts: (report, options) => [markdownReport(report, options)],
  },
  github: {
    purpose: 'the log of a GitHub Actions step',
    fileEnding: 'github.log',
    leavesOut: true,
    parts: (report, options) => [githubReport(report, options)],
  },
  junit: { purpose: 'the test results of a CI system', fileEnding: 'junit.xml', leavesOut: false, parts: junitParts },
  sarif: { purpose: 'code scanning', fileEnding: 'sarif', leavesOut: false, parts: sarifParts },
  csv: { purpose: 'a spreadsheet', fileEnding: 'csv', leavesOut: false, parts: csvParts },
  html: { purpose: 'a browser', fileEnding: 'html', leavesOut: true, parts: htmlParts },
};

/** A report in a format, ending in a line end. The same report and options give the same text, byte for byte. */
export function renderReport(format: ReportFormat, report: DriftReport, options: ReportOptions): string {
  return [...REPORT_FORMAT[format].parts(report, options)].join('');
}
