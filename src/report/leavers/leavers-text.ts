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

const WIDTH = 100;

/** Leavers for a terminal or a pipeline's log. Text from outside stands behind a bar, so that no line begins with it. */
export function leaversText(leavers: Leavers): string {
  const none = withoutAccess(leavers);
  const lines = [
    LEAVERS_TITLE,
    ...leaversHeadline(leavers).flatMap((line) => wrap(visible(line), WIDTH)),
    ...removalSections(leavers).flatMap(({ heading, rows }) => ['', heading, ...rows.flatMap(rowLines)]),
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

function rowLines({ leaver, removal, targetHours }: LeaverRow): readonly string[] {
  return [
    '',
    ...barred(`${leaver.user}, account ${removal.account}`),
    ...barred(`left ${leftWords(leaver)}: ${wayWords(leaver)}`),
    ...barred(`${goneWords(removal)}: ${timeWords(removal)}; target ${hoursWords(targetHours)}`),
  ];
}

function section(heading: string, items: readonly (readonly string[])[]): readonly string[] {
  if (items.length === 0) return [];
  return ['', `${heading} (${items.length})`, ...items.flatMap((lines) => ['', ...lines.flatMap(barred)])];
}

function barred(text: string): readonly string[] {
  return wrap(visible(text), WIDTH - 2).map((line) => `│ ${line}`);
}
