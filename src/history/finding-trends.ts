import { type AccountLives, livesAfter } from './finding-life.js';
import { type FindingTrend } from './finding-trend.js';
import { type HistoryEntry } from './history-entry.js';

const DAY = 24 * 60 * 60 * 1000;

/**
 * The lives of an account's findings. A run that did not read the station `assigned` says nothing of what only that station shows.
 *
 * @param entries - the runs in order of time; those that did not read the account do not count
 */
export function findingTrends(account: string, entries: readonly HistoryEntry[]): readonly FindingTrend[] {
  let reached: AccountLives | undefined;
  for (const { capturedAt, accounts } of entries) {
    const read = accounts.find(({ name }) => name === account);
    if (read !== undefined) reached = livesAfter(reached, capturedAt, read);
  }
  const lives = [...(reached?.lives.values() ?? [])];
  return lives.map(({ trend, open }) => ({ ...trend, daysOpen: Math.round((10 * open) / DAY) / 10 }));
}
