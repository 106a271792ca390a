import { type PlanSummary } from '../../plan/summary/plan-summary.js';
import { fitLines } from '../fit-lines.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { COMMENT_ROOM } from '../drift/markdown.js';
import { PLAN_TITLE, type PlanItem, planWords } from './plan-summary-words.js';

/** Bytes of one line. A longer one is cut, so that one alone does not take the room of all others. */
const LONGEST_LINE = 4_000;

/**
 * A plan's summary as GitHub's Markdown, for a comment on a pull request. Text from outside goes through
 * `fittedMarkdown`. What does not fit is left out from the end, line by line, and that is said.
 *
 * @param limit - the most bytes of UTF-8 that it may have; default: those of a comment on GitHub
 */
export function planSummaryMarkdown(summary: PlanSummary, limit: number = COMMENT_ROOM): string {
  const { headline, sections } = planWords(summary);
  const [first, ...others] = headline;
  const lines = [
    `## ${PLAN_TITLE}`,
    '',
    `**${fitted(first)}**`,
    ...others.flatMap((line) => ['', fitted(line)]),
    ...sections.flatMap(({ heading, items }) => ['', `### ${heading}`, '', ...items.flatMap(itemLines)]),
  ];
  return fitLines(
    lines,
    limit,
    (leftOut) => `_${leftOut} more lines do not fit here. \`klaviyo-access plan-summary\` prints them all as text._`,
  );
}

function itemLines({ label, title, details }: PlanItem): readonly string[] {
  return [`- **${label}:** ${fitted(title)}`, ...details.map((detail) => `  - ${fitted(detail)}`)];
}

function fitted(text: string): string {
  return fittedMarkdown(text, LONGEST_LINE);
}
