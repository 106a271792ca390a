import { z } from 'zod';

import { FINDING_KINDS, SEVERITIES } from '../access/finding-kind.js';
import { ACCOUNT_KINDS, ROLE_POWERS } from '../access/role.js';
import {
  appliedExceptionSchema,
  day,
  figure,
  perStation,
  personStateSchema,
  sha256,
  sourcesSchema,
  stationSchema,
} from '../drift/drift-parts-schema.js';
import { REVIEW_DECISIONS } from './decision.js';
import { REVIEW_FLAGS } from './flag.js';
import { type Population, POPULATION_VERSION } from './population.js';

const time = z.iso.datetime();

/** The id of a row. */
export const rowIdSchema = z.string().regex(/^r[0-9a-f]{12}$/);

const role = z.string().nullable();

const assignedReviewerSchema = z.strictObject({
  reviewer: z.string().describe('E-mail address.'),
  because: z.string().describe('What named them.'),
  insteadOf: z.string().optional().describe('Why somebody else, who was named first, does not decide.'),
});

/** When somebody was last seen to sign in. */
export const signInSchema = z.discriminatedUnion('seen', [
  z.strictObject({ seen: z.literal('at'), at: time, from: time, until: time }),
  z.strictObject({ seen: z.literal('never'), from: time, until: time }),
]);

const beforeSchema = z.strictObject({
  role,
  active: z.boolean(),
  decided: z
    .strictObject({ decision: z.enum(REVIEW_DECISIONS), newRole: z.string().optional(), by: z.string() })
    .optional()
    .describe('What was decided on them. Left out where the row was left open.'),
});

const rowSchema = z.strictObject({
  row: rowIdSchema.describe('Of the account and the person: the same in every review.'),
  account: z.string(),
  userName: z.string(),
  name: z.string().describe('Given and family name; empty where no station has one.'),
  role: role.describe('In Klaviyo. Null where there is none, or it is not clear.'),
  active: z.boolean().describe('Whether a record in Klaviyo gives them access.'),
  declared: personStateSchema.nullable().describe('Station declared.'),
  assigned: z.array(personStateSchema).describe('Station assigned.'),
  provisioned: z.array(personStateSchema).describe('Station provisioned: the records in Klaviyo.'),
  why: z.string().nullable().describe('What gives them access. Null where nothing does.'),
  findings: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(FINDING_KINDS),
      severity: z.enum(SEVERITIES),
      message: z.string(),
      exception: appliedExceptionSchema.nullable(),
    }),
  ),
  flags: z.array(z.enum(REVIEW_FLAGS)),
  before: beforeSchema.optional().describe('In the review before, where they were in it.'),
  reviewer: assignedReviewerSchema,
  secondReviewer: assignedReviewerSchema.optional(),
  lastSignIn: signInSchema.optional().describe('By the activity log, within the period that it covers.'),
});

const exceptionSchema = z.strictObject({
  user: z.string(),
  kinds: z.array(z.enum(FINDING_KINDS)),
  role: z.string().optional(),
  reason: z.string(),
  expires: day,
  owner: z.string().optional(),
  ticket: z.string().optional(),
});

const grantSchema = z.strictObject({
  user: z.string(),
  role: z.string(),
  until: day,
  reason: z.string().optional(),
  ticket: z.string().optional(),
});

/** What an account that was read says of the reading. */
export const readingSchema = {
  stations: perStation(stationSchema),
  listing: z
    .strictObject({ totalResults: figure, read: figure, pages: figure, sha256 })
    .describe("Evidence that Klaviyo's list was read completely."),
  readAt: time,
};

/** Which review it is. */
export const reviewIdentitySchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  name: z.string(),
  openedAt: time.describe('In UTC. Every account was read after that.'),
  due: day.describe('The last day for decisions (UTC).'),
  previous: sha256.optional().describe('Of the population of the review that this one is compared with.'),
});

/** The activity logs that were read. */
export const activityLogsSchema = z
  .array(
    z.strictObject({
      ...{ account: z.string(), file: z.string(), sha256, from: time, until: time },
      withoutZone: z.boolean().describe('Whether its times have no zone, so that they were read as UTC.'),
      unusedAfterDays: z.int().positive(),
    }),
  )
  .describe(
    "The reports of Klaviyo's activity logs that say when people last signed in, one an account, and the period that each covers.",
  );

/** An account as it was read. */
export const populationAccountSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(ACCOUNT_KINDS),
  baseUrl: z.string(),
  owner: z.string(),
  roles: z.array(z.strictObject({ id: z.string(), title: z.string(), power: z.enum(ROLE_POWERS) })),
  ...readingSchema,
  exceptions: z.array(exceptionSchema).describe('The exceptions of the access file that were in force.'),
  grants: z.array(grantSchema).describe('The members whose membership ends by itself.'),
});

/** Somebody of the review before who is gone. */
export const removedRowSchema = z.strictObject({ account: z.string(), userName: z.string(), name: z.string(), role });

/** The form of `population.json`. */
export const populationSchema: z.ZodType<Population> = z.strictObject({
  version: z.literal(POPULATION_VERSION),
  review: reviewIdentitySchema,
  sources: sourcesSchema,
  activityLogs: activityLogsSchema.optional(),
  accounts: z.array(populationAccountSchema),
  rows: z.array(rowSchema),
  removed: z.array(removedRowSchema),
});
