import { type Severity } from '../access/finding-kind.js';
import { type AccountState } from '../people/account-state.js';
import { type Hop, type Station, STATIONS } from '../people/station.js';
import { type DriftReport } from '../drift/drift-report.js';
import { type PersonState } from '../drift/finding.js';
import { type WeighedState } from '../drift/grew-worse.js';
import { type AccountPeople, peopleOfReport, type PeopleOfRole, type RunDirectory } from './run-people.js';

/** What a history keeps of one drift run: which findings it had, and not what they said; and who was in the accounts. */
export interface HistoryEntry {
  readonly version: 1;
  readonly capturedAt: string;
  /** What the directory had of the people. Absent where that is not known, and in runs that were kept before it was. */
  readonly directory?: RunDirectory | undefined;
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
  /** Whose records were active, by role. Absent where that is not known, and in runs that were kept before it was. */
  readonly people?: readonly PeopleOfRole[] | undefined;
  /** Who was assigned without an active record. Absent where the identity provider was not read, or `people` is absent. */
  readonly assignedOnly?: readonly string[] | undefined;
  /** How many records were switched off. Absent where `people` is. */
  readonly off?: number | undefined;
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

/** What a run keeps besides its report. */
export interface KeptBesides {
  /** The records that were switched off, by account, where that is kept. */
  readonly switchedOff: ReadonlyMap<string, readonly string[]>;
  /** Who was in the accounts, by account. Of an account that is not here a report that lists everybody says it. */
  readonly people: ReadonlyMap<string, AccountPeople>;
  readonly directory: RunDirectory | undefined;
}

/** Nothing besides the report. */
export const NOTHING_BESIDES: KeptBesides = { switchedOff: new Map(), people: new Map(), directory: undefined };

/**
 * What a history keeps of a report.
 *
 * @param besides - what the report does not have. Default: nothing
 */
export function historyEntry(
  { capturedAt, accounts }: DriftReport,
  { switchedOff, people, directory }: KeptBesides = NOTHING_BESIDES,
): HistoryEntry {
  return {
    version: 1,
    capturedAt,
    ...(directory !== undefined && { directory }),
    accounts: accounts.map(({ name, state, stations, summary, findings, everybody }) => ({
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
      ...(people.get(name) ??
        peopleOfReport(everybody, { records: summary.provisioned, assignedRead: stations.assigned.available })),
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
