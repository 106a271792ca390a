import { type Review } from '../../review/review-folder.js';
import { CliError } from '../cli-error.js';

/** @throws CliError if the review is closed: nothing is added to it any more */
export function requireOpen({ state, population }: Pick<Review, 'state' | 'population'>): void {
  if (state.closed === undefined) return;
  throw new CliError(
    `The review ${population.review.name} was closed on ${state.closed.at.slice(0, 10)}. Nothing is added to it any more. Open a new review.`,
  );
}
