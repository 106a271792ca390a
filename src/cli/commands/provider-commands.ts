import { Argument } from 'commander';
import { type IdentityProviderKind } from '../../access/access-model.js';
import { ACCOUNT_KINDS } from '../../access/role.js';
import { IDENTITY_PROVIDER_KINDS } from '../../access/access-model.js';
import { DOCTOR_FORMATS, PLAN_SUMMARY_FORMATS, RUNBOOK_FORMATS, SUPPORT_FORMATS } from '../../report/formats.js';
import { type AdoptOptions } from '../adopt.js';
import { type DoctorOptions } from '../doctor.js';
import { type PlanGuardOptions } from '../plan-guard.js';
import { type PlanSummaryOptions } from '../plan-summary.js';
import { PEOPLE_SOURCE_KINDS } from '../../provider/people-source.js';
import { type RunbookOptions, type RunbookSubject } from '../runbook.js';
import { type SupportOptions } from '../support.js';
import { accountOption, configOption, derived, formatOption, repeatable, type CommandGroup } from './options.js';

const planArgument = (): Argument =>
  new Argument('[file]', 'output of `terraform show -json PLAN`, or - for standard input').default('-');

const providerArgument = (): Argument =>
  new Argument('[provider]', 'the identity provider').choices(IDENTITY_PROVIDER_KINDS);

/** How the identity provider is set up, and what a deploy would do to it. */
export const providerCommands: CommandGroup = (program, io, exit) => {
  program
    .command('adopt')
    .description('write an access file for a Klaviyo app that was made by hand')
    .addArgument(providerArgument().default('okta'))
    .requiredOption(
      '--app <id>',
      "id of the app; for Okta, the last part of its URL in Okta's console; for Entra, the object id of the enterprise application; for OneLogin, the number in the app's address",
    )
    .requiredOption('--base-url <url>', 'SCIM base URL, from Klaviyo > Settings > Security')
    .option('--out <path>', 'access file to write', 'access.yaml')
    .option('--roster <path>', 'roster to write, relative to the access file', 'people.csv')
    .option('--account-name <name>', 'name of the account and of its stack', 'klaviyo')
    .addOption(derived('--org <name>', "Okta's organization", 'OKTA_ORG_NAME'))
    .addOption(derived('--domain <domain>', "domain of Okta's organization", 'OKTA_BASE_URL or okta.com'))
    .addOption(derived('--tenant <tenant>', "Entra's tenant: its id, or a verified domain", 'ARM_TENANT_ID'))
    .addOption(derived('--environment <name>', "Microsoft's cloud", 'ARM_ENVIRONMENT or global'))
    .option('--subdomain <name>', "OneLogin's subdomain, such as acme for https://acme.onelogin.com")
    .addOption(derived('--region <region>', "region of OneLogin's account", 'us'))
    .addOption(derived('--kind <kind>', 'kind of the account', 'from its roles').choices(ACCOUNT_KINDS))
    .addOption(derived('--owner <user>', "the account's owner", 'from Klaviyo, if the access key is set'))
    .option('--access-key-env <name>', 'environment variable with the access key', 'KLAVIYO_SCIM_ACCESS_KEY')
    .option('--force', 'overwrite existing files')
    .action(async (provider: IdentityProviderKind, options: AdoptOptions) => {
      const { adopt } = await import('../adopt.js');
      exit(await adopt(provider, options, io));
    });

  program
    .command('runbook')
    .description("print the console steps that the provider's API cannot do")
    .addArgument(
      new Argument('<provider>', 'the identity provider, or google for single sign-on with Google Workspace').choices([
        ...IDENTITY_PROVIDER_KINDS,
        ...PEOPLE_SOURCE_KINDS,
      ]),
    )
    .addOption(configOption())
    .addOption(accountOption('print only this account'))
    .addOption(formatOption(RUNBOOK_FORMATS))
    .action(async (provider: RunbookSubject, options: RunbookOptions) => {
      const { runbook } = await import('../runbook.js');
      exit(await runbook(provider, options, io));
    });

  program
    .command('support')
    .description('show what works with which identity provider, and what it takes')
    .addOption(formatOption(SUPPORT_FORMATS))
    .action(async (options: SupportOptions) => {
      const { support } = await import('../support.js');
      exit(support(options, io));
    });

  program
    .command('plan-summary')
    .description('describe what a Terraform plan would change')
    .addArgument(planArgument())
    .addOption(formatOption(PLAN_SUMMARY_FORMATS))
    .option('--config <path>', 'access file of the plan; its directory then says whom changed rules move')
    .option('--account <name>', 'account of the plan, if the access file has several')
    .action(async (file: string, options: PlanSummaryOptions) => {
      const { planSummary } = await import('../plan-summary.js');
      exit(await planSummary(file, options, io));
    });

  program
    .command('plan-guard')
    .description('refuse a Terraform plan that would take access away')
    .addArgument(planArgument())
    .addOption(repeatable('--allow <rule=address>', 'accept one refusal, as the refusal prints it', 'none'))
    .option('--config <path>', 'access file of the plan; Klaviyo is then asked which roles are in use')
    .option('--account <name>', 'account of the plan, if the access file has several')
    .action(async (file: string, options: PlanGuardOptions) => {
      const { planGuard } = await import('../plan-guard.js');
      exit(await planGuard(file, options, io));
    });

  program
    .command('doctor')
    .description('check that the identity provider and Klaviyo are set up as the access file declares')
    .addOption(configOption())
    .addOption(accountOption('check only this account'))
    .addOption(formatOption(DOCTOR_FORMATS))
    .option('--verbose', 'in the text: every check, also those that passed')
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('../doctor.js');
      exit(await doctor(options, io));
    });
};
