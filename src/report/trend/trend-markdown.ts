import { type FindingTrend } from '../../history/finding-trend.js';
import { type Trend } from '../../history/trend.js';
import { inCode } from '../escape-markdown.js';
import { fitLines } from '../fit-lines.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { COMMENT_ROOM } from '../drift/markdown.js';
import { markdownTable, tableLines, underHeading, type MarkdownTable } from '../drift/markdown-table.js';
import {
  ACCOUNT_HEADINGS,
  accountCells,
  findingSections,
  shownTotals,
  accountRemarks,
  TOTALS_HEADINGS,
  totalsCells,
  TREND_TITLE,
  trendHeadline,
} from './trend-words.js';

const FINDING_HEADINGS = [
  'Severity',
  'Kind',
  'User',
  'Account',
  'First seen',
  'Last seen',
  'Resolved',
  'Days open:',
  'Came back:',
  'Worse since',
  'Id',
];

/** Bytes of one cell. A longer one is cut, so that one row alone does not take the room of all others. */
const LONGEST_CELL = 400;

/**
 * A trend as GitHub's Markdown. Text from outside goes through `fittedMarkdown`. What does not fit is left out from the end,
 * row by row, and that is said.
 *
 * @param limit - the most bytes of UTF-8 that it may have; default: those of a comment on GitHub
 */
export function trendMarkdown(trend: Trend, limit: number = COMMENT_ROOM): string {
  const { older, points } = shownTotals(trend);
  const totals = underHeading('Open findings at each run');
  const lines = [
    `## ${TREND_TITLE}`,
    ...trendHeadline(trend).flatMap((line) => ['', cell(line)]),
    ...accountRemarks(trend).flatMap((line) => ['', `**${cell(line)}**`]),
    ...allLines(
      markdownTable(
        { ...totals, before: [...totals.before, ...(older === null ? [] : [cell(older), ''])] },
        TOTALS_HEADINGS,
        points,
        (point) => totalsCells(point).map(cell),
      ),
    ),
    ...findingSections(trend).flatMap(({ heading, findings }) =>
      allLines(markdownTable(underHeading(heading), FINDING_HEADINGS, findings, findingCells)),
    ),
    ...allLines(
      markdownTable(underHeading('Accounts'), ACCOUNT_HEADINGS, trend.accounts, (account) =>
        accountCells(account).map(cell),
      ),
    ),
  ];
  return fitLines(
    lines,
    limit,
    (leftOut) => `_${leftOut} more lines do not fit here. \`klaviyo-access trend\` prints them all as text._`,
  );
}

function allLines(table: MarkdownTable): readonly string[] {
  return tableLines({ table, rows: table.rows.map((make) => make()) });
}

function cell(text: string): string {
  return fittedMarkdown(text, LONGEST_CELL);
}

function findingCells(finding: FindingTrend): readonly string[] {
  const { id, kind, severity, account, user, firstSeen, lastSeen, resolvedAt, worseAt, worseBy, reopened, daysOpen } =
    finding;
  return [
    severity,
    cell(kind),
    fittedMarkdown(user, LONGEST_CELL, inCode),
    cell(account),
    cell(firstSeen),
    cell(lastSeen),
    resolvedAt === null ? '' : cell(resolvedAt),
    String(daysOpen),
    String(reopened),
    worseAt === null ? '' : cell(`${worseAt}: ${worseBy.join(', ')}`),
    inCode(id),
  ];
}
