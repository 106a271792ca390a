import { z } from 'zod';

import { type ReviewSettings, SELF_REVIEWS } from '../access/review-settings.js';

const at = z.strictObject({ line: z.int().positive(), column: z.int().positive() });

/** The form of `settings.json`: the part `reviews` of the access file with which a review was opened. */
export const reviewSettingsSchema: z.ZodType<ReviewSettings> = z.strictObject({
  reviewers: z.array(
    z.strictObject({
      names: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('reviewer'), reviewer: z.string() }),
        z.strictObject({ by: z.literal('attribute'), attribute: z.string() }),
      ]),
      account: z.string().optional(),
      role: z.string().optional(),
      at,
    }),
  ),
  fallback: z.string(),
  secondReviewer: z.strictObject({ reviewer: z.string(), roles: z.array(z.string()) }).optional(),
  dueDays: z.int().positive(),
  unusedAfterDays: z.int().positive(),
  attestations: z.array(z.strictObject({ account: z.string(), reviewer: z.string() })),
  selfReview: z.enum(SELF_REVIEWS),
});
