import { z } from 'zod';

import { sha256 } from '../drift/drift-parts-schema.js';
import { REVIEW_DECISIONS } from './decision.js';
import { type JournalEntry, SIGNATURE_ALGORITHMS } from './journal-entry.js';
import { readingSchema, rowIdSchema } from './population-schema.js';

const time = z.iso.datetime();
const chained = { seq: z.int().positive(), at: time, previous: sha256.nullable() };
const file = z.strictObject({ name: z.string(), sha256 });

/** One decision, as a reviewer hands it in and the journal keeps it. */
export const decidedRowSchema = z.strictObject({
  row: rowIdSchema,
  account: z.string(),
  userName: z.string(),
  decision: z.enum(REVIEW_DECISIONS),
  newRole: z.string().optional(),
  reason: z.string().optional(),
  decidedAt: time.optional(),
});

/** One answer, likewise. */
export const attestationAnswerSchema = z.strictObject({
  question: z.string(),
  account: z.string(),
  answer: z.enum(['yes', 'no', 'not-applicable']),
  reason: z.string(),
  attachment: file.optional(),
  answeredAt: time.optional(),
});

/** How what was decided stands at one station. */
export const verifiedStationSchema = z.enum(['as-decided', 'not-yet', 'came-back', 'not-read']);

/** One look at whether what was decided is so. */
export const verificationShape = {
  accounts: z.array(z.strictObject({ account: z.string(), ...readingSchema })),
  rows: z.array(
    z.strictObject({
      row: rowIdSchema,
      provisioned: verifiedStationSchema,
      assigned: verifiedStationSchema,
      found: z.string(),
    }),
  ),
};

/** What the evidence depends on besides the review. */
export const closingShape = {
  withOpen: z.string().nullable().describe('Why it was closed though something was open. Null: nothing was.'),
  toolVersion: z.string().describe('Of klaviyo-access.'),
  signature: z
    .strictObject({ algorithm: z.enum(SIGNATURE_ALGORITHMS), publicKeySha256: sha256 })
    .nullable()
    .describe('The key that signs the manifest. Null: it is not signed.'),
  timeStamp: z.literal('rfc3161').nullable().describe('How the time of the manifest is vouched for. Null: it is not.'),
};

/** The form of a line of the journal. */
export const journalEntrySchema: z.ZodType<JournalEntry> = z.discriminatedUnion('event', [
  z.strictObject({
    ...chained,
    event: z.literal('opened'),
    population: sha256,
    settings: sha256,
    attestations: sha256,
  }),
  z.strictObject({
    ...chained,
    event: z.literal('recorded'),
    reviewer: z.string(),
    file,
    decisions: z.array(decidedRowSchema),
    answers: z.array(attestationAnswerSchema),
  }),
  z.strictObject({
    ...chained,
    event: z.literal('signed-off'),
    reviewer: z.string(),
    rows: z.int().nonnegative(),
    answers: z.int().nonnegative(),
  }),
  z.strictObject({ ...chained, event: z.literal('remediation'), files: z.record(z.string(), sha256) }),
  z.strictObject({ ...chained, event: z.literal('verified'), ...verificationShape }),
  z.strictObject({
    ...chained,
    event: z.literal('closed'),
    ...closingShape,
    leavers: sha256.nullable(),
  }),
  z.strictObject({ ...chained, event: z.literal('time-stamp-given-up'), reason: z.string() }),
]);
