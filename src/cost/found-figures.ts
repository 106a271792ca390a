import { leaversOf } from '../history/leavers/leavers.js';
import { type Removal } from '../history/leavers/leaver.js';
import { type HistoryEntry, inOrderOfTime, runsOver } from '../history/history-entry.js';
import { type CostActivity, type FoundSignIns, foundSignIns } from './found-sign-ins.js';
import { userKey, type UserKey } from '../people/user-key.js';

const DAY = 24 * 60 * 60 * 1000;
const YEAR_DAYS = 365;

/** From how many days of runs on a number of changes says something of a year. */
export const FEWEST_DAYS = 30;

/** What the runs of the last year found, as plain data. */
export interface FoundFigures {
  readonly runs: number;
  readonly from: string;
  readonly to: string;
  /** Accounts of people who left or whom nobody declared (findings `leaver` and `unexpected`), each counted once; without excepted ones. */
  readonly orphaned: number;
  /** Of these, how many the newest run of their account still found. */
  readonly orphanedOpen: number;
  /** Records that were in Klaviyo and switched off at the newest runs; null if no run kept it. */
  readonly switchedOff: number | null;
  /** Who uses their access, by activity logs; null if none was given. */
  readonly signIns: FoundSignIns | null;
  /** Who came into an account, changed role there, or went, from run to run; null if fewer than two runs kept who was there. */
  readonly changes: FoundChanges | null;
  readonly removals: FoundRemovals;
}

export interface FoundChanges {
  /** Days between the first and the last run that kept who was there. */
  readonly days: number;
  readonly joiners: number;
  readonly movers: number;
  readonly leavers: number;
}

/** How long people who left kept their access, by the bounds that the runs give. */
export interface FoundRemovals {
  /** Those that are gone, and those that are not seen gone. */
  readonly gone: number;
  readonly there: number;
  readonly inTime: number;
  /** The longest time that is proved; null if nobody left. */
  readonly longestAtLeastHours: number | null;
}

/**
 * What the runs of a history found in the year before its newest one; undefined if no run read any of the accounts.
 *
 * @param accounts - with their owners and targets
 * @param capturedAt - when the report is made
 * @param activity - activity logs of the accounts. Default: none
 */
export function foundFigures(
  entries: readonly HistoryEntry[],
  accounts: Parameters<typeof leaversOf>[1]['accounts'],
  capturedAt: string,
  activity?: CostActivity,
): FoundFigures | undefined {
  const names = accounts.map(({ name }) => name);
  const all = runsOver(names, inOrderOfTime(entries));
  const newest = all.at(-1)?.capturedAt;
  if (newest === undefined) return undefined;
  const since = Date.parse(newest) - YEAR_DAYS * DAY;
  const runs = all.filter((run) => Date.parse(run.capturedAt) >= since);
  const leavers = leaversOf(entries, { accounts, since: new Date(since).toISOString(), capturedAt });
  return {
    runs: runs.length,
    from: runs[0]!.capturedAt,
    to: newest,
    ...orphans(names, runs),
    switchedOff: switchedOff(names, runs),
    signIns: activity === undefined ? null : foundSignIns(runs, activity),
    changes: changesOver(names, runs),
    removals: removalFigures(leavers.leavers.flatMap(({ removals }) => removals)),
  };
}

const ORPHANED: readonly string[] = ['leaver', 'unexpected'];

function orphans(
  names: readonly string[],
  runs: readonly HistoryEntry[],
): Pick<FoundFigures, 'orphaned' | 'orphanedOpen'> {
  let [orphaned, orphanedOpen] = [0, 0];
  for (const name of names) {
    const seen = new Set<UserKey>();
    let open = new Set<UserKey>();
    for (const { findings } of readingsOf(name, runs)) {
      const counting = findings.filter(({ kind, excepted }) => ORPHANED.includes(kind) && !excepted);
      open = new Set(counting.map(({ user }) => userKey(user)));
      for (const key of open) seen.add(key);
    }
    orphaned += seen.size;
    orphanedOpen += open.size;
  }
  return { orphaned, orphanedOpen };
}

function switchedOff(names: readonly string[], runs: readonly HistoryEntry[]): number | null {
  const newest = names.flatMap((name) => readingsOf(name, runs).findLast(({ off }) => off !== undefined)?.off ?? []);
  return newest.length === 0 ? null : newest.reduce((sum, off) => sum + off, 0);
}

function changesOver(names: readonly string[], runs: readonly HistoryEntry[]): FoundChanges | null {
  let [joiners, movers, leavers] = [0, 0, 0];
  let [first, last] = [Infinity, -Infinity];
  for (const name of names) {
    let before: ReadonlyMap<UserKey, string> | undefined;
    for (const { people, at } of readingsOf(name, runs)) {
      if (people === undefined) continue;
      [first, last] = [Math.min(first, at), Math.max(last, at)];
      const now = rolesByUser(people);
      if (before !== undefined) {
        for (const [key, role] of now) {
          const earlier = before.get(key);
          if (earlier === undefined) joiners += 1;
          else if (earlier !== role) movers += 1;
        }
        for (const key of before.keys()) if (!now.has(key)) leavers += 1;
      }
      before = now;
    }
  }
  if (!(last > first)) return null;
  return { days: Math.floor((10 * (last - first)) / DAY) / 10, joiners, movers, leavers };
}

/** The roles of everybody, those of several records as one text. */
function rolesByUser(
  people: readonly { readonly role: string | null; readonly users: readonly string[] }[],
): ReadonlyMap<UserKey, string> {
  const roles = new Map<UserKey, (string | null)[]>();
  for (const { role, users } of people) {
    for (const user of users) roles.set(userKey(user), [...(roles.get(userKey(user)) ?? []), role]);
  }
  return new Map([...roles].map(([key, all]) => [key, JSON.stringify([...new Set(all)])]));
}

function readingsOf(name: string, runs: readonly HistoryEntry[]) {
  return runs.flatMap(({ capturedAt, accounts }) =>
    accounts.filter((account) => account.name === name).map((account) => ({ ...account, at: Date.parse(capturedAt) })),
  );
}

function removalFigures(removals: readonly Removal[]): FoundRemovals {
  const gone = removals.filter(({ presence }) => presence === 'gone');
  return {
    gone: gone.length,
    there: removals.length - gone.length,
    inTime: removals.filter(({ verdict }) => verdict === 'in-time').length,
    longestAtLeastHours: removals.length === 0 ? null : Math.max(...removals.map(({ atLeastHours }) => atLeastHours)),
  };
}

/** Changes a year at the pace of the runs; undefined if they cover too few days. */
export function changesAYear({ days, joiners, movers, leavers }: FoundChanges): number | undefined {
  return days < FEWEST_DAYS ? undefined : ((joiners + movers + leavers) * YEAR_DAYS) / days;
}
