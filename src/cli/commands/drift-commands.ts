import { Option } from 'commander';
import { DEFAULT_CURRENCY } from '../../access/cost-inputs.js';
import { SEVERITIES } from '../../access/finding-kind.js';
import { DEFAULT_FAIL_ON } from '../../drift/fail-on.js';
import { DEFAULT_MAX_AGE_HOURS } from '../../drift/drift-report.js';
import { DEFAULT_CONCURRENCY } from '../../klaviyo/defaults.js';
import { WEBHOOK_URL_VARIABLE } from '../../publish/webhook-settings.js';
import { COST_FORMATS, DEFAULT_FORMAT, LEAVERS_FORMATS, REPORT_FORMATS, TREND_FORMATS } from '../../report/formats.js';
import { type CommentOptions } from '../comment.js';
import { type CostOptions } from '../cost.js';
import { type DriftOptions } from '../drift.js';
import { NOTIFICATION_FORMATS } from '../formats.js';
import { type LeaversOptions } from '../leavers.js';
import { type NotifyOptions } from '../notify.js';
import { type ReportCommandOptions } from '../report.js';
import { type TrendOptions } from '../trend.js';
import {
  accountOption,
  activityColumnsOption,
  activityLogOption,
  configOption,
  day,
  derived,
  formatOption,
  hours,
  repeatable,
  wholeNumberFrom1,
  type CommandGroup,
} from './options.js';

const failOnOption = (): Option =>
  new Option('--fail-on <severity>', 'exit with 2 if there is a finding of this severity or higher')
    .choices(SEVERITIES)
    .default(DEFAULT_FAIL_ON);

const fullReportOption = (): Option =>
  derived('--full-report <url>', 'where to find the full report, for formats that shorten it', 'the CI run');

const detailsOption = (): Option =>
  new Option('--details', 'in the text report: everything about each finding, with what to do, and the evidence');

const reportOption = (): Option => {
  const formats = `${REPORT_FORMATS.slice(0, -1).join(', ')} or ${REPORT_FORMATS.at(-1)}`;
  return repeatable('--report <format[=path]>', `report format (${formats}), and the file to write`, DEFAULT_FORMAT);
};

const DRIFT_HELP = `
Exit codes: 0 no finding at or above --fail-on, 2 at least one, or an account
that is not deployed yet or has nobody yet, 1 error.

The identity provider is read if its credentials are in the environment.
Okta: OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY, OKTA_API_PRIVATE_KEY_ID and
OKTA_API_SCOPES; or OKTA_ACCESS_TOKEN; or OKTA_API_TOKEN.
Entra: ARM_CLIENT_ID with ARM_CLIENT_SECRET, ARM_CLIENT_CERTIFICATE_PATH or a
token of the pipeline (ARM_USE_OIDC).`;

const LEAVERS_HELP = `
Exit codes: 0 nobody who left is known to be in an account beyond the target
(policy.removalTarget), 2 somebody is, 1 error. The report names what the runs
of the history cannot show.`;

/** Differences between who should have access and who has it, and how people learn of them. */
export const driftCommands: CommandGroup = (program, io, exit) => {
  program
    .command('drift')
    .description("compare the people who should have access with Klaviyo's user list")
    .addOption(configOption())
    .addOption(accountOption('check only this account'))
    .addOption(reportOption())
    .addOption(detailsOption())
    .addOption(fullReportOption())
    .addOption(failOnOption())
    .option('--previous <path>', 'the previous JSON report; the Markdown report says what is new or worse since')
    .option('--history <folder>', 'keep this run in a folder, for `trend` and for the trend in the HTML report')
    .option('--everybody', 'list everybody in the JSON and HTML reports, those in sync too')
    .option(
      '--listing <file>',
      "write Klaviyo's user list, of which the reports have the SHA-256; it holds personal data",
    )
    .option('--without-identity-provider', 'do not read the identity provider, even if its credentials are set')
    .addOption(new Option('--without-okta').implies({ withoutIdentityProvider: true }).hideHelp())
    .option(
      '--plan <file>',
      "the account's plan from `terraform show -json`, - for standard input: what it creates may be absent",
    )
    .addOption(
      new Option('--concurrency <number>', 'number of concurrent requests; 1 reads one page after another')
        .argParser(wholeNumberFrom1)
        .default(DEFAULT_CONCURRENCY),
    )
    .addHelpText('after', DRIFT_HELP)
    .action(async (options: DriftOptions) => {
      const { drift } = await import('../drift.js');
      exit(await drift(options, io));
    });

  program
    .command('report')
    .description('merge the JSON reports of several runs into one report')
    .argument('<files...>', 'JSON reports; a missing, stale or repeated account is an error')
    .addOption(repeatable('--expect <account>', 'an account that the reports must contain', 'none, which is an error'))
    .addOption(
      new Option('--max-age <hours>', 'maximum age of a report').argParser(hours).default(DEFAULT_MAX_AGE_HOURS),
    )
    .addOption(reportOption())
    .addOption(detailsOption())
    .addOption(fullReportOption())
    .addOption(failOnOption())
    .option('--previous <path>', 'the previous JSON report; the Markdown report says what is new or worse since')
    .option('--history <folder>', 'keep the merged report in a folder as one run')
    .action(async (files: readonly string[], options: ReportCommandOptions) => {
      const { report } = await import('../report.js');
      exit(await report(files, options, io));
    });

  program
    .command('trend')
    .description('show how findings changed over the runs of a history')
    .requiredOption('--history <folder>', 'the folder in which `drift --history` or `report --history` keeps runs')
    .addOption(accountOption('show only this account'))
    .addOption(formatOption(TREND_FORMATS))
    .action(async (options: TrendOptions) => {
      const { trend } = await import('../trend.js');
      exit(await trend(options, io));
    });

  program
    .command('leavers')
    .description('show who left the directory in a period, and when they were gone from each account')
    .addOption(configOption())
    .addOption(
      new Option('--since <day>', 'first day of the period in UTC, as YYYY-MM-DD').argParser(day).makeOptionMandatory(),
    )
    .addOption(derived('--until <day>', 'last day of the period in UTC', 'until now').argParser(day))
    .requiredOption('--history <folder>', 'the folder in which `drift --history` keeps runs')
    .addOption(accountOption('show only this account'))
    .addOption(formatOption(LEAVERS_FORMATS))
    .addHelpText('after', LEAVERS_HELP)
    .action(async (options: LeaversOptions) => {
      const { leavers } = await import('../leavers.js');
      exit(await leavers(options, io));
    });

  program
    .command('cost')
    .description('estimate what access done by hand costs in a year, beside other ways')
    .addOption(configOption())
    .option('--history <folder>', 'the folder in which `drift --history` keeps runs; without it nothing is found')
    .addOption(activityLogOption())
    .addOption(activityColumnsOption())
    .addOption(
      repeatable(
        '--input <name=number>',
        'state a figure, such as employees=320',
        'the access file (cost), what is found, and defaults',
      ),
    )
    .addOption(
      derived(
        '--currency <code>',
        'currency of the amounts, such as EUR',
        `from the access file, or ${DEFAULT_CURRENCY}`,
      ),
    )
    .addOption(
      repeatable(
        '--report <format[=path]>',
        `report format (${COST_FORMATS.slice(0, -1).join(', ')} or ${COST_FORMATS.at(-1)}), and the file to write`,
        DEFAULT_FORMAT,
      ),
    )
    .action(async (options: CostOptions) => {
      const { cost } = await import('../cost.js');
      exit(await cost(options, io));
    });

  program
    .command('comment')
    .description('create or update one comment on a pull request or merge request')
    .option('--github', 'comment on GitHub; needs GITHUB_TOKEN')
    .option('--gitlab', 'comment on GitLab; needs GITLAB_TOKEN')
    .addOption(
      repeatable('--file <path>', 'Markdown file, or - for standard input; files are joined', 'standard input'),
    )
    .option('--marker <name>', 'name of the comment; comments with other names are left alone', 'report')
    .addOption(derived('--repository <name>', 'owner/name on GitHub, project id or path on GitLab', 'from the CI'))
    .addOption(derived('--number <number>', 'number of the pull request or merge request', 'from the CI'))
    .action(async (options: CommentOptions) => {
      const { comment } = await import('../comment.js');
      exit(await comment(options, io));
    });

  program
    .command('notify')
    .description('send new findings to a webhook')
    .requiredOption('--report <path>', 'the JSON drift report')
    .option('--previous <path>', 'the previous JSON drift report; without it every finding is new')
    .addOption(
      new Option('--min-severity <severity>', 'send findings of this severity or higher')
        .choices(SEVERITIES)
        .default(DEFAULT_FAIL_ON),
    )
    .addOption(formatOption(NOTIFICATION_FORMATS, 'message format'))
    .option('--webhook-env <name>', 'environment variable with the URL of the webhook', WEBHOOK_URL_VARIABLE)
    .action(async (options: NotifyOptions) => {
      const { notify } = await import('../notify.js');
      exit(await notify(options, io));
    });
};
