import { type ReconcilePlan } from '../../reconcile/plan.js';
import { type ReconcileResult } from '../../reconcile/reconcile-result.js';
import { type ReconcileFormat } from '../formats.js';
import { plainJson } from '../plain-json.js';
import { planMarkdown, resultMarkdown } from './reconcile-markdown.js';
import { planText, resultText } from './reconcile-text.js';

/** Renders in a format; the text for a terminal of so many columns, 80 by default. */
export type ReconcileRenderer = (format: ReconcileFormat, width: number | undefined) => string;

/**
 * Renders a plan. Its JSON is the plan itself, as its file holds it.
 *
 * @param file - that holds the plan; undefined if it was not written
 */
export function planRenderer(plan: ReconcilePlan, file: string | undefined): ReconcileRenderer {
  const renderers: Readonly<Record<ReconcileFormat, (width: number | undefined) => string>> = {
    text: (width) => planText(plan, file, width),
    json: () => plainJson(plan),
    markdown: () => planMarkdown(plan),
  };
  return (format, width) => renderers[format](width);
}

/** Renders what became of a plan. */
export function resultRenderer(result: ReconcileResult): ReconcileRenderer {
  const renderers: Readonly<Record<ReconcileFormat, (width: number | undefined) => string>> = {
    text: (width) => resultText(result, width),
    json: () => plainJson(result),
    markdown: () => resultMarkdown(result),
  };
  return (format, width) => renderers[format](width);
}
