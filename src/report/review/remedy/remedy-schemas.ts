import { z } from 'zod';
import { sha256 } from '../../../drift/drift-parts-schema.js';
import { readingSchema, rowIdSchema } from '../../../review/population-schema.js';
import { REMEDIATION_VERSION, REMEDY_STATES, type Remediation } from '../../../review/remedy/remedy.js';
import { VERIFICATION_VERSION, type VerificationReport } from '../../../review/remedy/verification-report.js';

const time = z.iso.datetime().describe('In UTC.');
const review = z.strictObject({ id: z.string().regex(/^[0-9a-f]{16}$/), name: z.string() });
const count = z.int().positive().optional();

const stepSchema = z.strictObject({
  by: z.string().describe('Who does it.'),
  where: z.string().describe('A file with its line, or a page of a console.'),
  what: z.string(),
  command: z.string().optional().describe('That does it, for a shell.'),
});

/** `remediation/steps.json`. */
export const remediationSchema: z.ZodType<Remediation> = z.strictObject({
  version: z.literal(REMEDIATION_VERSION),
  review,
  accessFile: z.strictObject({
    path: z.string(),
    sha256: sha256.describe('Of the file for which this was made.'),
    reviewedSha256: sha256.describe('Of the file with which the review was opened.'),
    isPatched: z.boolean().describe('access.patch lies beside this file.'),
  }),
  isPlanned: z.boolean().describe('plan.json lies beside this file.'),
  refusedPlans: z.array(z.string()).describe('Why there is no plan in some accounts.'),
  people: z.array(
    z.strictObject({
      row: rowIdSchema,
      account: z.string(),
      userName: z.string(),
      name: z.string(),
      decision: z.enum(['revoke', 'change-role']),
      role: z.string().nullable().describe('In Klaviyo, when the review was opened.'),
      newRole: z.string().optional(),
      reason: z.string(),
      reviewers: z.array(z.string()),
      why: z.string().nullable().describe('Why they had access when the review was opened.'),
      state: z.enum(REMEDY_STATES).describe('held: nothing is advised, for what the notes say.'),
      notes: z.array(z.string()),
      steps: z.array(stepSchema).describe('In the order in which they are done.'),
    }),
  ),
  left: z
    .strictObject({
      open: count,
      deferred: count,
      escalated: count,
      'awaits-second': count,
      disputed: count,
      decided: count,
    })
    .describe('Rows without a final decision, which nothing here touches.'),
});

const station = z.enum(['as-decided', 'not-yet', 'came-back', 'not-read']);

/** What `review verify-remediation --format json` prints. */
export const verificationSchema: z.ZodType<VerificationReport> = z.strictObject({
  version: z.literal(VERIFICATION_VERSION),
  review,
  verifiedAt: time.describe('When the look was recorded.'),
  accounts: z.array(z.strictObject({ account: z.string(), ...readingSchema })),
  people: z
    .array(
      z.strictObject({
        row: rowIdSchema,
        account: z.string(),
        userName: z.string(),
        decision: z.enum(['revoke', 'change-role']),
        newRole: z.string().nullable(),
        since: time.describe('When the decision became what it is.'),
        ageHours: z.number().nonnegative(),
        isBack: z.boolean().describe('As decided at an earlier look, and not any more: critical.'),
        isAsDecided: z.boolean(),
        look: z.strictObject({ at: time, klaviyo: station, identityProvider: station, found: z.string() }).nullable(),
      }),
    )
    .describe('Who came back first, then what is not so yet, then what is as decided.'),
});
