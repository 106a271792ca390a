import { z } from 'zod';
import { SEVERITIES, type Severity } from '../access/finding-kind.js';
import { ACCOUNT_STATES } from '../people/account-state.js';
import { HOPS, STATIONS } from '../people/station.js';
import { type HistoryEntry } from './history-entry.js';

const figure = z.int().nonnegative();

const stateSchema = z.strictObject({ role: z.string().nullable(), active: z.boolean() });

const findingSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  kind: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  severity: z.enum(SEVERITIES),
  user: z.string(),
  excepted: z.boolean(),
  hop: z.enum(HOPS).optional(),
  assigned: stateSchema.nullable().optional(),
  provisioned: stateSchema.nullable().optional(),
});

const users = z.array(z.string());

const directorySchema = z.strictObject({
  reads: z.enum(['everyone', 'members']),
  inactive: users,
  absent: users,
  elsewhere: users,
});

const accountSchema = z.strictObject({
  name: z.string(),
  stations: z.array(z.enum(STATIONS)).optional(),
  state: z.enum(ACCOUNT_STATES).optional(),
  summary: z.strictObject({
    bySeverity: z.strictObject(
      Object.fromEntries(SEVERITIES.map((severity) => [severity, figure])) as Record<Severity, typeof figure>,
    ),
  }),
  findings: z.array(findingSchema),
  switchedOff: users.optional(),
  people: z.array(z.strictObject({ role: z.string().nullable(), users })).optional(),
  assignedOnly: users.optional(),
  off: figure.optional(),
});

/** The form of one run in a history. It stands apart from the types, so that those of the package need no zod. */
export const historyEntrySchema: z.ZodType<HistoryEntry> = z.strictObject({
  version: z.literal(1),
  capturedAt: z.iso.datetime(),
  directory: directorySchema.optional(),
  accounts: z
    .array(accountSchema)
    .refine((accounts) => new Set(accounts.map(({ name }) => name)).size === accounts.length, 'name an account twice'),
});
