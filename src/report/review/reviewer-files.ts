import { createHash } from 'node:crypto';
import { reviewersOf } from '../../review/review-state.js';
import { reviewerCsv, type ReviewedPeople } from './reviewer-csv.js';

/** What each reviewer gets, by its path in the folder of the review: `reviewers/ADDRESS.csv`. */
export function reviewerFiles(review: ReviewedPeople): ReadonlyMap<string, string> {
  const { population, attestations } = review;
  const names = new Map<string, string>();
  for (const [key, reviewer] of reviewersOf(population, attestations)) names.set(fileName(key, names), reviewer);
  return new Map(
    [...names].map(([name, reviewer]) => [`reviewers/${name}.csv`, [...reviewerCsv(review, reviewer)].join('')]),
  );
}

/** An address as the name of a file on every system; where two would have one name, with digits of its own. */
function fileName(key: string, taken: ReadonlyMap<string, string>): string {
  const name = key.replace(/[^\w.@+-]/g, '_').replace(/^\.+/, '_');
  if (name === key && !taken.has(name)) return name;
  return `${name}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
}
