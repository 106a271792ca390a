import { createHash } from 'node:crypto';
import { reviewerCsv } from './reviewer-csv.js';
import { type ReviewedPeople, type ReviewerPart, reviewerParts } from './reviewer-part.js';

/** What each reviewer gets, by its path in the folder of the review: `reviewers/ADDRESS.csv`. */
export function reviewerFiles(review: ReviewedPeople): ReadonlyMap<string, string> {
  const names = new Map<string, ReviewerPart>();
  for (const [key, part] of reviewerParts(review)) names.set(fileName(key, names), part);
  return new Map([...names].map(([name, part]) => [`reviewers/${name}.csv`, [...reviewerCsv(review, part)].join('')]));
}

/** An address as the name of a file on every system; where two would have one name, with digits of its own. */
function fileName(key: string, taken: ReadonlyMap<string, ReviewerPart>): string {
  const name = key.replace(/[^\w.@+-]/g, '_').replace(/^\.+/, '_');
  if (name === key && !taken.has(name)) return name;
  return `${name}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
}
