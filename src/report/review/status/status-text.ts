import { type ReviewStatus } from '../../../review/status/review-status.js';
import { visible } from '../../../text/visible.js';
import { asText, barred, textLayout, type TextLayout } from '../../drift/text-layout.js';
import { frameWidth, type TextColumn, textTable } from '../../text-table.js';
import { visibleLines } from '../../visible-lines.js';
import { columnsOf } from '../../wrap.js';
import { RUBBER_STAMP_NOTE, rubberStampWords } from '../rubber-stamp-words.js';
import { statusSections, type StatusSection } from './status-sections.js';
import { busiestFirst, ofWords, reviewerState, statusDates, statusTitle, statusVerdict } from './status-words.js';

const [NARROWEST, WIDEST] = [60, 120];

/** So many of a section are named; a longer list says less, and JSON has all. */
const MOST_NAMED = 50;

/** The status of a review for a terminal or a pipeline's log. Text from outside stands behind a bar, so that no line begins with it. */
export function statusText(status: ReviewStatus, width?: number): string {
  const layout = textLayout({ color: false, width }, [NARROWEST, WIDEST]);
  const paragraph = (text: string): readonly string[] => visibleLines(text, layout.width);
  const stamps = status.rubberStamps;
  return asText([
    ...paragraph(statusTitle(status)),
    ...paragraph(statusDates(status)),
    '',
    ...paragraph(statusVerdict(status)),
    ...statusSections(status)
      .filter(({ isCritical }) => isCritical)
      .flatMap((section) => sectionLines(section, layout)),
    '',
    'Reviewers',
    ...reviewersTable(status, layout),
    '',
    'Accounts',
    ...accountsTable(status, layout),
    ...statusSections(status)
      .filter(({ isCritical }) => !isCritical)
      .flatMap((section) => sectionLines(section, layout)),
    ...(stamps.length === 0
      ? []
      : [
          '',
          `Decided without a pause, or all alike (${stamps.length})`,
          ...stamps.slice(0, MOST_NAMED).flatMap((stamp) => barred('', rubberStampWords(stamp), layout)),
          ...more(stamps.length),
          ...paragraph(RUBBER_STAMP_NOTE),
        ]),
    ...(status.next.length === 0
      ? []
      : [
          '',
          'What to do next',
          ...status.next.flatMap(({ why, command }) => [...barred('', why, layout), `    ${visible(command)}`]),
        ]),
  ]);
}

function sectionLines({ heading, columns, rows }: StatusSection, layout: TextLayout): readonly string[] {
  return [
    '',
    `${heading} (${rows.length})`,
    ...rows
      .slice(0, MOST_NAMED)
      .flatMap(([who = '', account = '', ...others], index) => [
        ...(index === 0 ? [] : ['']),
        ...barred('', `${who}, account ${account}`, layout),
        ...others.flatMap((text, column) => barred(`  ${columns[column + 2]!}: `, text, layout)),
      ]),
    ...more(rows.length),
  ];
}

function more(number: number): readonly string[] {
  return number > MOST_NAMED ? [`and ${number - MOST_NAMED} more: --format json names them all`] : [];
}

function reviewersTable({ reviewers }: ReviewStatus, layout: TextLayout): readonly string[] {
  const shown = busiestFirst(reviewers).slice(0, MOST_NAMED);
  const rows = shown.map((one) => [
    visible(one.reviewer),
    ofWords(one.decided, one.rows),
    ofWords(one.answered, one.questions),
    reviewerState(one),
  ]);
  return [...fittedTable(['Reviewer', 'Decided', 'Answered', 'State'], rows, layout), ...more(reviewers.length)];
}

function accountsTable({ accounts }: ReviewStatus, layout: TextLayout): readonly string[] {
  const rows = accounts.map(({ account, decided, rows: all, decisions, answered, questions }) => [
    visible(account),
    ofWords(decided, all),
    String(decisions.keep),
    String(decisions.revoke),
    String(decisions['change-role']),
    ofWords(answered, questions),
  ]);
  return fittedTable(['Account', 'Decided', 'Keep', 'Revoke', 'New role', 'Answered'], rows, layout);
}

/** A table of which the first column takes what the others leave. */
function fittedTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  { width }: TextLayout,
): readonly string[] {
  const widths = headings.map((heading, column) =>
    Math.max(columnsOf(heading), ...rows.map((row) => columnsOf(row[column] ?? ''))),
  );
  const others = widths.slice(1).reduce((sum, each) => sum + each, 0);
  const room = Math.max(8, width - frameWidth(headings.length) - others);
  const columns = headings.map((heading, column): TextColumn => ({
    heading,
    width: column === 0 ? Math.min(room, widths[0]!) : widths[column]!,
  }));
  return textTable(columns, rows);
}
