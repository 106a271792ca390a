import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type UserKey } from '../../people/user-key.js';
import { jsonReminder, slackReminder } from '../../publish/review-reminder-message.js';
import { sendWebhook } from '../../publish/send-webhook.js';
import { webhookSecret, webhookUrl, WEBHOOK_URL_VARIABLE } from '../../publish/webhook-settings.js';
import { count } from '../../report/drift/report-words.js';
import { MAIL_SEPARATOR, reminderMail } from '../../report/review/reminder/reminder-mail.js';
import { reviewerFileNames } from '../../report/review/reviewer-file-names.js';
import { readReview, type Review } from '../../review/review-folder.js';
import { type ReviewReminders, reviewReminders } from '../../review/reminders.js';
import { fileFault } from '../../text/file-fault.js';
import { visible } from '../../text/visible.js';
import { CliError } from '../cli-error.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { type NotificationFormat } from '../formats.js';
import { writeParts } from '../write-parts.js';
import { reviewerInReview } from './reviewer-in-review.js';

export interface ReviewRemindOptions {
  /** Only this reviewer. Default: everybody who has something open. */
  readonly reviewer?: string;
  /** E-mail address to which reviewers send their files. Default: the fallback of the access file. */
  readonly sendTo?: string;
  readonly format: NotificationFormat;
  /** Name of the environment variable that holds the webhook's address. Default: the usual one, and nothing is sent where it is not set. */
  readonly webhookEnv?: string;
}

/** The extensions of a reviewer's files, those for a browser first. */
const EXTENSIONS = ['.html', '.csv', '.md'] as const;

/**
 * `klaviyo-access review remind`: prints the text of a mail for every reviewer who has something open, and says to a webhook how much that
 * is. If the webhook fails, the mails are printed all the same, and it ends with 1.
 */
export async function reviewRemind(named: string, options: ReviewRemindOptions, io: CliIo): Promise<ExitCode> {
  const folder = resolve(io.cwd, named);
  const review = await readReview(folder);
  const { closed } = review.state;
  if (closed !== undefined) {
    throw new CliError(`The review was closed on ${closed.at.slice(0, 10)}. There is nobody to remind.`);
  }
  if (options.reviewer !== undefined) reviewerInReview(review, options.reviewer, 'there is nobody to remind');
  const all = reviewReminders(review, {
    today: io.now().toISOString().slice(0, 10),
    sendTo: options.sendTo ?? review.settings.fallback,
    files: await filesOf(review, folder),
    reviewer: options.reviewer,
  });
  if (all.reminders.length === 0) {
    io.stdout.write(
      `${visible(options.reviewer ?? 'Nobody')} has ${options.reviewer ? 'nothing' : 'anything'} open. Nothing was sent.\n`,
    );
    return EXIT.clean;
  }
  const place = join(named, 'reviewers');
  const mails = all.reminders.map((reminder) => reminderMail(all, reminder, place));
  await writeParts(io.stdout, [mails.join(`\n${MAIL_SEPARATOR}\n\n`)]);
  for (const { reviewer, files, hasOnlyToSignOff } of all.reminders) {
    if (files.length === 0 && !hasOnlyToSignOff) {
      io.stderr.write(`${visible(`There is no file for ${reviewer} in ${place}.`)}\n`);
    }
  }
  await sendToWebhook(all, options, io);
  return EXIT.clean;
}

/** Which files each reviewer finds in the folder. Some may be gone: people may delete them, since they are not evidence. */
async function filesOf(review: Review, folder: string): Promise<ReadonlyMap<UserKey, readonly string[]>> {
  const there = new Set(await namesIn(join(folder, 'reviewers')));
  return new Map(
    [...reviewerFileNames(review)].map(([key, name]) => [
      key,
      EXTENSIONS.map((extension) => `${name}${extension}`).filter((file) => there.has(file)),
    ]),
  );
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new CliError(`Cannot read the folder ${visible(folder)}: ${fileFault(error)}. Check its permissions.`);
  }
}

/** Sends how much is open. Without an address nothing is sent, unless a variable was named for it. */
async function sendToWebhook(all: ReviewReminders, options: ReviewRemindOptions, io: CliIo): Promise<void> {
  const { format, webhookEnv } = options;
  if (webhookEnv === undefined && (io.environment[WEBHOOK_URL_VARIABLE] ?? '').trim() === '') {
    io.stderr.write(`${WEBHOOK_URL_VARIABLE} is not set, so nothing was sent to a webhook.\n`);
    return;
  }
  const url = webhookUrl(webhookEnv ?? WEBHOOK_URL_VARIABLE, io.environment);
  const secret = format === 'json' ? webhookSecret(io.environment) : undefined;
  const body = JSON.stringify(format === 'json' ? jsonReminder(all) : slackReminder(all));
  await sendWebhook({ url, body, secret, signal: io.interrupted });
  io.stderr.write(`Sent what is open for ${count(all.reminders.length, 'reviewer')} to ${url.origin}.\n`);
}
