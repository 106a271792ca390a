import { Option } from 'commander';
import { type ReviewRecordOptions } from '../review/review-record.js';
import { type ReviewOpenOptions } from '../review/review-open.js';
import {
  accountOption,
  activityColumnsOption,
  activityLogOption,
  configOption,
  day,
  type CommandGroup,
} from './options.js';
import { reviewProgressCommands } from './review-progress-commands.js';
import { reviewSealingCommands } from './review-sealing-commands.js';
import { reviewRemedyCommands } from './review-remedy-commands.js';

/** Access reviews: who looked at who is in Klaviyo, and what became of it. */
export const reviewCommands: CommandGroup = (program, io, exit) => {
  const review = program.command('review').description('review who is in Klaviyo, and keep the evidence in a folder');

  review
    .command('open')
    .description('read everybody at all stations, and make the folder of a review')
    .requiredOption('--out <folder>', 'the folder to make, such as reviews/2027-q1')
    .addOption(configOption())
    .addOption(accountOption('review only this account'))
    .addOption(
      new Option('--due <day>', 'last day for decisions, as YYYY-MM-DD (default: by the access file)').argParser(day),
    )
    .option('--name <text>', 'name of the review (default: the name of the folder)')
    .addOption(activityLogOption())
    .addOption(activityColumnsOption())
    .option('--previous <folder>', 'the review before, of which this one says what is new, changed or gone')
    .action(async (options: ReviewOpenOptions) => {
      const { reviewOpen } = await import('../review/review-open.js');
      exit(await reviewOpen(options, io));
    });

  review
    .command('record')
    .description('take in what reviewers decided')
    .argument('<folder>', 'the folder of the review')
    .argument('<files...>', 'files of decisions, as JSON, CSV or Markdown; one with a mistake is not recorded at all')
    .option('--reviewer <e-mail>', 'who decided, where the file does not say it')
    .option('--replace', 'allow decisions that differ from earlier ones of the same reviewer; both stay in the journal')
    .option('--attachments <folder>', 'where the files lie that answers name (default: beside the file of decisions)')
    .action(async (folder: string, files: readonly string[], options: ReviewRecordOptions) => {
      const { reviewRecord } = await import('../review/review-record.js');
      exit(await reviewRecord(folder, files, options, io));
    });

  reviewProgressCommands(review, io, exit);
  reviewRemedyCommands(review, io, exit);
  reviewSealingCommands(review, io, exit);
};
