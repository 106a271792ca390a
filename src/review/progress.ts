import { REVIEW_DECISIONS, type ReviewDecision } from './decision.js';
import { groupedBy } from './grouped-by.js';
import { type Review } from './review-folder.js';
import { outcomeOf, ROW_STANDINGS, type RowStanding, type RowState } from './review-state.js';
import {
  openQuestions,
  openRows,
  type ReviewerQuestion,
  type ReviewerTasks,
  reviewerTasks,
  TASK_STANDINGS,
  type TaskStanding,
} from './reviewer-tasks.js';

/** How many rows and questions there are, and how many of them are done. */
export interface ProgressFigures {
  readonly rows: number;
  readonly decided: number;
  /** Rows that are not decided, whatever is missing. */
  readonly open: number;
  readonly questions: number;
  readonly answered: number;
  /** Questions answered with no: something is not as it should be. */
  readonly answeredNo: number;
}

/** The figures of a whole review, or of one of its accounts. */
export interface RowsProgress extends ProgressFigures {
  readonly standings: Readonly<Record<RowStanding, number>>;
  /** Of the decided rows: what was decided on them. */
  readonly decisions: Readonly<Record<ReviewDecision, number>>;
}

export interface AccountProgress extends RowsProgress {
  readonly account: string;
}

/** The figures of one reviewer: of the rows that they decide on, as the first or the second one, by their own decisions. */
export interface ReviewerProgress extends ProgressFigures {
  /** E-mail address, as the population writes it. */
  readonly reviewer: string;
  readonly standings: Readonly<Record<TaskStanding, number>>;
  /** Their newest decision on each row. */
  readonly decisions: Readonly<Record<ReviewDecision, number>>;
  /** ISO 8601 in UTC; null while they have not signed off, or if they decided something since. */
  readonly signedOffAt: string | null;
  /** Whether the due day is over and something is open, unanswered or not signed off. */
  readonly overdue: boolean;
}

/** How far a review is. */
export interface ReviewProgress {
  /** The last day for decisions (UTC), as YYYY-MM-DD. */
  readonly due: string;
  /** Days since the due day; 0 until it is over. */
  readonly daysOverdue: number;
  readonly whole: RowsProgress;
  /** In the order in which the population first names them. */
  readonly reviewers: readonly ReviewerProgress[];
  /** In the order of the population. */
  readonly accounts: readonly AccountProgress[];
}

/**
 * How far a review is, in figures.
 *
 * @param today - the day (UTC), as YYYY-MM-DD
 */
export function reviewProgress(
  review: Pick<Review, 'population' | 'attestations' | 'state'>,
  today: string,
): ReviewProgress {
  const { population, state } = review;
  const { due } = population.review;
  const daysOverdue = Math.max(0, Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000));
  const rows = groupedBy([...state.rows.values()], ({ row }) => row.account);
  const questions = groupedBy(state.attestations, ({ asked }) => asked.account);
  return {
    due,
    daysOverdue,
    whole: rowsProgress([...state.rows.values()], state.attestations),
    reviewers: [...reviewerTasks(review).values()].map((tasks) => reviewerProgress(tasks, daysOverdue > 0)),
    accounts: population.accounts.map(({ name }) => ({
      account: name,
      ...rowsProgress(rows.get(name) ?? [], questions.get(name) ?? []),
    })),
  };
}

function rowsProgress(rows: readonly RowState[], questions: readonly ReviewerQuestion[]): RowsProgress {
  const decided = rows.filter(({ standing }) => standing === 'decided').length;
  return {
    rows: rows.length,
    decided,
    open: rows.length - decided,
    ...questionFigures(questions),
    standings: counted(
      ROW_STANDINGS,
      rows.map(({ standing }) => standing),
    ),
    decisions: counted(
      REVIEW_DECISIONS,
      rows.map((row) => outcomeOf(row)?.decision),
    ),
  };
}

function reviewerProgress(tasks: ReviewerTasks, isOver: boolean): ReviewerProgress {
  const { reviewer, rows, questions, signedOffAt } = tasks;
  const open = openRows(tasks).length;
  const isDone = open === 0 && openQuestions(tasks).length === 0 && signedOffAt !== undefined;
  return {
    reviewer,
    rows: rows.length,
    decided: rows.length - open,
    open,
    ...questionFigures(questions),
    standings: counted(
      TASK_STANDINGS,
      rows.map(({ standing }) => standing),
    ),
    decisions: counted(
      REVIEW_DECISIONS,
      rows.map(({ own }) => own?.decision),
    ),
    signedOffAt: signedOffAt ?? null,
    overdue: isOver && !isDone,
  };
}

function questionFigures(
  questions: readonly ReviewerQuestion[],
): Pick<ProgressFigures, 'questions' | 'answered' | 'answeredNo'> {
  const answers = questions.flatMap(({ answer }) => (answer === undefined ? [] : [answer.answer]));
  return {
    questions: questions.length,
    answered: answers.length,
    answeredNo: answers.filter((answer) => answer === 'no').length,
  };
}

/** How often each of the names is among some. */
function counted<Name extends string>(
  names: readonly Name[],
  some: readonly (Name | undefined)[],
): Readonly<Record<Name, number>> {
  const numbers = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (const one of some) if (one !== undefined) numbers[one] += 1;
  return numbers;
}
