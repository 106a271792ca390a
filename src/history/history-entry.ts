import { z } from 'zod';
import { SEVERITIES, type Severity } from '../access/finding-kind.js';
import { HOPS, STATIONS } from '../people/station.js';
import { type DriftReport } from '../drift/drift-report.js';

const figure = z.int().nonnegative();

const findingSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  // Any word: a history outlives the kinds that a release knows.
  kind: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  severity: z.enum(SEVERITIES),
  user: z.string(),
  excepted: z.boolean(),
  /** Absent in runs that were kept before it was. */
  hop: z.enum(HOPS).optional(),
});

const accountSchema = z.strictObject({
  name: z.string(),
  /** Those that were read; absent in runs that were kept before it was. */
  stations: z.array(z.enum(STATIONS)).optional(),
  summary: z.strictObject({
    bySeverity: z.strictObject(
      Object.fromEntries(SEVERITIES.map((severity) => [severity, figure])) as Record<Severity, typeof figure>,
    ),
  }),
  findings: z.array(findingSchema),
});

/** The form of one run in a history. */
export const historyEntrySchema = z.strictObject({
  version: z.literal(1),
  capturedAt: z.iso.datetime(),
  accounts: z
    .array(accountSchema)
    .refine((accounts) => new Set(accounts.map(({ name }) => name)).size === accounts.length, 'name an account twice'),
});

/** What a history keeps of one drift run: which findings it had, and not what they said. */
export type HistoryEntry = z.output<typeof historyEntrySchema>;

/** What a run found of one account. */
export type HistoryAccount = HistoryEntry['accounts'][number];

export type HistoryFinding = HistoryAccount['findings'][number];

/** What a history keeps of a report. */
export function historyEntry({ capturedAt, accounts }: DriftReport): HistoryEntry {
  return {
    version: 1,
    capturedAt,
    accounts: accounts.map(({ name, stations, summary, findings }) => ({
      name,
      stations: STATIONS.filter((station) => stations[station].available),
      summary: { bySeverity: summary.bySeverity },
      findings: findings.map(({ id, kind, severity, user, exception, hop }) => ({
        id,
        kind,
        severity,
        user,
        excepted: exception !== null,
        hop,
      })),
    })),
  };
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
