import { type UserKey, userKey } from '../people/user-key.js';
import { type ReviewIdentity } from './population.js';
import { reviewProgress } from './progress.js';
import { type Review } from './review-folder.js';
import { openQuestions, openRows, reviewerTasks, type ReviewerTasks, type TaskStanding } from './reviewer-tasks.js';

/** Of what one reviewer is to be reminded, in figures: whom they decide on stands in their file, and nowhere else. */
export interface Reminder {
  /** E-mail address, as the population writes it. */
  readonly reviewer: string;
  /** People who are left to decide on, however they stand. */
  readonly people: number;
  /** Of these: left open by the reviewer, or decided differently by the other reviewer. */
  readonly deferred: number;
  readonly escalated: number;
  readonly disputed: number;
  readonly questions: number;
  /** Whether they have only to say that they are done. */
  readonly hasOnlyToSignOff: boolean;
  /** The names of their files in the folder `reviewers`, those for a browser first. Empty where none lies there. */
  readonly files: readonly string[];
}

/** Everybody in a review who has something open, with what all of them are told. */
export interface ReviewReminders {
  readonly review: ReviewIdentity;
  /** Days since the due day (UTC); 0 until it is over. */
  readonly daysOverdue: number;
  /** E-mail address to which they send back what they decided. */
  readonly sendTo: string;
  /** Those with most to do first. */
  readonly reminders: readonly Reminder[];
}

/** What reminders depend on besides the review. */
export interface ReminderSurroundings {
  /** The day (UTC), as YYYY-MM-DD. */
  readonly today: string;
  readonly sendTo: string;
  /** The files of each reviewer, by the key of their address. */
  readonly files: ReadonlyMap<UserKey, readonly string[]>;
  /** Only this reviewer. Default: everybody. */
  readonly reviewer?: string | undefined;
}

/** Reminds everybody who has something to decide, to answer or to sign off, and nobody else. */
export function reviewReminders(review: Review, surroundings: ReminderSurroundings): ReviewReminders {
  const { today, sendTo, files, reviewer } = surroundings;
  const wanted = reviewer === undefined ? undefined : userKey(reviewer);
  const { daysOverdue } = reviewProgress(review, today);
  const reminders = [...reviewerTasks(review)]
    .filter(([key]) => wanted === undefined || key === wanted)
    .flatMap(([key, tasks]) => reminderOf(tasks, files.get(key) ?? []));
  return {
    review: review.population.review,
    daysOverdue,
    sendTo,
    reminders: reminders.toSorted((one, other) => other.people + other.questions - (one.people + one.questions)),
  };
}

function reminderOf(tasks: ReviewerTasks, files: readonly string[]): readonly Reminder[] {
  const rows = openRows(tasks);
  const questions = openQuestions(tasks).length;
  const isDone = rows.length + questions === 0;
  if (isDone && tasks.signedOffAt !== undefined) return [];
  const number = (standing: TaskStanding): number => rows.filter((row) => row.standing === standing).length;
  return [
    {
      reviewer: tasks.reviewer,
      people: rows.length,
      ...{ deferred: number('deferred'), escalated: number('escalated'), disputed: number('disputed') },
      questions,
      hasOnlyToSignOff: isDone,
      files,
    },
  ];
}
