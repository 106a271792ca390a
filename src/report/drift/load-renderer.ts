import { type ReportFormat } from '../formats.js';
import { type ReportFormatRow } from './report-format.js';

type Render = ReportFormatRow['parts'];

/** How each renderer is loaded. A run shows one format or two, and the charts of the HTML alone are most of all their code. */
const RENDERERS: Readonly<Record<ReportFormat, () => Promise<Render>>> = {
  text: async () => (await import('./text.js')).textParts,
  json: async () => (await import('./json.js')).jsonParts,
  markdown: async () => {
    const { markdownReport } = await import('./markdown.js');
    return (report, options) => [markdownReport(report, options)];
  },
  github: async () => {
    const { githubReport } = await import('./github.js');
    return (report, options) => [githubReport(report, options)];
  },
  junit: async () => (await import('./junit.js')).junitParts,
  sarif: async () => (await import('./sarif.js')).sarifParts,
  csv: async () => (await import('./csv.js')).csvParts,
  html: async () => (await import('./html/html-report.js')).htmlParts,
};

/** The renderer of a format, which is loaded when it is asked for. It gives the text of `renderReport` in parts. */
export function loadRenderer(format: ReportFormat): Promise<Render> {
  return RENDERERS[format]();
}
