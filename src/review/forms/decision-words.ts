import { nearestWord } from '../../text/nearest-word.js';
import { quoted } from '../../text/quoted.js';
import { REVIEW_DECISIONS, type ReviewDecision } from '../decision.js';
import { type AttestationAnswer } from '../journal-entry.js';
import { type FormFault } from './decision-form.js';

/** What a question can be answered with. */
export const ANSWERS: readonly AttestationAnswer['answer'][] = ['yes', 'no', 'not-applicable'];

/** The decision that somebody wrote: `Change role` and `change_role` are `change-role`. Undefined if it is none. */
export function decisionOf(written: string): ReviewDecision | undefined {
  const word = foldedWord(written);
  return REVIEW_DECISIONS.find((one) => one === word);
}

/** The answer that somebody wrote, likewise. */
export function answerOf(written: string): AttestationAnswer['answer'] | undefined {
  const word = foldedWord(written);
  return ANSWERS.find((one) => one === word);
}

/** In lower case, with one hyphen (a spreadsheet may make a dash of it) for what stands between words; white space of any kind around it goes. */
function foldedWord(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/[\s_\p{Pd}]+/gu, '-');
}

/** A word that is neither. */
export function wrongWord(at: string, found: string, expected: readonly string[]): FormFault {
  const nearest = nearestWord(found, expected);
  const meant = nearest === undefined ? '' : ` Did you mean ${quoted(nearest)}?`;
  return { at, message: `The decision is ${quoted(found)}; expected one of ${expected.join(', ')}.${meant}` };
}
