import { ATTESTATION_QUESTIONS } from '../../review/attestation.js';
import { QUESTION_PREFIX } from '../../review/forms/decision-form.js';
import { type ReviewRow } from '../../review/population.js';
import { type Review } from '../../review/review-folder.js';
import { userKey } from '../../people/user-key.js';
import { CSV_ROW_END, csvCells, type CsvValue } from '../csv-row.js';

/** The header of what a reviewer gets as CSV. They fill `decision`, `newRole` and `reason`. */
export const REVIEWER_COLUMNS = [
  ...['row', 'account', 'userName', 'name', 'role', 'active', 'flags', 'why', 'findings'],
  ...['decision', 'newRole', 'reason', 'review'],
] as const;

/** So many digits of the population's SHA-256 tell one list of people from another. */
const SHOWN_DIGITS = 16;

/** What a CSV for a reviewer is made from. */
export type ReviewedPeople = Pick<Review, 'population' | 'populationSha256' | 'attestations'>;

/**
 * What one reviewer decides on, a row each, those with the most suspicious flags first, and then the questions that they answer (in
 * `decision`, with yes, no or not-applicable). Text from outside goes through `spreadsheetText`.
 *
 * @param reviewer - their e-mail address
 */
export function* reviewerCsv(review: ReviewedPeople, reviewer: string): Generator<string, undefined> {
  const { population, populationSha256, attestations } = review;
  const named = `${population.review.id}/${populationSha256.slice(0, SHOWN_DIGITS)}`;
  const key = userKey(reviewer);
  const theirs = population.rows.filter(({ reviewer: first, secondReviewer }) =>
    [first, secondReviewer].some((one) => one !== undefined && userKey(one.reviewer) === key),
  );
  yield row(REVIEWER_COLUMNS);
  for (const one of mostSuspiciousFirst(theirs)) yield row([...personCells(one), '', '', '', named]);
  for (const { question, account, reviewer: asked } of attestations) {
    if (userKey(asked) !== key) continue;
    const { statement, place } = ATTESTATION_QUESTIONS.find(({ id }) => id === question)!;
    yield row([`${QUESTION_PREFIX}${question}`, account, '', statement, '', '', '', place, '', '', '', '', named]);
  }
}

function personCells(person: ReviewRow): readonly CsvValue[] {
  const { row: id, account, userName, name, role, active, flags, why, findings } = person;
  return [id, account, userName, name, role, active, flags.join(' '), why, findings.map(({ kind }) => kind).join(' ')];
}

/** Flags stand in the order of suspicion, so that the first ones decide. */
function mostSuspiciousFirst(rows: readonly ReviewRow[]): readonly ReviewRow[] {
  const weight = ({ flags }: ReviewRow): number =>
    flags.filter((flag) => flag !== 'unchanged' && flag !== 'inactive').length;
  return rows.toSorted((one, other) => weight(other) - weight(one));
}

function row(values: readonly CsvValue[]): string {
  return `${csvCells(values)}${CSV_ROW_END}`;
}
