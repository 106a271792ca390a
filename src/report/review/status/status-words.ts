import { type ReviewerProgress } from '../../../review/progress.js';
import { type ReviewStatus } from '../../../review/status/review-status.js';
import { count } from '../../drift/report-words.js';

/** What is said of a review's status alike in every format made for people. Text from outside stands in it as it is: escaping is the format's. */

export function statusTitle({ review }: ReviewStatus): string {
  return `Klaviyo access: review ${review.name}`;
}

/** The one line to read if only one is read: what is open, or that nothing is. */
export function statusVerdict(status: ReviewStatus): string {
  const { closed } = status;
  const open = openWords(status);
  const all = `${count(status.whole.rows, 'person', 'people')} decided, ${count(status.whole.questions, 'question')} answered, everybody signed off`;
  if (closed === null) return open === '' ? `Nothing is open: ${all}.` : `Open: ${open}.`;
  const interrupted = closed.isSealed ? '' : ' The closing was interrupted, and its files are not complete.';
  if (open === '') return `Closed at ${closed.at}, with nothing open: ${all}.${interrupted}`;
  return `Closed at ${closed.at}, though something was open.${interrupted} Open for ever: ${open}. The reason that was given: ${closed.withOpen ?? 'none'}.`;
}

/** What is open, in figures, as clauses. */
function openWords({ whole, unsigned, reviewers, unverified }: ReviewStatus): string {
  const unanswered = whole.questions - whole.answered;
  return [
    ...(whole.open === 0 ? [] : [`${whole.open} of ${count(whole.rows, 'person', 'people')} not decided`]),
    ...(unanswered === 0 ? [] : [`${unanswered} of ${count(whole.questions, 'question')} not answered`]),
    ...(unsigned === 0 ? [] : [`${unsigned} of ${count(reviewers.length, 'reviewer')} not signed off`]),
    ...(unverified.length === 0 ? [] : [`${count(unverified.length, 'change')} not verified`]),
  ].join(', ');
}

/** When it was opened, when it is due, and whether that is over. */
export function statusDates(status: ReviewStatus): string {
  const { review, daysOverdue, capturedAt, whole, unsigned, closed } = status;
  const isDue = whole.open > 0 || whole.answered < whole.questions || unsigned > 0;
  const overdue = daysOverdue > 0 && isDue ? `, overdue by ${count(daysOverdue, 'day')}` : '';
  const late = closed === null ? overdue : '';
  return `Opened on ${review.openedAt.slice(0, 10)}, due on ${review.due}${late}, as of ${capturedAt}.`;
}

/** How a reviewer stands, in a word or two. */
export function reviewerState({ open, questions, answered, signedOffAt, overdue }: ReviewerProgress): string {
  const isDone = open === 0 && answered === questions;
  if (isDone && signedOffAt !== null) return `signed off ${signedOffAt.slice(0, 10)}`;
  const what = isDone ? 'to sign off' : 'open';
  return overdue ? `${what}, overdue` : what;
}

/** Those with most to do first, then those who have to sign off, then those who are done. */
export function busiestFirst(reviewers: readonly ReviewerProgress[]): readonly ReviewerProgress[] {
  const rank = ({ open, questions, answered, signedOffAt }: ReviewerProgress): number => {
    const left = open + questions - answered;
    return left > 0 ? left + 1 : signedOffAt === null ? 1 : 0;
  };
  return reviewers.toSorted((one, other) => rank(other) - rank(one));
}

/** `38 of 40`; nothing where there is nothing to do. */
export function ofWords(done: number, all: number): string {
  return all === 0 ? '–' : `${done} of ${all}`;
}
