import { type ReportFormat } from '../formats.js';
import { type ReportFormatRow } from './report-format.js';

type Render = ReportFormatRow['render'];

/** How each renderer is loaded. A run shows one format or two, and the charts of the HTML alone are most of all their code. */
const RENDERERS: Readonly<Record<ReportFormat, () => Promise<Render>>> = {
  text: async () => (await import('./text.js')).textReport,
  json: async () => (await import('./json.js')).jsonReport,
  markdown: async () => (await import('./markdown.js')).markdownReport,
  github: async () => (await import('./github.js')).githubReport,
  junit: async () => (await import('./junit.js')).junitReport,
  sarif: async () => (await import('./sarif.js')).sarifReport,
  csv: async () => (await import('./csv.js')).csvReport,
  html: async () => (await import('./html/html-report.js')).htmlReport,
};

/** The renderer of a format, which is loaded when it is asked for. It gives the same as `renderReport`. */
export function loadRenderer(format: ReportFormat): Promise<Render> {
  return RENDERERS[format]();
}
