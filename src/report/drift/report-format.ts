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

/** How a file of a format is usually named, behind the dot. */
export const REPORT_FILE_ENDING: Readonly<Record<ReportFormat, string>> = {
  text: 'txt',
  json: 'json',
  markdown: 'md',
  github: 'github.log',
  junit: 'junit.xml',
  sarif: 'sarif',
  csv: 'csv',
  html: 'html',
};

type Renderer = (report: DriftReport, options: ReportOptions) => string;

const RENDERERS: Readonly<Record<ReportFormat, Renderer>> = {
  text: textReport,
  json: jsonReport,
  markdown: markdownReport,
  github: githubReport,
  junit: junitReport,
  sarif: sarifReport,
  csv: csvReport,
  html: htmlReport,
};

/** A report in a format, ending in a line end. The same report and options give the same text, byte for byte. */
export function renderReport(format: ReportFormat, report: DriftReport, options: ReportOptions): string {
  return RENDERERS[format](report, options);
}
