import { userKey, type UserKey } from '../people/user-key.js';
import { type Attestation } from './attestation.js';
import { FINAL_DECISIONS } from './decision.js';
import { groupedBy } from './grouped-by.js';
import { type Review } from './review-folder.js';
import { type RecordedAnswer, type RecordedDecision, reviewersOf, type RowState } from './review-state.js';

/**
 * How a row stands for one of its reviewers. `open`: they have not decided; `deferred`, `escalated`: they left it open; `disputed`: both
 * have decided, and differently, so that one of them has to change it; `decided`: nothing is left for them to do.
 */
export const TASK_STANDINGS = ['open', 'deferred', 'escalated', 'disputed', 'decided'] as const;

export type TaskStanding = (typeof TASK_STANDINGS)[number];

/** A row that a reviewer decides on. */
export interface ReviewerTask {
  readonly state: RowState;
  readonly as: 'first' | 'second';
  /** Their newest decision. */
  readonly own: RecordedDecision | undefined;
  /** The newest one of the other reviewer, where there are two. */
  readonly other: RecordedDecision | undefined;
  readonly standing: TaskStanding;
}

/** A question that a reviewer answers. */
export interface ReviewerQuestion {
  readonly asked: Attestation;
  readonly answer: RecordedAnswer | undefined;
}

/** All that one reviewer has to do in a review. */
export interface ReviewerTasks {
  /** E-mail address, as the population writes it. */
  readonly reviewer: string;
  /** In the order of the population. */
  readonly rows: readonly ReviewerTask[];
  readonly questions: readonly ReviewerQuestion[];
  /** When they signed off; undefined while they have not, or if they decided something since. */
  readonly signedOffAt: string | undefined;
}

/** What each reviewer has to do, by the key of their address, in the order in which the population first names them. */
export function reviewerTasks({
  population,
  attestations,
  state,
}: Pick<Review, 'population' | 'attestations' | 'state'>): ReadonlyMap<UserKey, ReviewerTasks> {
  const rows = groupedBy([...state.rows.values()].flatMap(tasksOf), ({ key }) => key);
  const questions = groupedBy(state.attestations, ({ asked }) => userKey(asked.reviewer));
  return new Map(
    [...reviewersOf(population, attestations)].map(([key, reviewer]) => [
      key,
      {
        reviewer,
        rows: (rows.get(key) ?? []).map(({ task }) => task),
        questions: questions.get(key) ?? [],
        signedOffAt: state.signedOff.get(key),
      },
    ]),
  );
}

/** The rows that are left for a reviewer to do something about. */
export function openRows({ rows }: ReviewerTasks): readonly ReviewerTask[] {
  return rows.filter(({ standing }) => standing !== 'decided');
}

/** The questions that a reviewer has not answered. */
export function openQuestions({ questions }: ReviewerTasks): readonly ReviewerQuestion[] {
  return questions.filter(({ answer }) => answer === undefined);
}

function tasksOf(state: RowState): readonly { readonly key: UserKey; readonly task: ReviewerTask }[] {
  const { reviewer, secondReviewer } = state.row;
  const first = { key: userKey(reviewer.reviewer), task: taskOf(state, 'first') };
  return secondReviewer === undefined
    ? [first]
    : [first, { key: userKey(secondReviewer.reviewer), task: taskOf(state, 'second') }];
}

function taskOf(state: RowState, as: 'first' | 'second'): ReviewerTask {
  const [own, other] = as === 'first' ? [state.first, state.second] : [state.second, state.first];
  return { state, as, own, other, standing: standingFor(state, own) };
}

function standingFor({ standing }: RowState, own: RecordedDecision | undefined): TaskStanding {
  if (own === undefined) return 'open';
  if (!FINAL_DECISIONS.includes(own.decision)) return own.decision === 'escalate' ? 'escalated' : 'deferred';
  return standing === 'disputed' ? 'disputed' : 'decided';
}
