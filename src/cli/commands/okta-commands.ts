import { Option } from 'commander';
import { type DoctorOptions } from '../doctor.js';
import { type PlanGuardOptions } from '../plan-guard.js';
import { type PlanSummaryOptions } from '../plan-summary.js';
import { collect, configOption, type CommandGroup } from './command-group.js';

const PLAN = 'what `terraform show -json PLAN` prints; standard input if it is left out or -';

/** How Okta is set up, and what a deploy would do to it. */
export const oktaCommands: CommandGroup = (program, io, exit) => {
  program
    .command('plan-summary')
    .description('say in words what a deploy would change')
    .argument('[file]', PLAN, '-')
    .addOption(new Option('--format <format>', 'how it is shown').choices(['text', 'markdown', 'json']).default('text'))
    .action(async (file: string, options: PlanSummaryOptions) => {
      const { planSummary } = await import('../plan-summary.js');
      exit(await planSummary(file, options, io));
    });

  program
    .command('plan-guard')
    .description('refuse a plan that would switch provisioning off, lose roles or unassign groups')
    .argument('[file]', PLAN, '-')
    .option('--allow <rule=address>', 'let one refusal through; each refusal prints its own', collect, [])
    .option('--config <path>', 'access file of the account whose Klaviyo is asked who holds a role value')
    .option('--account <name>', 'the account of that file; needed if it has several')
    .action(async (file: string, options: PlanGuardOptions) => {
      const { planGuard } = await import('../plan-guard.js');
      exit(await planGuard(file, options, io));
    });

  program
    .command('doctor')
    .description('check that Okta and Klaviyo are set up as the access file declares')
    .addOption(configOption())
    .option('--account <name>', 'check this account only; may be repeated', collect, [])
    .addOption(new Option('--format <format>', 'how the result is shown').choices(['text', 'json']).default('text'))
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('../doctor.js');
      exit(await doctor(options, io));
    });
};
