import { resolve } from 'node:path';
import { count } from '../../report/drift/report-words.js';
import { openTaskWords } from '../../report/review/open-task-words.js';
import { changeReview, type Review } from '../../review/review-folder.js';
import { openQuestions, openRows, type ReviewerTasks } from '../../review/reviewer-tasks.js';
import { visible } from '../../text/visible.js';
import { CliError } from '../cli-error.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { reviewerInReview } from './reviewer-in-review.js';

export interface ReviewSignOffOptions {
  /** E-mail address of who is done. */
  readonly reviewer: string;
}

/** Of more open rows the first ones are named. */
const MOST_NAMED = 20;

/**
 * `klaviyo-access review sign-off`: a reviewer's word that they are done. It is refused, with 2, while a row or a question of theirs is
 * open, and names what is.
 */
export async function reviewSignOff(named: string, options: ReviewSignOffOptions, io: CliIo): Promise<ExitCode> {
  const folder = resolve(io.cwd, named);
  let outcome: { readonly exit: ExitCode; readonly lines: readonly string[] } | undefined;
  await changeReview(folder, io.now, (review) => {
    const tasks = tasksOf(review, options.reviewer);
    const { reviewer, rows, questions, signedOffAt } = tasks;
    const open = [...openRows(tasks), ...openQuestions(tasks)].map(openTaskWords);
    const done = [
      ...(rows.length === 0 ? [] : [count(rows.length, 'person', 'people')]),
      ...(questions.length === 0 ? [] : [count(questions.length, 'question')]),
    ].join(' and ');
    if (open.length > 0) {
      const isDecided = openRows(tasks).some(({ standing }) => standing !== 'open');
      outcome = { exit: EXIT.drift, lines: refusal(reviewer, open, isDecided) };
      return [];
    }
    if (signedOffAt !== undefined) {
      outcome = {
        exit: EXIT.clean,
        lines: [`${reviewer} signed off at ${signedOffAt} already. Nothing was recorded.`],
      };
      return [];
    }
    outcome = { exit: EXIT.clean, lines: [`${reviewer} signed off: ${done}.`] };
    return [{ event: 'signed-off', reviewer, rows: rows.length, answers: questions.length }];
  });
  const { exit, lines } = outcome!;
  const stream = exit === EXIT.clean ? io.stdout : io.stderr;
  for (const line of lines) stream.write(`${visible(line)}\n`);
  return exit;
}

/** @throws CliError if the review is closed, or they have nothing to do in it */
function tasksOf(review: Review, reviewer: string): ReviewerTasks {
  const { closed } = review.state;
  if (closed !== undefined) {
    throw new CliError(`The review was closed on ${closed.at.slice(0, 10)}. Nobody can sign off any more.`);
  }
  return reviewerInReview(review, reviewer, 'there is nothing to sign off');
}

/** @param isDecided - whether a decision that leaves its row open is among them */
function refusal(reviewer: string, open: readonly string[], isDecided: boolean): readonly string[] {
  const shown = open.slice(0, MOST_NAMED).map((line) => `- ${line}`);
  const rest = open.length > shown.length ? [`- and ${open.length - shown.length} more`] : [];
  return [
    `${reviewer} cannot sign off: ${open.length === 1 ? 'one thing is' : `${open.length} things are`} open.`,
    ...shown,
    ...rest,
    `Record what is missing with \`klaviyo-access review record\`, then sign off again.${isDecided ? ' A decision that takes the place of another needs --replace.' : ''}`,
  ];
}
