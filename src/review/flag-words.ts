import { type ReviewFlag } from './flag.js';

/** What each flag means, for a reviewer who does not know it: a clause about the person. */
export const FLAG_WORDS: Readonly<Record<ReviewFlag, string>> = {
  orphaned: 'active in Klaviyo, and nothing declares it',
  'role-mismatch': 'another role than the declared one, or one that the policy forbids or nobody knows',
  duplicate: 'several active records, or assignments, of one person',
  privileged: 'full power, a role of which nobody declared what it may do, or one that cannot be read',
  'role-changed': 'another role in Klaviyo than in the review before',
  new: 'not in the review before',
  'never-seen': 'active, and no sign-in within the period of the activity log',
  unused: 'active, and the last sign-in is long before the activity log ends',
  exception: 'an exception, or the policy on unmanaged people, accepts a finding about them',
  'grant-ends': 'their membership has an end date',
  inactive: 'their record in Klaviyo is switched off',
  unchanged: 'the same role and the same state as in the review before',
};
