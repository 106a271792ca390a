import { userKey } from '../../people/user-key.js';
import { type Review } from '../../review/review-folder.js';
import { type ReviewerTasks, reviewerTasks } from '../../review/reviewer-tasks.js';
import { nearestWord } from '../../text/nearest-word.js';
import { quoted } from '../../text/quoted.js';
import { CliError } from '../cli-error.js';

/**
 * What a reviewer has to do in a review, whom somebody named.
 *
 * @param otherwise - what follows if they have nothing to do, as a clause
 * @throws CliError if they have nothing to do in it
 */
export function reviewerInReview(review: Review, reviewer: string, otherwise: string): ReviewerTasks {
  const all = reviewerTasks(review);
  const tasks = all.get(userKey(reviewer));
  if (tasks !== undefined) return tasks;
  const nearest = nearestWord(
    reviewer,
    [...all.values()].map((one) => one.reviewer),
  );
  const meant = nearest === undefined ? '' : ` Did you mean ${quoted(nearest)}?`;
  throw new CliError(
    `${quoted(reviewer)} has nobody to decide on and no question to answer in this review, so ${otherwise}.${meant} ` +
      '`klaviyo-access review status` lists its reviewers.',
  );
}
