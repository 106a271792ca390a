import { type CostReport } from '../../cost/cost-report.js';
import { type CostFormat } from '../formats.js';
import { plainJson } from '../plain-json.js';
import { costHtml } from './cost-html.js';
import { costMarkdown } from './cost-markdown.js';
import { costText } from './cost-text.js';

const RENDERERS: Readonly<Record<CostFormat, (report: CostReport) => string>> = {
  text: costText,
  markdown: costMarkdown,
  json: plainJson,
  html: costHtml,
};

/** A cost report in a format, ending in a line end. */
export function renderCost(format: CostFormat, report: CostReport): string {
  return RENDERERS[format](report);
}
