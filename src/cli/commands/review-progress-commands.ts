import { REVIEW_STATUS_FORMATS } from '../../report/formats.js';
import { WEBHOOK_URL_VARIABLE } from '../../publish/webhook-settings.js';
import { NOTIFICATION_FORMATS } from '../formats.js';
import { type ReviewRemindOptions } from '../review/review-remind.js';
import { type ReviewSignOffOptions } from '../review/review-sign-off.js';
import { type ReviewStatusOptions } from '../review/review-status.js';
import { type CommandGroup, derived, formatOption } from './options.js';

/** How far a review is: its status, reminders, and the sign-offs. */
export const reviewProgressCommands: CommandGroup = (review, io, exit) => {
  review
    .command('status')
    .description('say what is decided and what is open; ends with 2 while anything is open')
    .argument('<folder>', 'the folder of the review')
    .addOption(formatOption(REVIEW_STATUS_FORMATS))
    .action(async (folder: string, options: ReviewStatusOptions) => {
      const { reviewStatus } = await import('../review/review-status.js');
      exit(await reviewStatus(folder, options, io));
    });

  review
    .command('remind')
    .description('print a mail for every reviewer who has something open, and say to a webhook how much that is')
    .argument('<folder>', 'the folder of the review')
    .option('--reviewer <e-mail>', 'remind only this reviewer')
    .addOption(
      derived(
        '--send-to <e-mail>',
        'where reviewers send what they decided',
        'the fallback of `reviews` in the access file',
      ),
    )
    .addOption(formatOption(NOTIFICATION_FORMATS, 'format of the message to the webhook'))
    .addOption(
      derived(
        '--webhook-env <name>',
        'environment variable with the URL of the webhook',
        `${WEBHOOK_URL_VARIABLE}; nothing is sent if it is not set`,
      ),
    )
    .action(async (folder: string, options: ReviewRemindOptions) => {
      const { reviewRemind } = await import('../review/review-remind.js');
      exit(await reviewRemind(folder, options, io));
    });

  review
    .command('sign-off')
    .description('record that a reviewer is done; refused while something of theirs is open')
    .argument('<folder>', 'the folder of the review')
    .requiredOption('--reviewer <e-mail>', 'who is done')
    .action(async (folder: string, options: ReviewSignOffOptions) => {
      const { reviewSignOff } = await import('../review/review-sign-off.js');
      exit(await reviewSignOff(folder, options, io));
    });
};
