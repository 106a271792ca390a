import { userKey, type UserKey } from '../../people/user-key.js';
import { type Attestation } from '../../review/attestation.js';
import { REVIEW_FLAGS, type ReviewFlag } from '../../review/flag.js';
import { type ReviewRow } from '../../review/population.js';
import { type Review } from '../../review/review-folder.js';
import { reviewersOf } from '../../review/review-state.js';

/** What the files for reviewers are made from. */
export type ReviewedPeople = Pick<Review, 'population' | 'populationSha256' | 'attestations'>;

/** What one reviewer does in a review. */
export interface ReviewerPart {
  /** E-mail address, as the population writes it. */
  readonly reviewer: string;
  /** On whom they decide, those with the most suspicious flags first. */
  readonly people: readonly ReviewRow[];
  /** What they answer. */
  readonly questions: readonly Attestation[];
}

/** The parts of all reviewers by the keys of their addresses: made in one pass, since 300 of them may share 20,000 people. */
export function reviewerParts({
  population,
  attestations,
}: Pick<ReviewedPeople, 'population' | 'attestations'>): ReadonlyMap<UserKey, ReviewerPart> {
  const people = new Map<UserKey, ReviewRow[]>();
  const questions = new Map<UserKey, Attestation[]>();
  for (const row of population.rows) {
    const keys = [row.reviewer, row.secondReviewer].flatMap((one) => (one === undefined ? [] : userKey(one.reviewer)));
    for (const key of new Set(keys)) addTo(people, key, row);
  }
  for (const one of attestations) addTo(questions, userKey(one.reviewer), one);
  return new Map(
    [...reviewersOf(population, attestations)].map(([key, reviewer]) => [
      key,
      { reviewer, people: mostSuspiciousFirst(people.get(key) ?? []), questions: questions.get(key) ?? [] },
    ]),
  );
}

function addTo<Value>(map: Map<UserKey, Value[]>, key: UserKey, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** One who has a flag of more suspicion stands before everybody who has only flags of less. */
function mostSuspiciousFirst(rows: readonly ReviewRow[]): readonly ReviewRow[] {
  const weights = new Map(rows.map((row) => [row, suspicion(row)]));
  return rows.toSorted((one, other) => weights.get(other)! - weights.get(one)!);
}

/** Flags stand in the order of suspicion, so each weighs more than all behind it. */
function suspicion({ flags }: ReviewRow): number {
  return REVIEW_FLAGS.reduce(
    (weight, flag) => 2 * weight + (flags.includes(flag) && !ASSURING.includes(flag) ? 1 : 0),
    0,
  );
}

/** They say that there is less to look at. */
const ASSURING: readonly ReviewFlag[] = ['inactive', 'unchanged'];

/** So many digits of the population's SHA-256 tell one list of people from another. */
const SHOWN_DIGITS = 16;

/** The review and its list of people, as a form names them row by row: `ID/DIGITS`. */
export function namedReview({ population, populationSha256 }: ReviewedPeople): string {
  return `${population.review.id}/${populationSha256.slice(0, SHOWN_DIGITS)}`;
}
