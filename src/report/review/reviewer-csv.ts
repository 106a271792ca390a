import { ATTESTATION_QUESTIONS } from '../../review/attestation.js';
import { QUESTION_PREFIX } from '../../review/forms/decision-form.js';
import { type ReviewRow } from '../../review/population.js';
import { CSV_ROW_END, csvCells, type CsvValue } from '../csv-row.js';
import { namedReview, type ReviewedPeople, type ReviewerPart } from './reviewer-part.js';

/** The header of what a reviewer gets as CSV. They fill `decision`, `newRole` and `reason`, and with a question `attachment`. */
export const REVIEWER_COLUMNS = [
  ...['row', 'account', 'userName', 'name', 'role', 'active', 'flags', 'why', 'findings'],
  ...['decision', 'newRole', 'reason', 'attachment', 'review'],
] as const;

/**
 * What one reviewer decides on, a row each, and then the questions that they answer (in `decision`, with yes, no or not-applicable). Text
 * from outside goes through `spreadsheetText`.
 */
export function* reviewerCsv(review: ReviewedPeople, part: ReviewerPart): Generator<string, undefined> {
  const named = namedReview(review);
  yield row(REVIEWER_COLUMNS);
  for (const one of part.people) yield row([...personCells(one), '', '', '', '', named]);
  for (const { question, account } of part.questions) {
    const { statement, place } = ATTESTATION_QUESTIONS.find(({ id }) => id === question)!;
    yield row([`${QUESTION_PREFIX}${question}`, account, '', statement, '', '', '', place, '', '', '', '', '', named]);
  }
}

function personCells(person: ReviewRow): readonly CsvValue[] {
  const { row: id, account, userName, name, role, active, flags, why, findings } = person;
  return [id, account, userName, name, role, active, flags.join(' '), why, findings.map(({ kind }) => kind).join(' ')];
}

function row(values: readonly CsvValue[]): string {
  return `${csvCells(values)}${CSV_ROW_END}`;
}
