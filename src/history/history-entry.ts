import { z } from 'zod';
import { SEVERITIES, type Severity } from '../access/finding-kind.js';
import { type DriftReport } from '../drift/drift-report.js';

const figure = z.int().nonnegative();

const findingSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  // Any word: a history outlives the kinds that a release knows.
  kind: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  severity: z.enum(SEVERITIES),
  user: z.string(),
  excepted: z.boolean(),
});

const accountSchema = z.strictObject({
  name: z.string(),
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

export type HistoryFinding = HistoryEntry['accounts'][number]['findings'][number];

/** What a history keeps of a report. */
export function historyEntry({ capturedAt, accounts }: DriftReport): HistoryEntry {
  return {
    version: 1,
    capturedAt,
    accounts: accounts.map(({ name, summary, findings }) => ({
      name,
      summary: { bySeverity: summary.bySeverity },
      findings: findings.map(({ id, kind, severity, user, exception }) => ({
        id,
        kind,
        severity,
        user,
        excepted: exception !== null,
      })),
    })),
  };
}

/** The runs in order of their time; those of one moment stay in the order in which they came. */
export function inOrderOfTime(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return [...entries].sort((one, other) => Date.parse(one.capturedAt) - Date.parse(other.capturedAt));
}
