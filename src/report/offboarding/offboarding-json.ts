import { z } from 'zod';
import { OFFBOARDING_RESULTS, type Offboarding, RECORD_OUTCOMES } from '../../reconcile/offboarding/offboarding.js';
import { plainJson } from '../plain-json.js';

const time = z.string().describe('ISO 8601 in UTC.');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const listingSchema = z.strictObject({
  at: time,
  totalResults: z.int().nonnegative().describe('Users of the whole account.'),
  sha256: sha256.describe("Over all users of the account, as in `drift`'s reports."),
  records: z
    .array(
      z.strictObject({
        id: z.string(),
        userName: z.string(),
        active: z.boolean().describe('A record that does not say it counts as active.'),
        role: z.string().nullable().describe('Null: the record has none, or contradicts itself in it.'),
      }),
    )
    .describe('All records with this userName, whatever its letter case.'),
});

const writeSchema = z.strictObject({
  id: z.string(),
  userName: z.string(),
  outcome: z
    .enum(RECORD_OUTCOMES)
    .describe(
      'done: switched off. already: it was off by the time. not-done: the server did nothing. conflict: something else was there than ' +
        'was listed. unknown: nobody can say what the server did. not-attempted: the run was stopped before.',
    ),
  began: time,
  ended: time,
  message: z.string().optional().describe('What happened and what to do. Default: it went as planned.'),
});

const accountSchema = z.strictObject({
  account: z.string(),
  baseUrl: z.string(),
  before: listingSchema,
  writes: z.array(writeSchema).describe('One for each record that was active.'),
  after: listingSchema.nullable().describe('Null: it was not listed again.'),
  whyNotListed: z.string().optional(),
  isOut: z
    .boolean()
    .nullable()
    .describe(
      'Whether the last listing has no active record. Null: something was written, and it was not listed again.',
    ),
});

const runBySchema = z
  .strictObject({
    gitName: z.string().optional(),
    gitEmail: z.string().optional(),
    systemUser: z.string().optional(),
    host: z.string().optional(),
    pipelineUser: z.string().optional(),
    pipelineRun: z.string().optional(),
  })
  .describe('Who ran it, as far as git, the operating system and the pipeline say. None of it is proved.');

const offboardingSchema = z.strictObject({
  version: z.literal(1),
  tool: z.string().describe('The version of klaviyo-access.'),
  result: z.enum(OFFBOARDING_RESULTS).describe('in progress: it is at work, or was killed.'),
  user: z.string().describe('userName as it was asked for.'),
  reason: z.string(),
  ticket: z.string().nullable(),
  runBy: runBySchema,
  accessFile: z.strictObject({ path: z.string(), sha256 }),
  commit: z.string().nullable().describe("Of the pipeline's checkout."),
  began: time,
  ended: time.nullable().describe('Null: it is at work, or was killed.'),
  accounts: z.array(accountSchema),
  leftOut: z.array(z.string()).describe('Accounts of the access file that were not looked at.'),
  warnings: z
    .array(z.string())
    .describe('Why they would come back, or why that is not known, and what else is to be decided.'),
});

/** The evidence of an offboarding as JSON. */
export function offboardingJson(offboarding: Offboarding): string {
  return plainJson(offboardingSchema.parse(offboarding));
}

/** What `offboard` writes as evidence, as JSON Schema draft-07. schema/offboarding.schema.json holds it. */
export function offboardingJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(offboardingSchema, { target: 'draft-7' });
  return {
    $schema,
    $id: 'urn:klaviyo-access:schema:offboarding:1',
    title: 'klaviyo-access: offboarding',
    description: 'The evidence of one person taken out of accounts.',
    ...schema,
  };
}
