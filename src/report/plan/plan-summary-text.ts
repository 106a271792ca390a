import { type PlanSummary } from '../../plan/summary/plan-summary.js';
import { type PlanItem, planWords } from './plan-summary-words.js';
import { visible } from '../../text/visible.js';
import { wrap } from '../wrap.js';

const WIDTH = 100;

/**
 * A plan's summary for a terminal or a pipeline's log. Sentences stand behind a bar, so that no line of them begins with
 * what a log would take for a command.
 */
export function planSummaryText(summary: PlanSummary): string {
  const { headline, sections } = planWords(summary);
  const lines = [
    ...headline,
    ...sections.flatMap(({ heading, items }) => ['', `${heading}:`, ...items.flatMap(itemLines)]),
  ];
  return `${lines.join('\n')}\n`;
}

function itemLines({ label, title, details }: PlanItem): readonly string[] {
  return [
    '',
    `${label}: ${visible(title)}`,
    ...details.flatMap((detail) => wrap(visible(detail), WIDTH - 2).map((line) => `│ ${line}`)),
  ];
}
