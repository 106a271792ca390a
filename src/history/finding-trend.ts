import { type Severity } from '../access/finding-kind.js';
import { type HistoryEntry, type HistoryFinding } from './history-entry.js';

/** What a finding is by the newest run that read its account. `excepted`: still there, under an exception. */
export const FINDING_STATUSES = ['open', 'excepted', 'healed'] as const;

export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** The life of one finding. All times are those of runs. */
export interface FindingTrend {
  readonly account: string;
  /** The finding's own, the same in every run. */
  readonly id: string;
  readonly kind: string;
  /** As it was last seen. */
  readonly severity: Severity;
  /** As it was last seen. */
  readonly user: string;
  readonly status: FindingStatus;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** The first run that found it gone, of the last time that it went; null while it is there. */
  readonly healedAt: string | null;
  /** How often it came back after it was gone. */
  readonly reopened: number;
  /**
   * Days, to a tenth, for which it was open, all times together: from the run that saw it open to the one that did not, or
   * to the newest run that read its account. Time under an exception is none.
   */
  readonly daysOpen: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** A finding's life up to a run. */
type Life = Omit<FindingTrend, 'daysOpen'> & { readonly open: number };

/** The lives of an account's findings. @param entries - the runs in order of time; those that did not read it do not count */
export function findingTrends(account: string, entries: readonly HistoryEntry[]): readonly FindingTrend[] {
  let lives: ReadonlyMap<string, Life> = new Map();
  let previous: number | undefined;
  for (const { capturedAt, accounts } of entries) {
    const read = accounts.find(({ name }) => name === account);
    if (read === undefined) continue;
    const now = Date.parse(capturedAt);
    const found = new Map(read.findings.map((finding) => [finding.id, finding]));
    lives = livesAfter(account, lives, { capturedAt, found, elapsed: now - (previous ?? now) });
    previous = now;
  }
  return [...lives.values()].map(({ open, ...life }) => ({ ...life, daysOpen: Math.round((10 * open) / DAY) / 10 }));
}

interface Run {
  readonly capturedAt: string;
  readonly found: ReadonlyMap<string, HistoryFinding>;
  /** Milliseconds since the run before it. */
  readonly elapsed: number;
}

function livesAfter(account: string, before: ReadonlyMap<string, Life>, run: Run): ReadonlyMap<string, Life> {
  const gone = [...before].filter(([id]) => !run.found.has(id));
  return new Map([
    ...gone.map(([id, life]) => [id, goneLife(life, run)] as const),
    ...[...run.found].map(([id, finding]) => [id, seenLife(account, finding, before.get(id), run)] as const),
  ]);
}

function goneLife(life: Life, run: Run): Life {
  return { ...life, open: openAfter(life, run), status: 'healed', healedAt: life.healedAt ?? run.capturedAt };
}

function seenLife(account: string, finding: HistoryFinding, before: Life | undefined, run: Run): Life {
  const { excepted, ...told } = finding;
  return {
    account,
    ...told,
    status: excepted ? 'excepted' : 'open',
    firstSeen: before?.firstSeen ?? run.capturedAt,
    lastSeen: run.capturedAt,
    healedAt: null,
    reopened: (before?.reopened ?? 0) + (before?.status === 'healed' ? 1 : 0),
    open: before === undefined ? 0 : openAfter(before, run),
  };
}

/** What a finding was at a run, it was until the next one. */
function openAfter({ open, status }: Life, { elapsed }: Run): number {
  return status === 'open' ? open + elapsed : open;
}
