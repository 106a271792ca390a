import { type ClosedReview } from '../review-state.js';
import { type Review } from '../review-folder.js';

/**
 * Makes what the folder of a closed review shows, by its path there. The same review and closing give the same texts.
 *
 * @param leavers - the text of `leavers.json`; null where there is none
 */
export type MakeEvidence = (
  review: Review,
  closed: ClosedReview,
  leavers: string | null,
) => ReadonlyMap<string, string>;
