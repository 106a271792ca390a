import { z } from 'zod';
import { sha256 } from '../../../drift/drift-parts-schema.js';
import { REVIEW_DECISIONS } from '../../../review/decision.js';
import { rowIdSchema } from '../../../review/population-schema.js';
import { ROW_STANDINGS } from '../../../review/review-state.js';
import { TASK_STANDINGS } from '../../../review/reviewer-tasks.js';
import { type ReviewStatus } from '../../../review/status/review-status.js';
import { plainJson } from '../../plain-json.js';

const time = z.iso.datetime().describe('In UTC.');
const day = z.iso.date();
const figure = z.int().nonnegative();
const address = z.string().describe('E-mail address.');

const figures = {
  rows: figure.describe('People, each in an account: two accounts count twice.'),
  decided: figure,
  open: figure.describe('Not decided, whatever is missing.'),
  questions: figure,
  answered: figure,
  answeredNo: figure.describe('Answered with no: something is not as it should be.'),
};

const decisions = z.strictObject(keyed(REVIEW_DECISIONS));

const rowsProgress = {
  ...figures,
  standings: z.strictObject(keyed(ROW_STANDINGS)),
  decisions: decisions.describe('Of the decided rows: what was decided on them.'),
};

const reviewerSchema = z.strictObject({
  reviewer: address,
  ...figures,
  standings: z.strictObject(keyed(TASK_STANDINGS)).describe('By their own decisions; disputed is open for both.'),
  decisions: decisions.describe('Their newest decision on each row.'),
  signedOffAt: time.nullable().describe('Null: they have not signed off, or decided something since.'),
  overdue: z.boolean().describe('The due day is over, and they are not done and signed off.'),
});

const row = { row: rowIdSchema, account: z.string(), userName: z.string() };

const decision = z.strictObject({
  reviewer: address,
  decision: z.enum(REVIEW_DECISIONS),
  newRole: z.string().nullable(),
  reason: z.string().nullable(),
  recordedAt: time,
});

const station = z.enum(['as-decided', 'not-yet', 'came-back', 'not-read']);

const remedySchema = z.strictObject({
  ...row,
  decision: z.enum(['revoke', 'change-role']),
  newRole: z.string().nullable(),
  since: time.describe('When the decision became what it is: with two reviewers, by the later one.'),
  ageHours: z.number().nonnegative().describe('Hours since then, rounded down to a tenth.'),
  isBack: z.boolean().describe('They were gone or changed at an earlier look, and are back: critical.'),
  look: z
    .strictObject({ at: time, klaviyo: station, identityProvider: station, found: z.string() })
    .nullable()
    .describe('What the newest look found. Null: nobody has looked since it was decided.'),
});

const question = {
  question: z.string().describe('Its id.'),
  account: z.string(),
  reviewer: address,
  statement: z.string().describe('What is to be so.'),
  place: z.string().describe('Where in Klaviyo to look.'),
};

const run = z.strictObject({ people: figure, seconds: figure, from: time, until: time });

const rubberStampSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fast'), reviewer: address, people: figure, runs: z.array(run) }),
  z.strictObject({
    kind: z.literal('whole-file'),
    reviewer: address,
    people: figure,
    file: z.string(),
    reason: z.string().nullable(),
    withReason: figure,
  }),
  z.strictObject({ kind: z.literal('same-reason'), reviewer: address, people: figure, reason: z.string() }),
]);

const statusSchema: z.ZodType<ReviewStatus> = z.strictObject({
  version: z.literal(1),
  review: z.strictObject({
    id: z.string(),
    name: z.string(),
    openedAt: time,
    due: day.describe('The last day for decisions (UTC).'),
    previous: sha256.optional().describe('SHA-256 of the population of the review before.'),
  }),
  capturedAt: time.describe('Ages, and what is overdue, are judged by it.'),
  daysOverdue: figure.describe('Days since the due day, or from it to the closing; 0 until it is over.'),
  isOpen: z
    .boolean()
    .describe('A decision, an answer, a sign-off or a verification is missing, or its closing was interrupted.'),
  closed: z
    .strictObject({ at: time, withOpen: z.string().nullable(), isSealed: z.boolean() })
    .nullable()
    .describe(
      'Null while the review goes on. withOpen: why it was closed though something was open. isSealed: false if the closing was interrupted.',
    ),
  whole: z.strictObject(rowsProgress),
  unsigned: figure.describe('Reviewers who have not signed off, or decided something since.'),
  reviewers: z.array(reviewerSchema),
  accounts: z.array(z.strictObject({ account: z.string(), ...rowsProgress })),
  unverified: z.array(remedySchema).describe('Those who are back first, then the oldest.'),
  disputed: z.array(z.strictObject({ ...row, first: decision, second: decision })),
  awaitsSecond: z.array(z.strictObject({ ...row, first: decision, secondReviewer: address })),
  leftOpen: z.array(z.strictObject({ ...row, standing: z.enum(['deferred', 'escalated']), left: decision })),
  unanswered: z.array(z.strictObject(question)),
  answeredNo: z.array(z.strictObject({ ...question, reason: z.string() })),
  rubberStamps: z
    .array(rubberStampSchema)
    .describe(
      'Decisions that may have been made without looking; no accusation. fast: many kept one right after another, by the times that the ' +
        "reviewer's page records. whole-file: a file without times that keeps everybody. same-reason: many flagged people kept for one reason.",
    ),
  next: z
    .array(z.strictObject({ why: z.string(), command: z.string() }))
    .describe('What to do next, the most urgent first. Empty in a review that is closed and sealed.'),
});

function keyed<Name extends string>(names: readonly Name[]): Record<Name, z.ZodInt> {
  return Object.fromEntries(names.map((name) => [name, z.int().nonnegative()])) as Record<Name, z.ZodInt>;
}

/** The status of a review as JSON. */
export function statusJson(status: ReviewStatus): string {
  return plainJson(statusSchema.parse(status));
}

/** What `review status --format json` prints, as JSON Schema draft-07. schema/review-status.schema.json holds it. */
export function reviewStatusJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(statusSchema, { target: 'draft-7' });
  return {
    $schema,
    $id: 'urn:klaviyo-access:schema:review-status:1',
    title: 'klaviyo-access: status of a review',
    description: 'How an access review stands: what is decided and verified, what is open, and what to do next.',
    ...schema,
  };
}
