import { type ActivityPart, daysCovered } from '../activity/activity-log.js';
import { type HistoryAccount, type HistoryEntry } from '../history/history-entry.js';
import { userKey, type UserKey } from '../people/user-key.js';

const DAY = 24 * 60 * 60 * 1000;

/** The activity logs of accounts, and after how many days without a sign-in an access counts as unused. */
export interface CostActivity {
  readonly logs: ReadonlyMap<string, ActivityPart>;
  readonly unusedAfterDays: number;
}

/** Who uses their access, by activity logs. */
export interface FoundSignIns {
  readonly unusedAfterDays: number;
  /** One a log. */
  readonly accounts: readonly AccountSignIns[];
}

/** What the log of an account says of the people whom a run of the history saw there. */
export interface AccountSignIns {
  readonly account: string;
  readonly from: string;
  readonly until: string;
  readonly counted: CountedSignIns | null;
  /** Why nobody is counted, as a clause; null where somebody is. */
  readonly why: string | null;
}

export interface CountedSignIns {
  /** When the run was that says who was there. */
  readonly run: string;
  /** People with an active record in it. */
  readonly active: number;
  /** Those of them who did not sign in within the days before the end of the log. */
  readonly unused: number;
  /** Those who are not counted as unused, since they came within these days. */
  readonly news: number;
}

/** Who did not sign in, of the people whom the runs saw in the accounts. */
export function foundSignIns(runs: readonly HistoryEntry[], { logs, unusedAfterDays }: CostActivity): FoundSignIns {
  return {
    unusedAfterDays,
    accounts: [...logs].map(([account, log]): AccountSignIns => {
      const { from, until } = log;
      const counted = countedIn(account, runs, log, unusedAfterDays);
      return typeof counted === 'string'
        ? { account, from, until, counted: null, why: counted }
        : { account, from, until, counted, why: null };
    }),
  };
}

/** How many unused accesses were counted; undefined if no log could be used. */
export function unusedIn({ accounts }: FoundSignIns): number | undefined {
  const counted = accounts.flatMap((one) => one.counted ?? []);
  return counted.length === 0 ? undefined : counted.reduce((sum, { unused }) => sum + unused, 0);
}

/** The figures, or why there are none. */
function countedIn(
  name: string,
  runs: readonly HistoryEntry[],
  log: ActivityPart,
  unusedAfterDays: number,
): CountedSignIns | string {
  if (daysCovered(log) < unusedAfterDays) {
    return `the log covers ${daysCovered(log)} days, fewer than the ${unusedAfterDays} after which an access counts as unused`;
  }
  const seen = runs.flatMap(({ capturedAt, accounts }) => {
    const people = accounts.find((account) => account.name === name)?.people;
    return people === undefined ? [] : [{ capturedAt, at: Date.parse(capturedAt), keys: keysOf(people) }];
  });
  const end = Date.parse(log.until);
  // Who came after the log had ended could not sign in within it.
  const run = seen.findLast(({ at }) => at <= end + DAY);
  if (run === undefined) return 'no run up to the end of the log kept who was there';
  if (![...log.lastSignIns.keys()].some((key) => run.keys.has(key))) {
    return 'nobody signed in by it who was there: it is of another account, or its users are written in another way';
  }
  const since = end - unusedAfterDays * DAY;
  const before = seen.findLast(({ at }) => at <= since)?.keys;
  const idle = [...run.keys].filter((key) => {
    const at = log.lastSignIns.get(key);
    return at === undefined || Date.parse(at) < since;
  });
  const unused = idle.filter((key) => before?.has(key) ?? true);
  return { run: run.capturedAt, active: run.keys.size, unused: unused.length, news: idle.length - unused.length };
}

function keysOf(people: NonNullable<HistoryAccount['people']>): ReadonlySet<UserKey> {
  return new Set(people.flatMap(({ users }) => users.map(userKey)));
}
