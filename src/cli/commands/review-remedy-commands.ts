import { Option } from 'commander';
import { REMEDIATION_FORMATS } from '../../report/formats.js';
import { type ReviewRemediateOptions } from '../review/review-remediate.js';
import { type ReviewVerifyRemediationOptions } from '../review/review-verify-remediation.js';
import { configOption, type CommandGroup, formatOption, repeatable, wholeNumberFrom1 } from './options.js';

const REMEDIATE_HELP = `
The accounts of the rows concerned are read, complete or not at all. Files are
written to <folder>/remediation; nothing else is changed anywhere.

Exit codes: 0 nothing is to be done, 2 something is, 1 error.`;

const VERIFY_HELP = `
Exit codes: 0 everything is as decided, 2 something is not, or came back,
1 error: nothing was recorded.`;

/** What becomes of the decisions of a review. */
export const reviewRemedyCommands: CommandGroup = (review, io, exit) => {
  review
    .command('remediate')
    .description('write down what carries the decisions out: a patch of the access file, a plan of writes, and steps')
    .argument('<folder>', 'the folder of the review')
    .addOption(configOption())
    .addOption(formatOption(REMEDIATION_FORMATS))
    .addOption(
      new Option('--valid-for <minutes>', 'for how many minutes the plan may be applied')
        .argParser(wholeNumberFrom1)
        .default(1440),
    )
    .addOption(
      repeatable('--allow <limit=account>', 'let one limit of the plan through, as the refusal prints it', 'none'),
    )
    .addHelpText('after', REMEDIATE_HELP)
    .action(async (folder: string, options: ReviewRemediateOptions) => {
      const { reviewRemediate } = await import('../review/review-remediate.js');
      exit(await reviewRemediate(folder, options, io));
    });

  review
    .command('verify-remediation')
    .description('read every account again, and record whether what was decided is so')
    .argument('<folder>', 'the folder of the review')
    .addOption(configOption())
    .addOption(formatOption(REMEDIATION_FORMATS))
    .addHelpText('after', VERIFY_HELP)
    .action(async (folder: string, options: ReviewVerifyRemediationOptions) => {
      const { reviewVerifyRemediation } = await import('../review/review-verify-remediation.js');
      exit(await reviewVerifyRemediation(folder, options, io));
    });
};
