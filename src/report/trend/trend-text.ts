import { type FindingTrend } from '../../history/finding-trend.js';
import { type Trend } from '../../history/trend.js';
import { count } from '../drift/report-words.js';
import { textTable } from '../text-table.js';
import {
  findingSections,
  shownTotals,
  accountRemarks,
  TOTALS_HEADINGS,
  totalsCells,
  TREND_TITLE,
  trendHeadline,
} from './trend-words.js';
import { visible } from '../../text/visible.js';
import { wrap } from '../wrap.js';

const WIDTH = 100;

/** Wide enough for a time to the millisecond in UTC. */
const TIME = 24;

/** A trend for a terminal or a pipeline's log. Text from outside stands behind a bar, so that no line begins with it. */
export function trendText(trend: Trend): string {
  const lines = [
    TREND_TITLE,
    ...trendHeadline(trend),
    ...accountRemarks(trend).flatMap(barred),
    ...findingSections(trend).flatMap(({ heading, findings }) => ['', heading, ...findings.flatMap(findingLines)]),
    '',
    'Open findings at each run',
    ...totalsLines(trend),
  ];
  return `${lines.join('\n')}\n`;
}

function findingLines(finding: FindingTrend): readonly string[] {
  const { id, kind, severity, account, user, firstSeen, lastSeen, resolvedAt, worseAt, worseBy, reopened, daysOpen } =
    finding;
  const times = [
    `first seen ${firstSeen}`,
    resolvedAt === null ? `last seen ${lastSeen}` : `resolved ${resolvedAt}`,
    `open for ${count(daysOpen, 'day')}`,
    ...(worseAt === null ? [] : [`worse since ${worseAt}: ${worseBy.join(', ')}`]),
    ...(reopened === 0 ? [] : [`came back ${reopened === 1 ? 'once' : `${reopened} times`}`]),
  ];
  return ['', `${severity} ${kind} ${id}`, ...barred(`${user}, account ${account}`), ...barred(times.join(', '))];
}

function barred(text: string): readonly string[] {
  return wrap(visible(text), WIDTH - 2).map((line) => `│ ${line}`);
}

function totalsLines(trend: Trend): readonly string[] {
  const { older, points } = shownTotals(trend);
  const columns = TOTALS_HEADINGS.map((heading) => heading.replace(':', '')).map((heading, index) => ({
    heading,
    width: index === 0 ? TIME : heading.length,
  }));
  return [
    ...(older === null ? [] : [older]),
    ...textTable(
      columns,
      points.map((point) => totalsCells(point).map(visible)),
    ),
  ];
}
