import { type Leavers } from '../../history/leavers/leaver.js';
import { visible } from '../../text/visible.js';
import { count } from '../drift/report-words.js';
import { hoursWords } from '../duration-words.js';
import { wrap } from '../wrap.js';
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

/** Columns where the terminal does not say how many it has, and the least and the most that are used. */
const WIDTH = { usual: 100, least: 60, most: 120 };

/**
 * Leavers for a terminal or a pipeline's log. Text from outside stands behind a bar, so that no line begins with it.
 *
 * @param columns - of the terminal, held between 60 and 120. Default 100.
 */
export function leaversText(leavers: Leavers, columns: number = WIDTH.usual): string {
  const width = Math.min(Math.max(columns, WIDTH.least), WIDTH.most);
  const barred = (text: string): readonly string[] => wrap(visible(text), width - 2).map((line) => `│ ${line}`);
  const section = (heading: string, items: readonly (readonly string[])[]): readonly string[] =>
    items.length === 0
      ? []
      : ['', `${heading} (${items.length})`, ...items.flatMap((each) => ['', ...each.flatMap(barred)])];
  const none = withoutAccess(leavers);
  const lines = [
    LEAVERS_TITLE,
    ...leaversHeadline(leavers).flatMap((line) => wrap(visible(line), width)),
    ...removalSections(leavers).flatMap(({ heading, rows }) => [
      '',
      heading,
      ...rows.flatMap((row) => ['', ...rowTexts(row).flatMap(barred)]),
    ]),
    ...section(
      WITHOUT_ACCESS,
      none.map((leaver) => [leaver.user, `left ${leftWords(leaver)}: ${wayWords(leaver)}`]),
    ),
    ...section(
      UNCLEAR,
      leavers.unclear.map((person) => [`${person.user}, account ${person.account}`, unclearWords(person)]),
    ),
    '',
    'What the runs cover',
    ...leavers.accounts.flatMap(({ name, runs, firstRun, lastRun, targetHours }) =>
      barred(
        firstRun === null
          ? `${name}: no run; target ${hoursWords(targetHours)}`
          : `${name}: ${count(runs, 'run')}, the first at ${firstRun}, the last at ${lastRun}; target ${hoursWords(targetHours)}`,
      ),
    ),
    ...coverageRemarks(leavers).flatMap(barred),
  ];
  return `${lines.join('\n')}\n`;
}

function rowTexts({ leaver, removal, targetHours }: LeaverRow): readonly string[] {
  return [
    `${leaver.user}, account ${removal.account}`,
    `left ${leftWords(leaver)}: ${wayWords(leaver)}`,
    `${goneWords(removal)}: ${timeWords(removal)}; target ${hoursWords(targetHours)}`,
  ];
}
