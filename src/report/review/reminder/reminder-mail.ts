import { type Reminder, type ReviewReminders } from '../../../review/reminders.js';
import { visible } from '../../../text/visible.js';
import { count } from '../../drift/report-words.js';
import { visibleLines } from '../../visible-lines.js';
import { dueWords, reminderWords } from './reminder-words.js';

/** Mail is wrapped so that it can be quoted (RFC 3676, section 4.2, recommends 78 at most). */
const WIDTH = 72;

/** Between two mails. */
export const MAIL_SEPARATOR = '-'.repeat(WIDTH);

/**
 * The text of a mail that reminds a reviewer: whom it is for, its subject, the files to attach, and its body. In figures: nobody on whom
 * they decide is named. Text from outside is made visible, so that none of it is a header or a line of its own.
 *
 * @param place - the folder of the files to attach, as it is to be named
 */
export function reminderMail(all: ReviewReminders, reminder: Reminder, place: string): string {
  const { review, sendTo } = all;
  const head = [
    `To: ${reminder.reviewer}`,
    `Subject: Access review ${review.name}: ${reminderWords(reminder)}, ${dueWords(all)}`,
    ...(reminder.hasOnlyToSignOff ? [] : reminder.files.map((file) => `Attach: ${place}/${file}`)),
  ];
  const body = [
    `The review ${review.name} of who has access to Klaviyo needs you: ${reminderWords(reminder)}; ${dueWords(all)}.`,
    ...(reminder.hasOnlyToSignOff
      ? [`You have decided on everybody. Write to ${sendTo} that you are done, so that it can be recorded.`]
      : [...howTo(reminder, sendTo), ...(reminder.disputed === 0 ? [] : [disputedWords(reminder)])]),
  ];
  const lines = [...head.map(visible), ...body.flatMap((paragraph) => ['', ...visibleLines(paragraph, WIDTH)])];
  return `${lines.join('\n')}\n`;
}

function howTo({ files, questions }: Reminder, sendTo: string): readonly string[] {
  const named = (extension: string): string | undefined => files.find((file) => file.endsWith(extension));
  const [page, table, list] = [named('.html'), named('.csv'), named('.md')];
  const others = [
    ...(table === undefined ? [] : [`fill ${table} in a spreadsheet and save it as CSV`]),
    ...(list === undefined ? [] : [`edit ${list} as text`]),
  ];
  if (page === undefined && others.length === 0) return [`Ask ${sendTo} for your file.`];
  const first =
    page === undefined
      ? []
      : [
          `Open ${page} in a browser; it needs no network. Decide, download your decisions at the end, and send that file to ${sendTo}.`,
        ];
  const other = others.join(', or ');
  const further =
    page === undefined ? `${capital(other)}, and send it to ${sendTo}.` : `You can also ${other}, and send that.`;
  const along =
    questions === 0 ? [] : ['If an answer names a file that shows it, such as a screenshot, attach that file, too.'];
  return [...first, ...(others.length === 0 ? [] : [further]), ...along];
}

function disputedWords({ disputed }: Reminder): string {
  return `On ${count(disputed, 'person', 'people')} another reviewer decided differently than you. Talk to them: one of you has to change the decision.`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
