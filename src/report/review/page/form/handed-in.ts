import { FINAL_DECISIONS, type DecidedRow } from '../../../../review/decision.js';
import { type AttestationAnswer } from '../../../../review/journal-entry.js';
import { type PageData, type PagePerson, type PageQuestion } from '../page-data.js';
import { checkAnswer, checkRow, type Standing } from './check-drafts.js';
import { answerDraft, type Drafts, rowDraft } from './drafts.js';

/** The version of the JSON form of decisions. */
const FORM_VERSION = 1;

/** Somebody, or a question, of which something cannot be handed in. */
export interface Incomplete {
  /** Id of the row, or key of the question. */
  readonly key: string;
  readonly who: string;
  readonly faults: readonly string[];
}

/** How far a reviewer is. */
export interface Progress {
  readonly people: Readonly<Record<Standing, number>>;
  readonly questions: Readonly<Record<Standing, number>>;
  /** How many of the decided people are left to be decided later, or by somebody else. */
  readonly leftOpen: number;
  readonly incomplete: readonly Incomplete[];
  /** People and questions of which nothing is filled in. */
  readonly open: readonly (PagePerson | PageQuestion)[];
  /** What the file holds. */
  readonly decisions: readonly DecidedRow[];
  readonly answers: readonly AttestationAnswer[];
}

/** Judges everything that is filled in. */
export function progress(data: PageData, drafts: Drafts, now: Date): Progress {
  const people = data.people.map((person) => ({
    person,
    ...checkRow(data, person, rowDraft(drafts, person.row), now),
  }));
  const questions = data.questions.map((question) => ({
    question,
    ...checkAnswer(question, answerDraft(drafts, question.key)),
  }));
  const decisions = people.flatMap(({ standing, handed }) => (standing === 'decided' && handed ? handed : []));
  return {
    people: counted(people),
    questions: counted(questions),
    leftOpen: decisions.filter(({ decision }) => !FINAL_DECISIONS.includes(decision)).length,
    incomplete: [
      ...people.flatMap(({ person: { row, userName, account }, standing, faults }) =>
        standing === 'incomplete' ? { key: row, who: `${userName} in ${account}`, faults } : [],
      ),
      ...questions.flatMap(({ question: { key, statement, account }, standing, faults }) =>
        standing === 'incomplete' ? { key, who: `${account}: ${statement}`, faults } : [],
      ),
    ],
    open: [
      ...people.flatMap(({ person, standing }) => (standing === 'open' ? person : [])),
      ...questions.flatMap(({ question, standing }) => (standing === 'open' ? question : [])),
    ],
    decisions,
    answers: questions.flatMap(({ standing, handed }) => (standing === 'decided' && handed ? handed : [])),
  };
}

function counted(all: readonly { readonly standing: Standing }[]): Readonly<Record<Standing, number>> {
  const of = (standing: Standing): number => all.filter((one) => one.standing === standing).length;
  return { open: of('open'), incomplete: of('incomplete'), decided: of('decided') };
}

/** What keeps the decisions from being handed in, as a sentence; undefined where they can be, also if something is open. */
export function handInFault({ incomplete, decisions, answers }: Progress): string | undefined {
  if (incomplete.length > 0) {
    const what = incomplete.length === 1 ? 'One entry is' : `${incomplete.length} entries are`;
    return `${what} not complete. Nothing was downloaded. Complete or clear:`;
  }
  return decisions.length + answers.length === 0
    ? 'Nothing is decided yet, so there is nothing to download.'
    : undefined;
}

/** The file that is handed in: the JSON form that `review record` takes. */
export function formText({ review, population, reviewer }: PageData, { decisions, answers }: Progress): string {
  const form = { version: FORM_VERSION, review: review.id, population, reviewer, decisions, answers };
  return `${JSON.stringify(form, undefined, 2)}\n`;
}
