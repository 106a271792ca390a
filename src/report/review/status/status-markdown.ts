import { type ReviewStatus } from '../../../review/status/review-status.js';
import { COMMENT_ROOM } from '../../drift/markdown.js';
import { markdownTable, type MarkdownTable, tableLines, underHeading } from '../../drift/markdown-table.js';
import { inCode } from '../../escape-markdown.js';
import { fitLines } from '../../fit-lines.js';
import { fittedMarkdown } from '../../fitted-markdown.js';
import { RUBBER_STAMP_NOTE, rubberStampWords } from '../rubber-stamp-words.js';
import { accountCells, ACCOUNT_HEADINGS, reviewerCells, REVIEWER_HEADINGS } from './status-tables.js';
import { statusSections, type StatusSection } from './status-sections.js';
import { busiestFirst, statusDates, statusTitle, statusVerdict } from './status-words.js';

/** Bytes of one cell. A longer one is cut, so that one row alone does not take the room of all others. */
const LONGEST_CELL = 400;

/** Bytes of a command: a folder and an address fit whole. */
const LONGEST_COMMAND = 2_000;

/**
 * The status of a review as GitHub's Markdown, for a comment on a pull request. Text from outside goes through `fittedMarkdown`. What does
 * not fit is left out from the end, row by row, and that is said.
 *
 * @param limit - the most bytes of UTF-8 that it may have; default: those of a comment on GitHub
 */
export function statusMarkdown(status: ReviewStatus, limit: number = COMMENT_ROOM): string {
  const sections = statusSections(status);
  const { rubberStamps, next } = status;
  const lines = [
    `## ${cell(statusTitle(status))}`,
    '',
    `**${fittedMarkdown(statusVerdict(status), 2 * LONGEST_CELL)}**`,
    '',
    cell(statusDates(status)),
    ...sections.filter(({ isCritical }) => isCritical).flatMap(sectionLines),
    ...(next.length === 0 ? [] : ['', '### What to do next', '']),
    ...next.map(({ why, command }) => `- ${cell(why)} ${fittedMarkdown(command, LONGEST_COMMAND, inCode)}`),
    ...allLines(
      markdownTable(underHeading('Reviewers'), REVIEWER_HEADINGS, busiestFirst(status.reviewers), (one) =>
        reviewerCells(one).map(cell),
      ),
    ),
    ...allLines(
      markdownTable(underHeading('Accounts'), ACCOUNT_HEADINGS, status.accounts, (one) => accountCells(one).map(cell)),
    ),
    ...(rubberStamps.length === 0
      ? []
      : ['', `### Decided without a pause, or all alike (${rubberStamps.length})`, '']),
    ...rubberStamps.map((stamp) => `- ${cell(rubberStampWords(stamp))}`),
    ...(rubberStamps.length === 0 ? [] : ['', RUBBER_STAMP_NOTE]),
    ...sections.filter(({ isCritical }) => !isCritical).flatMap(sectionLines),
  ];
  return fitLines(
    lines,
    limit,
    (leftOut) =>
      `_${leftOut} more lines do not fit here. \`klaviyo-access review status --format json\` has them all._`,
  );
}

function sectionLines({ heading, columns, rows }: StatusSection): readonly string[] {
  return allLines(
    markdownTable(underHeading(`${heading} (${rows.length})`), columns, rows, (cells) => cells.map(cell)),
  );
}

function allLines(table: MarkdownTable): readonly string[] {
  return tableLines({ table, rows: table.rows.map((make) => make()) });
}

function cell(text: string): string {
  return fittedMarkdown(text, LONGEST_CELL);
}
