/**
 * What a reviewer should look at, in the order in which suspicion falls. Each is a fact of the population; none is a verdict.
 *
 * - `orphaned`: in Klaviyo, and nothing declares it; `role-mismatch`: another role than the declared one; `duplicate`: several records;
 * - `privileged`: full power, a role of which nobody declared what it may do, or one that cannot be read;
 * - `role-changed`, `new`: against the review before;
 * - `never-seen`, `unused`: by the activity log, where one was given; `exception`: an exception covers them; `grant-ends`: their access
 *   ends by itself; `inactive`: their record is switched off; `unchanged`: as in the review before.
 */
export const REVIEW_FLAGS = [
  'orphaned',
  'role-mismatch',
  'duplicate',
  'privileged',
  'role-changed',
  'new',
  'never-seen',
  'unused',
  'exception',
  'grant-ends',
  'inactive',
  'unchanged',
] as const;

export type ReviewFlag = (typeof REVIEW_FLAGS)[number];

/** The flags with which a person cannot be kept without a reason, nor together with others. */
export const FLAGS_OF_SUSPICION: readonly ReviewFlag[] = [
  'orphaned',
  'role-mismatch',
  'duplicate',
  'privileged',
  'role-changed',
  'never-seen',
  'unused',
  'exception',
];
