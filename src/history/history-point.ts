import { SEVERITIES, type Severity } from '../access/finding-kind.js';
import { type HistoryEntry, inOrderOfTime } from './history-entry.js';

/** How many findings were open at the time of a run, those under an exception left out. */
export interface HistoryPoint {
  readonly capturedAt: string;
  readonly open: Readonly<Record<Severity, number>>;
}

/**
 * The totals over time, oldest first: at each run, of every account what was last found by then. A run that did not read an
 * account leaves that account's figures as they were, so that a run over one account does not look like healing. Runs of
 * one moment, such as those of a pipeline that checks each account apart, are one point.
 */
export function historyPoints(entries: readonly HistoryEntry[]): readonly HistoryPoint[] {
  const latest = new Map<string, Readonly<Record<Severity, number>>>();
  const points = new Map<number, HistoryPoint>();
  for (const { capturedAt, accounts } of inOrderOfTime(entries)) {
    for (const { name, summary } of accounts) latest.set(name, summary.bySeverity);
    const open = SEVERITIES.map((severity) => [
      severity,
      sum([...latest.values()].map((figures) => figures[severity])),
    ]);
    points.set(Date.parse(capturedAt), { capturedAt, open: Object.fromEntries(open) as Record<Severity, number> });
  }
  return [...points.values()];
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
