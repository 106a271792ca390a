import { userKey } from '../people/user-key.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { visible } from '../text/visible.js';
import { type DecidedRow } from './decision.js';
import { answerRuleFault, decisionRuleFaults, timeFault } from './decision-rules.js';
import { type AttachedAnswer, type AttachedForm, type FormFault, type PlacedDecision } from './forms/decision-form.js';
import { type AttestationAnswer } from './journal-entry.js';
import { type ReviewRow } from './population.js';
import { type Review } from './review-folder.js';
import { reviewersOf } from './review-state.js';

/** What a file adds to the journal. */
export interface CheckedForm {
  /** As the population writes the address. */
  readonly reviewer: string;
  readonly decisions: readonly DecidedRow[];
  readonly answers: readonly AttestationAnswer[];
  /** How many decisions and answers the journal has already, the same: they are not recorded again. */
  readonly known: number;
}

export interface CheckFormOptions {
  /** Who hands the file in, where the file does not say it or to be sure. Default: as the file says. */
  readonly reviewer?: string | undefined;
  /** Whether decisions and answers may differ from earlier ones of the reviewer, in place of which they then stand. Default false. */
  readonly replace?: boolean | undefined;
  /** When the file is taken in, ISO 8601 in UTC. */
  readonly now: string;
}

/**
 * Checks what a reviewer hands in against the review as it stands: every mistake at once. Nothing of a file with mistakes may be
 * recorded.
 */
export function checkForm(
  review: Review,
  form: AttachedForm,
  options: CheckFormOptions,
): CheckedForm | readonly FormFault[] {
  const whole = wholeFaults(review, form, options);
  if (whole.length > 0) return whole;
  const named = options.reviewer ?? form.reviewer!;
  const reviewer = reviewersOf(review.population, review.attestations).get(userKey(named)) ?? named;
  const checks: DecisionChecks = { review, reviewer, options };
  const faults = [
    ...repeated(form),
    ...form.decisions.flatMap((decision) => decisionFaults(checks, decision)),
    ...form.answers.flatMap((answer) => answerFaults(checks, answer)),
  ];
  if (faults.length > 0) return faults;
  const decisions = form.decisions.filter((decision) => !isKnown(checks, decision));
  const answers = form.answers.filter((answer) => !isKnownAnswer(checks, answer));
  return {
    reviewer,
    decisions: decisions.map(decidedRow),
    answers: answers.map(givenAnswer),
    known: form.decisions.length - decisions.length + form.answers.length - answers.length,
  };
}

/** What the journal keeps: not where it stood in the file. */
function decidedRow({ row, account, userName, decision, newRole, reason, decidedAt }: PlacedDecision): DecidedRow {
  return { row, account, userName, decision, newRole, reason, decidedAt };
}

function givenAnswer(given: AttachedAnswer): AttestationAnswer {
  const { question, account, answer, reason, attachment, answeredAt } = given;
  return { question, account, answer, reason, attachment, answeredAt };
}

interface DecisionChecks {
  readonly review: Review;
  readonly reviewer: string;
  readonly options: CheckFormOptions;
}

function wholeFaults(
  { population, populationSha256, state }: Review,
  form: AttachedForm,
  options: CheckFormOptions,
): FormFault[] {
  const of = (message: string): FormFault[] => [{ at: 'the file', message }];
  if (state.closed !== undefined)
    return of(`The review was closed on ${state.closed.at.slice(0, 10)}. Nothing can be decided any more.`);
  if (form.decisions.length + form.answers.length === 0) return of('It decides on nobody.');
  const { id } = population.review;
  if (form.review !== id) return of(`It is of the review ${quoted(form.review)}; this one is ${quoted(id)}.`);
  if (form.population.length < 12 || !populationSha256.startsWith(form.population)) {
    return of(
      'It was made for another list of people than that of this review. Take the form from the folder of the review.',
    );
  }
  if (form.reviewer === undefined && options.reviewer === undefined) {
    return of('It does not say who decided. Name them with --reviewer.');
  }
  if (
    form.reviewer !== undefined &&
    options.reviewer !== undefined &&
    userKey(form.reviewer) !== userKey(options.reviewer)
  ) {
    return of(`It is of ${form.reviewer}, and --reviewer names ${options.reviewer}.`);
  }
  return [];
}

/** Two decisions on one row, or two answers to one question, in one file: nobody can say which counts. */
function repeated({ decisions, answers }: AttachedForm): FormFault[] {
  const seen = new Map<string, string>();
  return [
    ...decisions.map(({ row, at }) => ({ key: row, at })),
    ...answers.map(({ question, account, at }) => ({ key: JSON.stringify([question, account]), at })),
  ].flatMap(({ key, at }) => {
    const before = seen.get(key);
    if (before === undefined) seen.set(key, at);
    return before === undefined
      ? []
      : [{ at, message: `It is decided twice in this file; first at ${before}. Keep one.` }];
  });
}

function decisionFaults({ review, reviewer, options }: DecisionChecks, decision: PlacedDecision): FormFault[] {
  const { at } = decision;
  const state = review.state.rows.get(decision.row);
  if (state === undefined) return [{ at, message: `There is no row ${quoted(decision.row)} in this review.` }];
  const { row } = state;
  const account = review.population.accounts.find(({ name }) => name === row.account)!;
  const messages = [
    ...mismatch(row, decision),
    ...notTheirs(row, reviewer),
    ...decisionRuleFaults(
      { ...row, isOwner: userKey(row.userName) === userKey(account.owner) },
      account,
      decision,
      nearestWord,
    ),
    ...contradiction(review, reviewer, decision, options),
    ...wrongTime(review, decision, options.now),
  ];
  return messages.map((message) => ({ at, message }));
}

function mismatch(row: ReviewRow, { account, userName }: PlacedDecision): readonly string[] {
  const isNamed = userKey(userName) === userKey(row.userName) || shownInForm(userName) === shownInForm(row.userName);
  if (account === row.account && isNamed) return [];
  const is = `${row.userName} in ${row.account}`;
  return [
    `The row ${row.row} is ${is}, and the file has ${quoted(userName)} in ${quoted(account)} there. Rows were mixed up.`,
  ];
}

/** A name as forms show it: what does not show is written out, and Markdown has one blank for several. */
function shownInForm(userName: string): string {
  return visible(userName).trim().replace(/ +/g, ' ');
}

function notTheirs(row: ReviewRow, reviewer: string): readonly string[] {
  const theirs = [row.reviewer.reviewer, row.secondReviewer?.reviewer].filter((one) => one !== undefined);
  if (!theirs.some((one) => userKey(one) === userKey(reviewer))) {
    return [`${row.userName} is reviewed by ${theirs.join(' and ')}, not by ${reviewer}.`];
  }
  return userKey(reviewer) === userKey(row.userName) ? [`${reviewer} cannot decide on their own access.`] : [];
}

function earlierOf({ state }: Review, reviewer: string, row: string): DecidedRow | undefined {
  return state.rows.get(row)?.history.findLast((one) => userKey(one.reviewer) === userKey(reviewer));
}

function isSame(one: DecidedRow, other: DecidedRow): boolean {
  return one.decision === other.decision && one.newRole === other.newRole;
}

function contradiction(
  review: Review,
  reviewer: string,
  decision: PlacedDecision,
  { replace = false }: CheckFormOptions,
): readonly string[] {
  const earlier = earlierOf(review, reviewer, decision.row);
  if (replace || earlier === undefined || isSame(earlier, decision)) return [];
  return [
    `${reviewer} decided ${earlier.decision} on ${decision.userName} before, and now ${decision.decision}. If they changed their mind, ` +
      'record the file with --replace: both decisions stay in the journal.',
  ];
}

function isKnown({ review, reviewer }: DecisionChecks, decision: PlacedDecision): boolean {
  const earlier = earlierOf(review, reviewer, decision.row);
  return earlier !== undefined && isSame(earlier, decision) && (earlier.reason ?? '') === (decision.reason ?? '');
}

function wrongTime({ population }: Review, { decidedAt }: PlacedDecision, now: string): readonly string[] {
  if (decidedAt === undefined) return [];
  const fault = timeFault(decidedAt, { openedAt: population.review.openedAt, now });
  return fault === undefined ? [] : [fault];
}

function answerFaults({ review, reviewer, options }: DecisionChecks, given: AttachedAnswer): FormFault[] {
  const { question, account, answer, reason, at } = given;
  const found = questionOf(review, given);
  if (found === undefined)
    return [{ at, message: `There is no question ${quoted(question)} about ${quoted(account)} in this review.` }];
  const { asked, answer: earlier } = found;
  const who = `The question ${question} about ${account}`;
  const message =
    userKey(asked.reviewer) !== userKey(reviewer)
      ? `${who} is for ${asked.reviewer}, not for ${reviewer}.`
      : earlier !== undefined && earlier.answer !== answer && options.replace !== true
        ? `${who} was answered ${earlier.answer} before, and now ${answer}. To change it, record the file with --replace: both answers stay in the journal.`
        : earlier?.attachment !== undefined &&
            earlier.attachment.sha256 !== given.attachment?.sha256 &&
            options.replace !== true
          ? `${who} was answered before with the file ${earlier.attachment.name}, and now ${given.attachment === undefined ? 'without it' : 'with another one'}. To change it, record the file with --replace: both answers stay in the journal.`
          : answerRuleFault({ answer, reason });
  return message === undefined ? [] : [{ at, message }];
}

function questionOf({ state }: Review, { question, account }: AttachedAnswer) {
  return state.attestations.find(({ asked }) => asked.question === question && asked.account === account);
}

function isKnownAnswer({ review }: DecisionChecks, given: AttachedAnswer): boolean {
  const earlier = questionOf(review, given)?.answer;
  if (earlier === undefined) return false;
  const { answer, reason, attachment } = earlier;
  return answer === given.answer && reason === given.reason && attachment?.sha256 === given.attachment?.sha256;
}
