import { type Reminder, type ReviewReminders } from '../../../review/reminders.js';
import { count } from '../../drift/report-words.js';

/** What is open for a reviewer, in figures, as a clause. Nobody on whom they decide is named. */
export function reminderWords(reminder: Reminder): string {
  const { people, deferred, escalated, disputed, questions, hasOnlyToSignOff } = reminder;
  if (hasOnlyToSignOff) return 'only the sign-off is missing';
  const parts = [
    ...(deferred === 0 ? [] : [`${deferred} deferred`]),
    ...(escalated === 0 ? [] : [`${escalated} escalated`]),
    ...(disputed === 0 ? [] : [`${disputed} decided differently by another reviewer`]),
  ];
  const among = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  return [
    ...(people === 0 ? [] : [`${count(people, 'person', 'people')} to decide${among}`]),
    ...(questions === 0 ? [] : [`${count(questions, 'question')} to answer`]),
  ].join(', ');
}

/** When it is due, as a clause. */
export function dueWords({ review, daysOverdue }: Pick<ReviewReminders, 'review' | 'daysOverdue'>): string {
  return daysOverdue === 0 ? `due on ${review.due}` : `due on ${review.due}, overdue by ${count(daysOverdue, 'day')}`;
}
