import { SEVERITIES } from '../access/finding-kind.js';
import { type AccountState } from '../people/account-state.js';
import { nearestWord } from '../text/nearest-word.js';
import { byCodeUnits } from '../drift/order.js';
import { FINDING_STATUSES, type FindingTrend } from './finding-trend.js';
import { findingTrends } from './finding-trends.js';
import { type HistoryEntry, inOrderOfTime, runsOver } from './history-entry.js';
import { HistoryError } from './history-error.js';
import { historyPoints, type HistoryPoint } from './history-point.js';

/** What became of the findings over the runs of a history, as plain data that JSON can hold. */
export interface Trend {
  /** 2 since what was `healed` and `healedAt` in version 1 is `resolved` and `resolvedAt`. */
  readonly version: 2;
  readonly runs: number;
  /** The times of the oldest and of the newest run. */
  readonly from: string;
  readonly to: string;
  readonly accounts: readonly AccountRuns[];
  /** Open ones first, then those under an exception, then resolved ones; the most severe first, then the longest open. */
  readonly findings: readonly FindingTrend[];
  /** How many findings were open at each run, oldest first. */
  readonly totals: readonly HistoryPoint[];
}

/** How often an account was read. Its findings are as of `lastRun`. */
export interface AccountRuns {
  readonly name: string;
  readonly runs: number;
  readonly firstRun: string;
  readonly lastRun: string;
  /** How far it was set up in its identity provider at the last run. If it was not `deployed`, that no finding is open is no all-clear. */
  readonly state: AccountState;
}

/**
 * The trend over runs. No clock enters: the newest run is what "now" is. A run that did not read an account says nothing
 * about that account's findings, and one that did not read the station `assigned` nothing of what only that station shows.
 *
 * @param entries - in any order
 * @param accounts - names of the accounts that it is about; none means all
 * @throws HistoryError if there is no run, or no run has read a named account
 */
export function trendOf(entries: readonly HistoryEntry[], accounts: readonly string[] = []): Trend {
  const runs = inOrderOfTime(ofAccounts(entries, accounts));
  const [oldest] = runs;
  if (oldest === undefined) {
    throw new HistoryError('The history has no run yet. `klaviyo-access drift --history` adds one.');
  }
  const newest = runs.at(-1) ?? oldest;
  const names = accountNames(runs);
  return {
    version: 2,
    runs: runs.length,
    from: oldest.capturedAt,
    to: newest.capturedAt,
    accounts: names.map((name) => accountRuns(name, runs)),
    findings: names.flatMap((name) => findingTrends(name, runs)).sort(heaviestFirst),
    totals: historyPoints(runs),
  };
}

function ofAccounts(entries: readonly HistoryEntry[], wanted: readonly string[]): readonly HistoryEntry[] {
  if (wanted.length === 0) return entries;
  const known = accountNames(entries);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const nearest = nearestWord(unknown, known);
    throw new HistoryError(
      `No run of the history has read an account "${unknown}"; there are ${known.join(', ') || 'none'}.` +
        (nearest === undefined ? '' : ` Did you mean "${nearest}"?`),
    );
  }
  return runsOver(wanted, entries);
}

function accountNames(entries: readonly HistoryEntry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ accounts }) => accounts.map(({ name }) => name)))].sort(byCodeUnits);
}

function accountRuns(name: string, runs: readonly HistoryEntry[]): AccountRuns {
  const times = runs.filter((run) => run.accounts.some((account) => account.name === name));
  const [first, ...others] = times.map(({ capturedAt }) => capturedAt) as [string, ...string[]];
  const last = times.at(-1)?.accounts.find((account) => account.name === name);
  return {
    name,
    runs: times.length,
    firstRun: first,
    lastRun: others.at(-1) ?? first,
    state: last?.state ?? 'deployed',
  };
}

function heaviestFirst(one: FindingTrend, other: FindingTrend): number {
  return (
    FINDING_STATUSES.indexOf(one.status) - FINDING_STATUSES.indexOf(other.status) ||
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    other.daysOpen - one.daysOpen ||
    byCodeUnits(one.account, other.account) ||
    byCodeUnits(one.id, other.id)
  );
}
