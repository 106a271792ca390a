import { reviewerCsv } from './reviewer-csv.js';
import { reviewerFileNames } from './reviewer-file-names.js';
import { type ReviewedPeople, reviewerParts } from './reviewer-part.js';

/** What each reviewer gets, by its path in the folder of the review: `reviewers/ADDRESS.csv`. */
export function reviewerFiles(review: ReviewedPeople): ReadonlyMap<string, string> {
  const names = reviewerFileNames(review);
  return new Map(
    [...reviewerParts(review)].map(([key, part]) => [
      `reviewers/${names.get(key)!}.csv`,
      [...reviewerCsv(review, part)].join(''),
    ]),
  );
}
