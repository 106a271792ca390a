import { type AccountProgress, type ReviewerProgress } from '../../../review/progress.js';
import { ofWords, reviewerState } from './status-words.js';

/** The tables of figures in Markdown and HTML. A heading that ends in ":" is of a column of figures. */
export const REVIEWER_HEADINGS = [
  ...['Reviewer', 'Decided:', 'Open:', 'Deferred:', 'Escalated:', 'Disputed:', 'Answered:', 'State'],
] as const;

export function reviewerCells(one: ReviewerProgress): readonly string[] {
  const { reviewer, decided, rows, standings, answered, questions } = one;
  return [
    reviewer,
    ofWords(decided, rows),
    ...[standings.open, standings.deferred, standings.escalated, standings.disputed].map(String),
    ofWords(answered, questions),
    reviewerState(one),
  ];
}

export const ACCOUNT_HEADINGS = [
  ...['Account', 'Decided:', 'Kept:', 'Revoked:', 'New role:', 'Not decided:', 'Answered:', 'Answered no:'],
] as const;

export function accountCells(one: AccountProgress): readonly string[] {
  const { account, decided, rows, open, decisions, answered, questions, answeredNo } = one;
  return [
    account,
    ofWords(decided, rows),
    ...[decisions.keep, decisions.revoke, decisions['change-role'], open].map(String),
    ofWords(answered, questions),
    String(answeredNo),
  ];
}
