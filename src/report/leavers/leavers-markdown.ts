import { type Leavers } from '../../history/leavers/leaver.js';
import { COMMENT_ROOM } from '../drift/markdown.js';
import { markdownTable, tableLines, underHeading, type MarkdownTable } from '../drift/markdown-table.js';
import { hoursWords } from '../duration-words.js';
import { inCode } from '../escape-markdown.js';
import { fitLines } from '../fit-lines.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import {
  coverageRemarks,
  goneWords,
  LEAVERS_TITLE,
  leaversHeadline,
  type LeaverRow,
  leftWords,
  removalSections,
  timeWords,
  UNCLEAR,
  unclearWords,
  wayWords,
  WITHOUT_ACCESS,
  withoutAccess,
} from './leavers-words.js';

const REMOVAL_HEADINGS = ['User', 'Account', 'Left', 'How', 'Gone', 'Time between', 'Target'];

/** Bytes of one cell. A longer one is cut, so that one row alone does not take the room of all others. */
const LONGEST_CELL = 400;

/**
 * Leavers as GitHub's Markdown. Text from outside goes through `fittedMarkdown`. What does not fit is left out from the end, row by row,
 * and that is said.
 *
 * @param limit - the most bytes of UTF-8 that it may have; default: those of a comment on GitHub
 */
export function leaversMarkdown(leavers: Leavers, limit: number = COMMENT_ROOM): string {
  const none = withoutAccess(leavers);
  const lines = [
    `## ${LEAVERS_TITLE}`,
    ...leaversHeadline(leavers).flatMap((line) => ['', cell(line)]),
    // Before the tables, since what does not fit is left out from the end: nobody may read the tables as complete without it.
    ...coverageRemarks(leavers).flatMap((line) => ['', `**${fittedMarkdown(line, 2 * LONGEST_CELL)}**`]),
    ...removalSections(leavers).flatMap(({ heading, rows }) =>
      allLines(markdownTable(underHeading(heading), REMOVAL_HEADINGS, rows, removalCells)),
    ),
    ...allLines(
      markdownTable(underHeading(UNCLEAR), ['User', 'Account', 'Why'], leavers.unclear, (person) => [
        user(person.user),
        cell(person.account),
        cell(unclearWords(person)),
      ]),
    ),
    ...allLines(
      markdownTable(underHeading(WITHOUT_ACCESS), ['User', 'Left', 'How'], none, (leaver) => [
        user(leaver.user),
        cell(leftWords(leaver)),
        cell(wayWords(leaver)),
      ]),
    ),
    ...allLines(
      markdownTable(
        underHeading('Accounts'),
        ['Account', 'Runs:', 'First run', 'Last run', 'Target'],
        leavers.accounts,
        ({ name, runs, firstRun, lastRun, targetHours }) => [
          cell(name),
          String(runs),
          cell(firstRun ?? '–'),
          cell(lastRun ?? '–'),
          hoursWords(targetHours),
        ],
      ),
    ),
  ];
  return fitLines(
    lines,
    limit,
    (leftOut) => `_${leftOut} more lines do not fit here. \`klaviyo-access leavers\` prints them all as text._`,
  );
}

function removalCells({ leaver, removal, targetHours }: LeaverRow): readonly string[] {
  return [
    user(leaver.user),
    cell(removal.account),
    cell(leftWords(leaver)),
    cell(wayWords(leaver)),
    cell(goneWords(removal)),
    cell(timeWords(removal)),
    hoursWords(targetHours),
  ];
}

function allLines(table: MarkdownTable): readonly string[] {
  return tableLines({ table, rows: table.rows.map((make) => make()) });
}

function cell(text: string): string {
  return fittedMarkdown(text, LONGEST_CELL);
}

function user(text: string): string {
  return fittedMarkdown(text, LONGEST_CELL, inCode);
}
