import { type RecordedDecision } from '../../review/review-state.js';
import { type ReviewerQuestion, type ReviewerTask, type TaskStanding } from '../../review/reviewer-tasks.js';

/**
 * What a reviewer has left to do about a row or a question, as a clause with its account. Text from outside stands in it as it is.
 */
export function openTaskWords(task: ReviewerTask | ReviewerQuestion): string {
  if ('asked' in task)
    return `the question ${task.asked.question} about the account ${task.asked.account}: not answered`;
  const { userName, account } = task.state.row;
  return `${userName}, account ${account}: ${STANDING_WORDS[task.standing](task)}`;
}

const STANDING_WORDS: Readonly<Record<TaskStanding, (task: ReviewerTask) => string>> = {
  open: () => 'not decided',
  deferred: () => 'deferred, which leaves it open',
  escalated: () => 'escalated, which leaves it open',
  disputed: ({ own, other }) =>
    `${decisionWords(own!)} here, and ${decisionWords(other!)} by ${other!.reviewer}; one of them has to change it`,
  decided: () => 'decided',
};

/** What was decided, in words: `revoke`, `change-role to analyst`. */
export function decisionWords({ decision, newRole }: Pick<RecordedDecision, 'decision' | 'newRole'>): string {
  return newRole === undefined ? decision : `${decision} to ${newRole}`;
}
