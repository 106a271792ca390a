import { type DecidedRow } from '../../review/decision.js';
import { FLAGS_OF_SUSPICION } from '../../review/flag.js';
import { DECISION_FORM_VERSION } from '../../review/forms/decision-form.js';
import { type AttestationAnswer } from '../../review/journal-entry.js';
import { type ReviewRow } from '../../review/population.js';
import { type ReviewedPeople, type ReviewerPart } from '../../report/review/reviewer-part.js';

/** Who is to go, in the demo, and why. */
export interface Revoked {
  readonly user: string;
  readonly reason: string;
}

/**
 * What a reviewer of the demo hands in, as their page downloads it: everybody is kept but one, and every question is answered with yes.
 *
 * @param decidedAt - ISO 8601 in UTC
 */
export function decidedForm(
  { population, populationSha256 }: ReviewedPeople,
  { reviewer, people, questions }: ReviewerPart,
  revoked: Revoked,
  decidedAt: string,
): string {
  const form = {
    version: DECISION_FORM_VERSION,
    review: population.review.id,
    population: populationSha256,
    reviewer,
    decisions: people.map((person) => decided(person, revoked, decidedAt)),
    answers: questions.map(({ question, account }): AttestationAnswer => ({
      ...{ question, account, answer: 'yes', answeredAt: decidedAt },
      reason: 'Looked up in the console of Klaviyo',
    })),
  };
  return `${JSON.stringify(form, undefined, 2)}\n`;
}

function decided({ row, account, userName, flags }: ReviewRow, revoked: Revoked, decidedAt: string): DecidedRow {
  const one = { row, account, userName, decidedAt };
  if (userName === revoked.user) return { ...one, decision: 'revoke', reason: revoked.reason };
  const isFlagged = flags.some((flag) => FLAGS_OF_SUSPICION.includes(flag));
  return { ...one, decision: 'keep', ...(isFlagged && { reason: 'Still needed: asked in the team' }) };
}
