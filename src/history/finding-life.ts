import { grewWorse, type WeighedFinding } from '../drift/grew-worse.js';
import { type FindingKind } from '../access/finding-kind.js';
import { type Hop } from '../people/station.js';
import { userKey } from '../people/user-key.js';
import { type FindingTrend } from './finding-trend.js';
import { type HistoryAccount, type HistoryFinding } from './history-entry.js';

const MISSING: FindingKind = 'missing';

/** The lives of one account's findings up to a run. */
export interface AccountLives {
  /** When the run was, in milliseconds since 1970. */
  readonly at: number;
  /** By the finding's id. */
  readonly lives: ReadonlyMap<string, FindingLife>;
}

/** A finding's life up to a run. */
export interface FindingLife {
  readonly trend: Omit<FindingTrend, 'daysOpen'>;
  /** Milliseconds for which it was open. */
  readonly open: number;
  /** Where it arises, by the run that could see most of it; undefined where it was kept without. */
  readonly hop: Hop | undefined;
  /** What it was at the run that saw it last, as far as it can grow worse. */
  readonly weighed: WeighedFinding;
  /** Whether the run that saw it last had read the station `assigned`. */
  readonly seenWithAssigned: boolean;
}

/** A run over one account. */
interface AccountRun {
  readonly account: string;
  readonly capturedAt: string;
  readonly assignedRead: boolean;
  /** Whether the app was there: without it nobody who is missing is found. */
  readonly isDeployed: boolean;
  /** Milliseconds since the run before it that read the account. */
  readonly elapsed: number;
}

/**
 * The lives after one more run.
 *
 * @param before - after the run before it that read the account; undefined if it is the first
 * @param read - what the run found of the account
 */
export function livesAfter(before: AccountLives | undefined, capturedAt: string, read: HistoryAccount): AccountLives {
  const at = Date.parse(capturedAt);
  // A run of an earlier release has no stations. It counts as one that could see everything.
  const assignedRead = read.stations?.includes('assigned') ?? true;
  const run: AccountRun = {
    account: read.name,
    capturedAt,
    assignedRead,
    isDeployed: read.state !== 'not-deployed',
    elapsed: at - (before?.at ?? at),
  };
  const unseen = new Map(before?.lives);
  for (const { id } of read.findings) unseen.delete(id);
  const relatives = new Map(
    [...unseen].filter(([, life]) => isAcross(life, run)).map(([id, { trend }]) => [nature(trend), id]),
  );
  const lives = new Map<string, FindingLife>();
  for (const finding of read.findings) {
    const relative = assignedRead && finding.hop !== 'declared-assigned' ? undefined : relatives.get(nature(finding));
    const known = before?.lives.get(finding.id) ?? (relative === undefined ? undefined : unseen.get(relative));
    if (known !== undefined) unseen.delete(known.trend.id);
    lives.set(finding.id, seenLife(finding, known, run));
  }
  for (const [id, life] of unseen) lives.set(id, unseenLife(life, run));
  return { at, lives };
}

/**
 * Whether a finding may be this life under another id. One difference has one id at the first hop and another on the
 * whole way, where the station `assigned` was not read (`makeFinding` in drift). So from a run that had read it to one that
 * had not, and the reverse, a finding of the first hop is recognised by its kind and person too.
 */
function isAcross({ trend, hop, seenWithAssigned }: FindingLife, { assignedRead }: AccountRun): boolean {
  return (
    trend.status !== 'resolved' && seenWithAssigned !== assignedRead && (assignedRead || hop === 'declared-assigned')
  );
}

function nature({ kind, user }: Pick<HistoryFinding, 'kind' | 'user'>): string {
  return JSON.stringify([kind, userKey(user)]);
}

/**
 * A finding that involves the station `assigned` stays what it was in a run that did not read that station, and one that somebody
 * is missing stays so in a run before the first deploy, which does not look for it.
 */
function unseenLife(life: FindingLife, run: AccountRun): FindingLife {
  const open = openAfter(life, run);
  if (!run.assignedRead && life.hop !== undefined && life.hop !== 'declared-provisioned') return { ...life, open };
  if (!run.isDeployed && life.trend.kind === MISSING) return { ...life, open };
  const resolvedAt = life.trend.resolvedAt ?? run.capturedAt;
  return { ...life, open, trend: { ...life.trend, status: 'resolved', resolvedAt } };
}

function seenLife(finding: HistoryFinding, before: FindingLife | undefined, run: AccountRun): FindingLife {
  const { id, kind, severity, user, excepted, hop } = finding;
  // A run that did not read the station assigned says nothing of it: what was there before is compared with the run that reads it.
  const assigned = finding.assigned === undefined ? before?.weighed.assigned : finding.assigned;
  const weighed: WeighedFinding = { severity, assigned, provisioned: finding.provisioned };
  const worseBy = before === undefined ? [] : grewWorse(kind, before.weighed, weighed);
  const wrongAtFirstHop = !run.assignedRead && before?.hop === 'declared-assigned';
  return {
    trend: {
      account: run.account,
      id,
      kind,
      severity,
      user,
      status: excepted ? 'excepted' : 'open',
      firstSeen: before?.trend.firstSeen ?? run.capturedAt,
      lastSeen: run.capturedAt,
      resolvedAt: null,
      worseAt: worseBy.length > 0 ? run.capturedAt : (before?.trend.worseAt ?? null),
      worseBy: worseBy.length > 0 ? worseBy : (before?.trend.worseBy ?? []),
      reopened: (before?.trend.reopened ?? 0) + (before?.trend.status === 'resolved' ? 1 : 0),
    },
    open: before === undefined ? 0 : openAfter(before, run),
    // A difference at the first hop shows in Klaviyo for as long as it is pushed; only the station assigned shows that it is gone.
    hop: wrongAtFirstHop ? before.hop : hop,
    weighed,
    seenWithAssigned: run.assignedRead,
  };
}

/** What a finding was at a run, it was until the next one. */
function openAfter({ open, trend }: FindingLife, { elapsed }: AccountRun): number {
  return trend.status === 'open' ? open + elapsed : open;
}
