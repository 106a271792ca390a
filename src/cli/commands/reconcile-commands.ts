import { InvalidArgumentError, Option } from 'commander';
import { RECONCILE_FORMATS } from '../../report/formats.js';
import { type ReconcileApplyOptions } from '../reconcile/reconcile-apply.js';
import { type ReconcilePlanOptions } from '../reconcile/reconcile-plan.js';
import { accountOption, configOption, repeatable, wholeNumberFrom1, type CommandGroup } from './options.js';

const reportOption = (): Option =>
  repeatable(
    '--report <format[=path]>',
    `report format (${RECONCILE_FORMATS.join(', ')}), and the file to write`,
    'text',
  );

const PLAN_HELP = `
Exit codes: 0 nothing to do, 2 there are changes, 1 error or a limit's refusal.
Nothing is written to Klaviyo.`;

const APPLY_HELP = `
Exit codes: 0 everything is verified or was so already, 1 anything else.
A run that was stopped goes on with the same command.`;

/** What klaviyo-access writes to Klaviyo itself. */
export const reconcileCommands: CommandGroup = (program, io, exit) => {
  const reconcile = program
    .command('reconcile')
    .description('plan what klaviyo-access writes to Klaviyo over SCIM, and apply a plan that was reviewed');

  reconcile
    .command('plan')
    .description('compare the people who should have access with Klaviyo, and plan what to write')
    .addOption(configOption())
    .addOption(accountOption('plan only this account'))
    .option('--out <file>', 'the file to write the plan to, for `reconcile apply`')
    .addOption(reportOption())
    .addOption(
      new Option('--valid-for <minutes>', 'for how many minutes the plan may be applied')
        .argParser(wholeNumberFrom1)
        .default(60),
    )
    .addOption(repeatable('--allow <limit=account>', 'let one limit through, as the refusal prints it', 'none'))
    .option(
      '--history <folder>',
      'keep this run in a folder; needed to delete people who have been switched off for long',
    )
    .addHelpText('after', PLAN_HELP)
    .action(async (options: ReconcilePlanOptions) => {
      const { reconcilePlan } = await import('../reconcile/reconcile-plan.js');
      exit(await reconcilePlan(options, io));
    });

  reconcile
    .command('apply')
    .description('write what a plan says, and verify it')
    .argument('<plan>', 'the file that `reconcile plan --out` wrote')
    .addOption(configOption())
    .option('--expect <sha256>', 'apply the plan with this SHA-256 only, as it was approved')
    .addOption(new Option('--concurrency <number>', 'writes at a time, from 1 to 4').argParser(from1To4).default(1))
    .addOption(reportOption())
    .option('--history <folder>', 'check the accounts afterwards, and keep that as a run')
    .option('--automatic', 'do only what `reconcile.automatic` of the access file allows without a review')
    .addHelpText('after', APPLY_HELP)
    .action(async (plan: string, options: ReconcileApplyOptions) => {
      const { reconcileApply } = await import('../reconcile/reconcile-apply.js');
      exit(await reconcileApply(plan, options, io));
    });
};

function from1To4(text: string): number {
  if (/^[1-4]$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 to 4.');
}
