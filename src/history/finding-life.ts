import { type Hop } from '../people/station.js';
import { userKey } from '../people/user-key.js';
import { type FindingTrend } from './finding-trend.js';
import { type HistoryAccount, type HistoryFinding } from './history-entry.js';

/** The lives of one account's findings up to a run. */
export interface AccountLives {
  /** When the run was, in milliseconds since 1970. */
  readonly at: number;
  /** By the finding's id. */
  readonly lives: ReadonlyMap<string, FindingLife>;
}

/** A finding's life up to a run. */
export interface FindingLife {
  readonly told: Omit<FindingTrend, 'daysOpen'>;
  /** Milliseconds for which it was open. */
  readonly open: number;
  /** Where it arises, by the run that could see most of it; undefined where it was kept without. */
  readonly hop: Hop | undefined;
  /** Whether the run that saw it last had read Okta. */
  readonly seenWithOkta: boolean;
}

/** A run as one account's findings are told of it. */
interface AccountRun {
  readonly account: string;
  readonly capturedAt: string;
  readonly oktaRead: boolean;
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
  // A run that was kept without its stations counts as one that could see everything.
  const oktaRead = read.stations?.includes('assigned') ?? true;
  const run: AccountRun = { account: read.name, capturedAt, oktaRead, elapsed: at - (before?.at ?? at) };
  const unseen = new Map(before?.lives);
  for (const { id } of read.findings) unseen.delete(id);
  const relatives = new Map(
    [...unseen].filter(([, life]) => isAcross(life, run)).map(([id, { told }]) => [nature(told), id]),
  );
  const lives = new Map<string, FindingLife>();
  for (const finding of read.findings) {
    const relative = oktaRead && finding.hop !== 'declared-assigned' ? undefined : relatives.get(nature(finding));
    const known = before?.lives.get(finding.id) ?? (relative === undefined ? undefined : unseen.get(relative));
    if (known !== undefined) unseen.delete(known.told.id);
    lives.set(finding.id, seenLife(finding, known, run));
  }
  for (const [id, life] of unseen) lives.set(id, unseenLife(life, run));
  return { at, lives };
}

/**
 * Whether a finding may be this life under another id. One difference can have one id on the way to Okta and another on
 * the whole way, where Okta was not read (the drift room's `makeFinding`). So from a run that had read Okta to one that had
 * not, and the reverse, what is wrong in Okta is known again by its kind and person too.
 */
function isAcross({ told, hop, seenWithOkta }: FindingLife, { oktaRead }: AccountRun): boolean {
  return told.status !== 'healed' && seenWithOkta !== oktaRead && (oktaRead || hop === 'declared-assigned');
}

function nature({ kind, user }: Pick<HistoryFinding, 'kind' | 'user'>): string {
  return JSON.stringify([kind, userKey(user)]);
}

/** Where Okta takes part, a run without Okta cannot say that a finding is gone: it stays what it was. */
function unseenLife(life: FindingLife, run: AccountRun): FindingLife {
  const open = openAfter(life, run);
  if (!run.oktaRead && life.hop !== undefined && life.hop !== 'declared-provisioned') return { ...life, open };
  const healedAt = life.told.healedAt ?? run.capturedAt;
  return { ...life, open, told: { ...life.told, status: 'healed', healedAt } };
}

function seenLife(finding: HistoryFinding, before: FindingLife | undefined, run: AccountRun): FindingLife {
  const { id, kind, severity, user, excepted, hop } = finding;
  const wrongInOkta = !run.oktaRead && before?.hop === 'declared-assigned';
  return {
    told: {
      account: run.account,
      id,
      kind,
      severity,
      user,
      status: excepted ? 'excepted' : 'open',
      firstSeen: before?.told.firstSeen ?? run.capturedAt,
      lastSeen: run.capturedAt,
      healedAt: null,
      reopened: (before?.told.reopened ?? 0) + (before?.told.status === 'healed' ? 1 : 0),
    },
    open: before === undefined ? 0 : openAfter(before, run),
    // What is wrong in Okta shows in Klaviyo for as long as it is pushed; that it is healed only Okta can show.
    hop: wrongInOkta ? before.hop : hop,
    seenWithOkta: run.oktaRead,
  };
}

/** What a finding was at a run, it was until the next one. */
function openAfter({ open, told }: FindingLife, { elapsed }: AccountRun): number {
  return told.status === 'open' ? open + elapsed : open;
}
