import { count } from '../report/drift/report-words.js';
import { dueWords, reminderWords } from '../report/review/reminder/reminder-words.js';
import { type Reminder, type ReviewReminders } from '../review/reminders.js';
import { visible } from '../text/visible.js';
import { slackBlock, type SlackMessage, slackText } from './slack-message.js';

/** As many reviewers are listed to a channel; see SLACK_MOST_FINDINGS for what Slack takes. */
export const SLACK_MOST_REVIEWERS = 20;

/** As many are listed to a program. */
export const JSON_MOST_REVIEWERS = 1_000;

/** A reminder for a program. */
export interface ReminderMessage {
  readonly version: 1;
  readonly event: 'review-reminder';
  readonly review: { readonly id: string; readonly name: string; readonly due: string };
  readonly daysOverdue: number;
  /** Reviewers with something open, those left out included. */
  readonly total: number;
  /** How many of them are not listed. */
  readonly leftOut: number;
  /** Those with most to do first. */
  readonly reviewers: readonly Reminder[];
}

/**
 * Reminders for Slack, and for services that take Slack's form: reviewers, figures and names of files. Many read a channel, so nobody on
 * whom is decided is named. Text from outside stands in plain-text blocks alone.
 */
export function slackReminder(all: ReviewReminders): SlackMessage {
  const { review, reminders } = all;
  const title = `Klaviyo access: ${count(reminders.length, 'reviewer')} with something open`;
  const left = reminders.length - SLACK_MOST_REVIEWERS;
  const more = left > 0 ? ` ${left} more are not listed here.` : '';
  return {
    text: `${title}, ${dueWords(all)}`,
    blocks: [
      slackBlock('header', title),
      slackBlock('section', slackText(visible(`The review ${review.name} is ${dueWords(all)}.${more}`))),
      ...reminders.slice(0, SLACK_MOST_REVIEWERS).map((one) => slackBlock('section', slackText(reminderText(one)))),
    ],
  };
}

function reminderText(reminder: Reminder): string {
  const [file] = reminder.hasOnlyToSignOff ? [] : reminder.files;
  return visible(`${reminder.reviewer}: ${reminderWords(reminder)}${file === undefined ? '' : `; file ${file}`}`);
}

/** Reminders as generic JSON. Text from outside stands in it as it is: a program that shows it has to escape it. */
export function jsonReminder({ review, daysOverdue, reminders }: ReviewReminders): ReminderMessage {
  const { id, name, due } = review;
  return {
    version: 1,
    event: 'review-reminder',
    review: { id, name, due },
    daysOverdue,
    total: reminders.length,
    leftOut: Math.max(0, reminders.length - JSON_MOST_REVIEWERS),
    reviewers: reminders.slice(0, JSON_MOST_REVIEWERS),
  };
}
