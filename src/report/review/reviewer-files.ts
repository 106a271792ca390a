import { reviewerPage } from './page/reviewer-page.js';
import { reviewerCsv } from './reviewer-csv.js';
import { reviewerFileNames } from './reviewer-file-names.js';
import { reviewerMarkdown } from './reviewer-markdown.js';
import { type ReviewedPeople, reviewerParts } from './reviewer-part.js';

/** What each reviewer gets, by its path in the folder of the review: `reviewers/ADDRESS.html`, `.csv` and `.md`. */
export function reviewerFiles(review: ReviewedPeople): ReadonlyMap<string, string> {
  const names = reviewerFileNames(review);
  return new Map(
    [...reviewerParts(review)].flatMap(([key, part]) => {
      const name = names.get(key)!;
      return [
        [`reviewers/${name}.html`, reviewerPage(review, part, name)],
        [`reviewers/${name}.csv`, [...reviewerCsv(review, part)].join('')],
        [`reviewers/${name}.md`, [...reviewerMarkdown(review, part)].join('')],
      ];
    }),
  );
}
