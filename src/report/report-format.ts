import { type DriftReport } from '../drift/drift-report.js';
import { jsonReport } from './json.js';
import { markdownReport } from './markdown.js';
import { type ReportOptions } from './report-options.js';
import { textReport } from './text.js';

/** The formats of a drift report: for a terminal, for another program, and for a comment on a pull request. */
export const REPORT_FORMATS = ['text', 'json', 'markdown'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

type Renderer = (report: DriftReport, options: ReportOptions) => string;

const RENDERERS: Readonly<Record<ReportFormat, Renderer>> = {
  text: textReport,
  json: jsonReport,
  markdown: markdownReport,
};

/** A report in a format, ending in a line end. The same report and options give the same text, byte for byte. */
export function renderReport(format: ReportFormat, report: DriftReport, options: ReportOptions): string {
  return RENDERERS[format](report, options);
}
