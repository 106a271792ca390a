import { type Severity } from '../access/finding-kind.js';
import { type AccountState } from '../people/account-state.js';
import { type Hop, type Station, STATIONS } from '../people/station.js';
import { type DriftReport } from '../drift/drift-report.js';
import { type PersonState } from '../drift/finding.js';
import { type WeighedState } from '../drift/grew-worse.js';

/** What a history keeps of one drift run: which findings it had, and not what they said. */
export interface HistoryEntry {
  readonly version: 1;
  readonly capturedAt: string;
  readonly accounts: readonly HistoryAccount[];
}

/** What a run found of one account. */
export interface HistoryAccount {
  readonly name: string;
  /** Those that were read; absent in runs that were kept before it was. */
  readonly stations?: readonly Station[] | undefined;
  /** Absent where it is `deployed`. */
  readonly state?: AccountState | undefined;
  readonly summary: { readonly bySeverity: Readonly<Record<Severity, number>> };
  readonly findings: readonly HistoryFinding[];
  /** Ids of the records that were switched off in Klaviyo, of an account that deletes such people later; absent of others. */
  readonly switchedOff?: readonly string[] | undefined;
}

export interface HistoryFinding {
  readonly id: string;
  /** Any word: a history outlives the kinds that a release knows. */
  readonly kind: string;
  readonly severity: Severity;
  readonly user: string;
  readonly excepted: boolean;
  /** Absent in runs that were kept before it was. */
  readonly hop?: Hop | undefined;
  /** What the person had at a station; null if they were not there; absent if it was not read, or in runs kept before it was. */
  readonly assigned?: WeighedState | null | undefined;
  readonly provisioned?: WeighedState | null | undefined;
}

/**
 * What a history keeps of a report.
 *
 * @param switchedOff - the records that were switched off, by account, where that is kept. Default: nowhere
 */
export function historyEntry(
  { capturedAt, accounts }: DriftReport,
  switchedOff: ReadonlyMap<string, readonly string[]> = new Map(),
): HistoryEntry {
  return {
    version: 1,
    capturedAt,
    accounts: accounts.map(({ name, state, stations, summary, findings }) => ({
      name,
      stations: STATIONS.filter((station) => stations[station].available),
      ...(state !== 'deployed' && { state }),
      summary: { bySeverity: summary.bySeverity },
      findings: findings.map(({ id, kind, severity, user, exception, hop, assigned, provisioned }) => ({
        id,
        kind,
        severity,
        user,
        excepted: exception !== null,
        hop,
        ...(stations.assigned.available && { assigned: weighed(assigned) }),
        provisioned: weighed(provisioned),
      })),
      ...(switchedOff.has(name) && { switchedOff: switchedOff.get(name) }),
    })),
  };
}

function weighed(state: PersonState | null): WeighedState | null {
  return state === null ? null : { role: state.role, active: state.active };
}

/** The runs in order of their time; those of one moment stay in the order in which they came. */
export function inOrderOfTime(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return [...entries].sort((one, other) => Date.parse(one.capturedAt) - Date.parse(other.capturedAt));
}

/** The runs as far as they are over these accounts; without those that read none of them. */
export function runsOver(accounts: readonly string[], entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return entries
    .map((entry) => ({ ...entry, accounts: entry.accounts.filter(({ name }) => accounts.includes(name)) }))
    .filter((entry) => entry.accounts.length > 0);
}
