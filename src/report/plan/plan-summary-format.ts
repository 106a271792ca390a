import { type PlanSummary } from '../../plan/summary/plan-summary.js';
import { plainJson } from '../plain-json.js';
import { planSummaryMarkdown } from './plan-summary-markdown.js';
import { planSummaryText } from './plan-summary-text.js';
import { type PlanSummaryFormat } from '../formats.js';

const RENDERERS: Readonly<Record<PlanSummaryFormat, (summary: PlanSummary) => string>> = {
  text: planSummaryText,
  markdown: (summary) => planSummaryMarkdown(summary),
  json: plainJson,
};

/** A plan's summary in a format, ending in a line end. */
export function renderPlanSummary(format: PlanSummaryFormat, summary: PlanSummary): string {
  return RENDERERS[format](summary);
}
