import { Option } from 'commander';
import { SEVERITIES } from '../../access/finding-kind.js';
import { type CommentOptions } from '../comment.js';
import { type DriftOptions } from '../drift.js';
import { type NotifyOptions } from '../notify.js';
import { type ReportCommandOptions } from '../report.js';
import { type TrendOptions } from '../trend.js';
import { configOption, repeatable, wholeNumberFrom1, type CommandGroup } from './command-group.js';

const failOnOption = (): Option =>
  new Option('--fail-on <severity>', 'exit with 2 for a finding of this severity or a heavier one')
    .choices(SEVERITIES)
    .default('medium');

const FULL_REPORT_FLAG = '--full-report <where>';
const FULL_REPORT_HELP =
  "where the whole report is to be had, said where findings are left out (default: the pipeline's run)";

const reportOption = (): Option =>
  repeatable(
    '--report <format[=path]>',
    'text, json, markdown, github, junit, sarif, csv or html, to a file if a path is given',
    'text',
  );

const DRIFT_HELP = `
Exit codes: 0 no finding at or above --fail-on, 2 there is one, 1 error (nothing may be concluded from the run).

Okta is read if its credentials are in the environment: OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY,
OKTA_API_PRIVATE_KEY_ID and OKTA_API_SCOPES; or OKTA_API_TOKEN.`;

/** Who is in Klaviyo and should not be, and the reverse; and who is told. */
export const driftCommands: CommandGroup = (program, io, exit) => {
  program
    .command('drift')
    .description("compare the people who should be in Klaviyo with Klaviyo's own list")
    .addOption(configOption())
    .addOption(repeatable('--account <name>', 'check this account only', 'all'))
    .addOption(reportOption())
    .option(FULL_REPORT_FLAG, FULL_REPORT_HELP)
    .addOption(failOnOption())
    .option('--history <folder>', 'keep this run there, for `trend` and the trend in the html report')
    .option('--without-okta', 'do not read Okta, even if its credentials are there')
    .addOption(
      repeatable(
        '--new-app <account>',
        "nobody is assigned to this account's app in Okta yet, which fails the run otherwise",
        'none',
      ),
    )
    .option(
      '--concurrency <number>',
      'requests in flight at most; 1 reads one page after another (default: 8)',
      wholeNumberFrom1,
    )
    .addHelpText('after', DRIFT_HELP)
    .action(async (options: DriftOptions) => {
      const { drift } = await import('../drift.js');
      exit(await drift(options, io));
    });

  program
    .command('report')
    .description('make one report of the JSON reports of several runs, refusing a missing or a stale one')
    .argument('<files...>', 'JSON reports')
    .addOption(repeatable('--expect <account>', 'an account that must be in them', 'none, which is refused'))
    .option('--max-age <hours>', 'the oldest that a report may be', '24')
    .addOption(reportOption())
    .option(FULL_REPORT_FLAG, FULL_REPORT_HELP)
    .addOption(failOnOption())
    .option('--history <folder>', 'keep the merged report there as one run, in place of the runs of the accounts')
    .action(async (files: readonly string[], options: ReportCommandOptions) => {
      const { report } = await import('../report.js');
      exit(await report(files, options, io));
    });

  program
    .command('trend')
    .description('show what became of the findings over the runs of a history')
    .requiredOption('--history <folder>', 'the folder that `drift --history` or `report --history` keeps runs in')
    .addOption(repeatable('--account <name>', 'this account only', 'all'))
    .addOption(
      new Option('--format <format>', 'how it is shown').choices(['text', 'json', 'markdown', 'csv']).default('text'),
    )
    .action(async (options: TrendOptions) => {
      const { trend } = await import('../trend.js');
      exit(await trend(options, io));
    });

  program
    .command('comment')
    .description('create or update one comment on a pull request or merge request')
    .option('--github', 'on GitHub, with GITHUB_TOKEN')
    .option('--gitlab', 'on GitLab, with GITLAB_TOKEN')
    .addOption(repeatable('--file <path>', 'Markdown file, - for standard input, joined in order', 'standard input'))
    .option('--marker <name>', 'what the comment is found by; one comment for each name', 'report')
    .option('--repository <name>', 'owner/name, or a GitLab project; default: by the variables of the CI')
    .option('--number <number>', 'of the pull request or merge request; default: by the variables of the CI')
    .action(async (options: CommentOptions) => {
      const { comment } = await import('../comment.js');
      exit(await comment(options, io));
    });

  program
    .command('notify')
    .description('tell a webhook which findings are new')
    .requiredOption('--report <path>', 'the JSON drift report')
    .option('--previous <path>', 'the one before it; without it every finding is new')
    .addOption(
      new Option('--min-severity <severity>', 'of this severity or a heavier one')
        .choices(SEVERITIES)
        .default('medium'),
    )
    .addOption(
      new Option('--format <format>', 'what the webhook understands').choices(['slack', 'json']).default('slack'),
    )
    .option('--webhook-env <name>', 'environment variable that holds the address (default: KLAVIYO_ACCESS_WEBHOOK_URL)')
    .action(async (options: NotifyOptions) => {
      const { notify } = await import('../notify.js');
      exit(await notify(options, io));
    });
};
