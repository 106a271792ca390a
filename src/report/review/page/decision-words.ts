import { type ReviewDecision } from '../../../review/decision.js';

/** A decision as the page names it. */
export const DECISION_WORDS: Readonly<Record<ReviewDecision, { readonly title: string; readonly means: string }>> = {
  keep: { title: 'Keep', means: 'the access stays as it is' },
  revoke: { title: 'Revoke', means: 'the access goes' },
  'change-role': { title: 'Change role', means: 'they get another role' },
  defer: { title: 'Defer', means: 'not now; it stays open' },
  escalate: { title: 'Escalate', means: 'somebody else must decide; it stays open' },
};
