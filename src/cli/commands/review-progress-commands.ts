import { REVIEW_STATUS_FORMATS } from '../../report/formats.js';
import { type ReviewSignOffOptions } from '../review/review-sign-off.js';
import { type ReviewStatusOptions } from '../review/review-status.js';
import { type CommandGroup, formatOption } from './options.js';

/** How far a review is: its status, and the sign-offs. */
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
    .command('sign-off')
    .description('record that a reviewer is done; refused while something of theirs is open')
    .argument('<folder>', 'the folder of the review')
    .requiredOption('--reviewer <e-mail>', 'who is done')
    .action(async (folder: string, options: ReviewSignOffOptions) => {
      const { reviewSignOff } = await import('../review/review-sign-off.js');
      exit(await reviewSignOff(folder, options, io));
    });
};
