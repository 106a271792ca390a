import { SEVERITIES } from '../../access/finding-kind.js';
import { FINDING_STATUSES, type FindingStatus, type FindingTrend } from '../../history/finding-trend.js';
import { type HistoryPoint } from '../../history/history-point.js';
import { type AccountRuns, type Trend } from '../../history/trend.js';
import { type AccountState } from '../../people/account-state.js';
import { count } from '../drift/report-words.js';

/** What is said of a trend alike in every format made for people. Text from outside stands in it as it is: escaping is the format's. */

export const TREND_TITLE = 'Klaviyo access: trend';

/** How many of the newest runs the totals show; all of them are in the JSON format. */
const SHOWN_RUNS = 20;

const STATUS_WORDS: Readonly<Record<FindingStatus, string>> = {
  open: 'open',
  excepted: 'under an exception',
  resolved: 'resolved',
};

/** How far the history reaches, and how many findings there are. */
export function trendHeadline({ runs, from, to, findings }: Trend): readonly string[] {
  const figures = FINDING_STATUSES.map(
    (status) => `${findings.filter((finding) => finding.status === status).length} ${STATUS_WORDS[status]}`,
  );
  return [
    runs === 1 ? `1 run, at ${from}.` : `${runs} runs, from ${from} to ${to}.`,
    `${count(findings.length, 'finding')}: ${figures.join(', ')}.`,
  ];
}

/**
 * The accounts that the newest run did not read: their figures are older. And those that were not deployed or had nobody:
 * that no finding is open is no all-clear there.
 */
export function accountRemarks({ accounts, to }: Trend): readonly string[] {
  return [
    ...accounts
      .filter(({ lastRun }) => lastRun !== to)
      .map(({ name, lastRun }) => `The newest run did not read ${name}; its figures are from ${lastRun}.`),
    ...accounts.flatMap(({ name, lastRun, state }) =>
      state === 'deployed' ? [] : [`${name} is no all-clear: at ${lastRun}, ${STATE_WORDS[state]}.`],
    ),
  ];
}

const STATE_WORDS: Readonly<Record<Exclude<AccountState, 'deployed'>, string>> = {
  empty: 'nobody was assigned yet',
  'not-deployed': 'it was not deployed yet',
};

/** The accounts with their runs. */
export function accountCells({ name, runs, firstRun, lastRun }: AccountRuns): readonly string[] {
  return [name, String(runs), firstRun, lastRun];
}

export const ACCOUNT_HEADINGS = ['Account', 'Runs:', 'First run', 'Last run'] as const;

/** The findings of each status that has any, with the heading over them. */
export function findingSections({ findings }: Trend): readonly {
  readonly heading: string;
  readonly findings: readonly FindingTrend[];
}[] {
  return FINDING_STATUSES.map((status) => {
    const words = STATUS_WORDS[status];
    const ofStatus = findings.filter((finding) => finding.status === status);
    return { heading: `${words.charAt(0).toUpperCase()}${words.slice(1)} (${ofStatus.length})`, findings: ofStatus };
  }).filter((section) => section.findings.length > 0);
}

/** The newest totals, oldest first, and how many older ones are not shown. */
export function shownTotals({ totals }: Trend): {
  readonly older: string | null;
  readonly points: readonly HistoryPoint[];
} {
  const older = Math.max(0, totals.length - SHOWN_RUNS);
  return {
    older: older === 0 ? null : `${older} older ${older === 1 ? 'total is' : 'totals are'} in --format json.`,
    points: totals.slice(older),
  };
}

export const TOTALS_HEADINGS = ['Run', ...SEVERITIES.map((severity) => `${severity}:`), 'all:'] as const;

/** One line of the totals. */
export function totalsCells({ capturedAt, open }: HistoryPoint): readonly string[] {
  const figures = SEVERITIES.map((severity) => open[severity]);
  return [capturedAt, ...figures.map(String), String(figures.reduce((all, figure) => all + figure, 0))];
}
