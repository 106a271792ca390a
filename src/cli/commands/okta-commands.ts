import { Argument, Option } from 'commander';
import { ACCOUNT_KINDS } from '../../access/role.js';
import { type AdoptOptions } from '../adopt.js';
import { type DoctorOptions } from '../doctor.js';
import { type PlanGuardOptions } from '../plan-guard.js';
import { type PlanSummaryOptions } from '../plan-summary.js';
import { type RunbookOptions } from '../runbook.js';
import { configOption, repeatable, type CommandGroup } from './command-group.js';

const PLAN = 'what `terraform show -json PLAN` prints; standard input if it is left out or -';

/** How Okta is set up, and what a deploy would do to it. */
export const oktaCommands: CommandGroup = (program, io, exit) => {
  program
    .command('adopt')
    .description('write the access file of a Klaviyo app that was made by hand in Okta')
    .requiredOption('--app <id>', 'id of the app in Okta: the last part of its address in the console')
    .requiredOption('--base-url <url>', 'base URL of the SCIM server, from Klaviyo > Settings > Security')
    .option('--out <path>', 'where the access file is written', 'access.yaml')
    .option('--roster <path>', 'where the roster is written, relative to the access file', 'people.csv')
    .option('--account-name <name>', "the account's name, and its stack's", 'klaviyo')
    .option('--org <name>', 'the Okta organisation (default: OKTA_ORG_NAME)')
    .option('--domain <domain>', "the organisation's domain (default: OKTA_BASE_URL, or okta.com)")
    .addOption(new Option('--kind <kind>', 'account or portfolio (default: told by the roles)').choices(ACCOUNT_KINDS))
    .option('--owner <user>', "the account's owner (default: asked of Klaviyo, if the access key is set)")
    .option('--access-key-env <name>', 'environment variable of the access key', 'KLAVIYO_SCIM_ACCESS_KEY')
    .option('--force', 'overwrite files that are there')
    .action(async (options: AdoptOptions) => {
      const { adopt } = await import('../adopt.js');
      exit(await adopt(options, io));
    });

  program
    .command('runbook')
    .description("print the console steps that Okta's API cannot do, with the account's own values")
    .addArgument(new Argument('<provider>', 'the identity provider').choices(['okta']))
    .addOption(configOption())
    .addOption(repeatable('--account <name>', 'this account only', 'all'))
    .addOption(new Option('--format <format>', 'how it is shown').choices(['text', 'markdown', 'html']).default('text'))
    .action(async (_provider: string, options: RunbookOptions) => {
      const { runbook } = await import('../runbook.js');
      exit(await runbook(options, io));
    });

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
    .description('refuse a plan that would switch provisioning off, lose roles, or unassign or delete groups')
    .argument('[file]', PLAN, '-')
    .addOption(repeatable('--allow <rule=address>', 'let one refusal through; each prints its own', 'none'))
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
    .addOption(repeatable('--account <name>', 'check this account only', 'all'))
    .addOption(new Option('--format <format>', 'how the result is shown').choices(['text', 'json']).default('text'))
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('../doctor.js');
      exit(await doctor(options, io));
    });
};
