import { SEVERITIES, type Severity } from '../access/finding-kind.js';
import { type AccountLives, livesAfter } from './finding-life.js';
import { type HistoryEntry, inOrderOfTime } from './history-entry.js';

/** How many findings were open at the time of a run, those under an exception left out. */
export interface HistoryPoint {
  readonly capturedAt: string;
  readonly open: Readonly<Record<Severity, number>>;
}

/**
 * The totals over time, oldest first: at each run, what was known to be open by then. A run that did not read an account
 * leaves that account's figures as they were, and one that did not read the station `assigned` what only that station shows, so
 * that a run over less does not look as if something were resolved. Runs of one moment, such as those of a pipeline that checks each account apart, are
 * one point.
 */
export function historyPoints(entries: readonly HistoryEntry[]): readonly HistoryPoint[] {
  const reached = new Map<string, AccountLives>();
  const points = new Map<number, HistoryPoint>();
  for (const { capturedAt, accounts } of inOrderOfTime(entries)) {
    for (const read of accounts) reached.set(read.name, livesAfter(reached.get(read.name), capturedAt, read));
    points.set(Date.parse(capturedAt), { capturedAt, open: openOnes([...reached.values()]) });
  }
  return [...points.values()];
}

function openOnes(accounts: readonly AccountLives[]): Readonly<Record<Severity, number>> {
  const figures = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { trend } of accounts.flatMap(({ lives }) => [...lives.values()])) {
    if (trend.status === 'open') figures[trend.severity] += 1;
  }
  return figures;
}
