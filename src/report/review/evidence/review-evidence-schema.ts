import { z } from 'zod';

import { figure, sha256, sourcesSchema } from '../../../drift/drift-parts-schema.js';
import { REVIEW_DECISIONS } from '../../../review/decision.js';
import { REVIEW_FLAGS } from '../../../review/flag.js';
import {
  attestationAnswerSchema,
  closingShape,
  decidedRowSchema,
  verificationShape,
  verifiedStationSchema,
} from '../../../review/journal-schema.js';
import {
  activityLogsSchema,
  populationAccountSchema,
  removedRowSchema,
  reviewIdentitySchema,
  rowIdSchema,
  signInSchema,
} from '../../../review/population-schema.js';
import { ROW_STANDINGS } from '../../../review/review-state.js';
import { TASK_STANDINGS } from '../../../review/reviewer-tasks.js';
import { leaversSchema } from '../../leavers/leavers-json.js';
import { EVIDENCE_VERSION, type ReviewEvidence } from './review-evidence.js';

const time = z.iso.datetime();
const entry = z.int().positive().describe("The number of the journal's line.");
const file = z.strictObject({ name: z.string(), sha256 });
const decision = z.enum(REVIEW_DECISIONS);

const figures = {
  rows: figure,
  decided: figure,
  open: figure,
  questions: figure,
  answered: figure,
  answeredNo: figure,
};
const decisions = figureOf(REVIEW_DECISIONS);
const rowsProgress = { ...figures, standings: figureOf(ROW_STANDINGS), decisions };

const progressSchema = z.strictObject({
  due: z.iso.date(),
  daysOverdue: figure,
  whole: z.strictObject(rowsProgress),
  reviewers: z.array(
    z.strictObject({
      reviewer: z.string(),
      ...figures,
      standings: figureOf(TASK_STANDINGS),
      decisions,
      signedOffAt: time.nullable(),
      overdue: z.boolean(),
    }),
  ),
  accounts: z.array(z.strictObject({ account: z.string(), ...rowsProgress })),
});

const rowSchema = z.strictObject({
  row: rowIdSchema,
  account: z.string(),
  userName: z.string(),
  name: z.string(),
  role: z.string().nullable().describe('In Klaviyo, when the review was opened.'),
  active: z.boolean(),
  why: z.string().nullable().describe('What gave them access. Null where nothing did.'),
  flags: z.array(z.enum(REVIEW_FLAGS)),
  lastSignIn: signInSchema.optional(),
  reviewer: z.string(),
  secondReviewer: z.string().optional(),
  standing: z.enum(ROW_STANDINGS),
  outcome: z
    .strictObject({ decision, newRole: z.string().optional(), reason: z.string().optional() })
    .nullable()
    .describe('What was decided in the end. Null where something is missing of it.'),
  verified: z
    .strictObject({
      at: time,
      provisioned: verifiedStationSchema,
      assigned: verifiedStationSchema,
      found: z.string(),
    })
    .nullable()
    .describe('What the newest look since the decision found. Null where nobody looked.'),
});

const questionSchema = z.strictObject({
  question: z.string(),
  account: z.string(),
  statement: z.string(),
  place: z.string(),
  asked: z.string().describe('E-mail address.'),
  answers: z
    .array(
      z.strictObject({
        ...{ entry, reviewer: z.string(), recordedAt: time, file },
        ...attestationAnswerSchema.pick({ answer: true, reason: true, attachment: true, answeredAt: true }).shape,
      }),
    )
    .describe('In the order of the journal: the last one counts.'),
});

const signOffSchema = z.discriminatedUnion('standing', [
  z.strictObject({
    ...{ reviewer: z.string(), standing: z.enum(['signed-off', 'void']), at: time },
    ...{ rows: figure, answers: figure, entry },
  }),
  z.strictObject({ reviewer: z.string(), standing: z.literal('missing') }),
]);

const stamped = { reviewer: z.string(), people: figure };

const rubberStampSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('fast'), ...stamped },
    runs: z.array(z.strictObject({ people: figure, seconds: figure, from: time, until: time })),
  }),
  z.strictObject({
    ...{ kind: z.literal('whole-file'), ...stamped, file: z.string(), reason: z.string().nullable() },
    withReason: figure,
  }),
  z.strictObject({ kind: z.literal('same-reason'), ...stamped, reason: z.string() }),
]);

/** The form of `evidence.json`. */
export const reviewEvidenceSchema: z.ZodType<ReviewEvidence> = z.strictObject({
  version: z.literal(EVIDENCE_VERSION),
  review: reviewIdentitySchema,
  population: sha256.describe('Of population.json.'),
  closing: z.strictObject({
    closedAt: time,
    ...closingShape,
    timeStampGivenUp: z.string().nullable().describe('Why the time stamp that was to be could not be had.'),
  }),
  progress: progressSchema.describe('How far the review was at closing.'),
  open: z
    .strictObject({ undecided: figure, unanswered: figure, unsigned: figure, unverified: figure })
    .describe('What was open at closing. More than 0 only where withOpen says why.'),
  sources: sourcesSchema,
  activityLogs: activityLogsSchema.optional(),
  accounts: z.array(populationAccountSchema),
  rows: z.array(rowSchema).describe('Everybody. How they were at each station stands in population.json.'),
  decisions: z
    .array(
      z.strictObject({
        ...{ entry, reviewer: z.string(), recordedAt: time, ...decidedRowSchema.shape, file },
        counts: z.boolean().describe('False where a later one of the same reviewer on the row stands in its place.'),
      }),
    )
    .describe('Every decision, in the order of the journal.'),
  attestations: z.array(questionSchema),
  signOffs: z.array(signOffSchema),
  remediation: z.array(z.strictObject({ at: time, files: z.record(z.string(), sha256) })),
  verifications: z.array(z.strictObject({ at: time, ...verificationShape })),
  removed: z.array(removedRowSchema),
  rubberStamps: z.array(rubberStampSchema).describe('Decisions that may have been made without looking.'),
  leavers: leaversSchema.optional(),
});

/** A figure for each of the names. */
function figureOf<Name extends string>(names: readonly Name[]) {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, figure])) as Record<Name, typeof figure>);
}
