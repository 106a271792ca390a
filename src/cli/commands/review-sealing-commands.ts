import { Option } from 'commander';
import { type ReviewCheckOptions } from '../review/review-check.js';
import { type ReviewCloseOptions } from '../review/review-close.js';
import { configOption, day, type CommandGroup, formatOption } from './options.js';

/** How a review ends: its folder is sealed, and anyone can check it. */
export const reviewSealingCommands: CommandGroup = (review, io, exit) => {
  review
    .command('close')
    .description('seal the folder of a review in which nothing is open')
    .argument('<folder>', 'the folder of the review')
    .option('--with-open <reason>', 'close it though something is open; the reason stands on the first page for ever')
    .option(
      '--key <file>',
      'private key (Ed25519 or ECDSA P-256, PEM) that signs the manifest (default: KLAVIYO_ACCESS_REVIEW_KEY)',
    )
    .option('--timestamp-url <url>', 'address of a time-stamp authority (RFC 3161) that vouches for the time')
    .option('--timestamp-ca <file>', 'certificates that must vouch for that authority, as PEM')
    .addOption(
      new Option(
        '--without-time-stamp <reason>',
        'finish a folder whose time stamp could not be had; the reason stands on the first page for ever',
      ).conflicts('timestampUrl'),
    )
    .option('--history <folder>', 'with a report on who left, by the runs that drift --history keeps; needs --since')
    .addOption(
      new Option('--since <day>', 'with --history: the first day of the period in UTC, as YYYY-MM-DD').argParser(day),
    )
    .addOption(configOption())
    .action(async (folder: string, options: ReviewCloseOptions) => {
      const { reviewClose } = await import('../review/review-close.js');
      exit(await reviewClose(folder, options, io));
    });

  review
    .command('check')
    .description('check whether every byte of a folder is as it was when its review was closed')
    .argument('<folder>', 'the folder of the review')
    .option('--public-key <file>', 'the key that must have signed it, as PEM (default: the one in the folder)')
    .option('--timestamp-ca <file>', 'certificates that must vouch for the authority of the time stamp, as PEM')
    .addOption(formatOption(['text', 'json']))
    .action(async (folder: string, options: ReviewCheckOptions) => {
      const { reviewCheck } = await import('../review/review-check.js');
      exit(await reviewCheck(folder, options, io));
    });
};
