import { byCodeUnits } from '../../drift/order.js';
import { userKey } from '../../people/user-key.js';
import { type HistoryEntry, inOrderOfTime, runsOver } from '../history-entry.js';
import { HistoryError } from '../history-error.js';
import { type Departure } from './directory-life.js';
import { type Leaver, type Leavers, type LeaversAccount, type Removal, type UnclearPerson } from './leaver.js';
import { type PersonLife, personLives } from './person-life.js';
import { removalOf } from './removals.js';
import { runGaps } from './run-gaps.js';

/** An account that a report of leavers is about. */
export interface LeaversOf {
  readonly name: string;
  /** userName of the owner. */
  readonly owner: string;
  /** Hours within which somebody who left is to be gone. */
  readonly targetHours: number;
}

/** What a report of leavers is about. Times are in ISO 8601. */
export interface LeaversPeriod {
  readonly accounts: readonly LeaversOf[];
  /** The beginning of the period. */
  readonly since: string;
  /** Its end, which is not in it. Default: when the report is made. */
  readonly until?: string | undefined;
  /** When the report is made. */
  readonly capturedAt: string;
}

/**
 * Who left the directory in a period, and when they were gone from the accounts, by the runs of a history. Somebody who left before it and
 * was still in an account within it is there, too. A run that did not read an account proves nothing there, and the runs after the period
 * prove who is gone as well as those in it.
 *
 * @param entries - in any order
 * @throws HistoryError if no run read any of the accounts: nothing can be said then
 */
export function leaversOf(entries: readonly HistoryEntry[], period: LeaversPeriod): Leavers {
  const { accounts, since, capturedAt } = period;
  const names = accounts.map(({ name }) => name);
  const all = inOrderOfTime(entries);
  const runs = runsOver(names, all);
  const newest = runs.at(-1);
  if (newest === undefined) {
    throw new HistoryError(
      `No run of the history has read ${names.join(', ')}, so nothing is known of who left. \`klaviyo-access drift --history\` adds runs.`,
    );
  }
  const until = earlier(period.until ?? capturedAt, capturedAt);
  const bounds = { since, until };
  // The whole of every run, since an account that is not asked for shows whether its groups were read.
  const lives = [...personLives(all).values()].filter((life) => names.some((name) => life.accounts.has(name)));
  return {
    version: 1,
    capturedAt,
    since,
    until,
    runs: runs.length,
    directoryFrom: runs.find(({ directory }) => directory !== undefined)?.capturedAt ?? null,
    directoryTo: runs.findLast(({ directory }) => directory !== undefined)?.capturedAt ?? null,
    lastRun: newest.capturedAt,
    accounts: accounts.map((account) => coverage(account, runs, bounds)),
    leftOut: otherAccounts(all, names),
    leavers: lives.flatMap((life) => leaversIn(life, accounts, { ...bounds, capturedAt })).sort(firstLeftFirst),
    unclear: lives.flatMap((life) => unclearIn(life, names, runs)).sort(byUser),
  };
}

function coverage(
  { name, targetHours }: LeaversOf,
  runs: readonly HistoryEntry[],
  bounds: { readonly since: string; readonly until: string },
): LeaversAccount {
  const read = runs.flatMap(({ capturedAt, accounts }) =>
    accounts.filter((account) => account.name === name).map(({ people }) => ({ capturedAt, people })),
  );
  const times = read.map(({ capturedAt }) => capturedAt);
  return {
    name,
    targetHours,
    runs: times.length,
    firstRun: times[0] ?? null,
    lastRun: times.at(-1) ?? null,
    peopleFrom: read.find(({ people }) => people !== undefined)?.capturedAt ?? null,
    gaps: runGaps(times, bounds, targetHours),
  };
}

function otherAccounts(runs: readonly HistoryEntry[], names: readonly string[]): readonly string[] {
  const read = new Set(runs.flatMap(({ accounts }) => accounts.map(({ name }) => name)));
  return [...read].filter((name) => !names.includes(name)).sort(byCodeUnits);
}

interface Bounds {
  readonly since: string;
  readonly until: string;
  readonly capturedAt: string;
}

function leaversIn(life: PersonLife, accounts: readonly LeaversOf[], bounds: Bounds): readonly Leaver[] {
  return (life.directory?.departures ?? []).flatMap((departure) => {
    if (departure.leftAfter !== null && !isBefore(departure.leftAfter, bounds.until)) return [];
    const removals = removalsOf(life, departure, accounts, bounds.capturedAt);
    const leftInPeriod = !isBefore(departure.leftBy, bounds.since);
    if (!leftInPeriod && !removals.some((removal) => wasThereSince(removal, departure, bounds.since))) return [];
    const { how, leftAfter, leftBy, returnedBy } = departure;
    return [{ user: life.user, how, leftAfter, leftBy, returnedBy, leftInPeriod, removals }];
  });
}

function removalsOf(
  life: PersonLife,
  departure: Departure,
  accounts: readonly LeaversOf[],
  capturedAt: string,
): readonly Removal[] {
  return accounts.flatMap(({ name, owner, targetHours }) => {
    const spans = life.accounts.get(name);
    if (spans === undefined) return [];
    const isOwner = userKey(owner) === userKey(life.user);
    return removalOf(departure, spans, { account: name, isOwner, targetHours, capturedAt }) ?? [];
  });
}

/** Whether somebody who left earlier was still there at a time, or may have been. */
function wasThereSince({ goneBy }: Removal, { returnedBy }: Departure, since: string): boolean {
  const end = goneBy ?? returnedBy;
  return end === null || !isBefore(end, since);
}

/** Accounts in which somebody is undeclared, by their newest run, and of whom it is not known whether they left. */
function unclearIn(
  { user, directory, accounts }: PersonLife,
  names: readonly string[],
  runs: readonly HistoryEntry[],
): readonly UnclearPerson[] {
  if (directory === undefined || directory.newest === 'active') return [];
  if (directory.departures.at(-1)?.returnedBy === null) return [];
  const why = directory.newest === 'unsaid' ? 'not-said' : 'never-seen';
  return names.flatMap((account) => {
    const isThere = accounts.get(account)?.at(-1)?.presence !== 'gone' && accounts.has(account);
    return isThere && isUnexpected(user, account, runs) ? [{ user, account, why } as const] : [];
  });
}

/** Whether the newest run of an account found somebody there whom it did not expect, under no exception. */
function isUnexpected(user: string, account: string, runs: readonly HistoryEntry[]): boolean {
  const newest = runs.findLast((run) => run.accounts.some(({ name }) => name === account));
  const findings = newest?.accounts.find(({ name }) => name === account)?.findings ?? [];
  return findings.some(
    (finding) => finding.kind === 'unexpected' && !finding.excepted && userKey(finding.user) === userKey(user),
  );
}

function isBefore(one: string, other: string): boolean {
  return Date.parse(one) < Date.parse(other);
}

function earlier(one: string, other: string): string {
  return isBefore(other, one) ? other : one;
}

function firstLeftFirst(one: Leaver, other: Leaver): number {
  return Date.parse(one.leftBy) - Date.parse(other.leftBy) || byCodeUnits(one.user, other.user);
}

function byUser(one: UnclearPerson, other: UnclearPerson): number {
  return byCodeUnits(one.user, other.user) || byCodeUnits(one.account, other.account);
}

/** Whether somebody who left is still in an account beyond the target, as far as the runs show. */
export function isOverdue({ leavers }: Leavers): boolean {
  return leavers.some(({ removals }) => removals.some(({ verdict }) => verdict === 'overdue'));
}
