import { type ConnectionOptions } from '../entra/connection.js';
import { type ProvisionOptions } from '../entra/provision.js';
import { type RoleMappingOptions } from '../entra/role-mapping.js';
import { accountOption, configOption, derived, repeatable, type CommandGroup } from './options.js';

/** What Terraform cannot set in Entra. Nothing is written without `--apply`. */
export const entraCommands: CommandGroup = (program, io, exit) => {
  const entra = program.command('entra').description('set up in Entra what Terraform cannot; dry without --apply');

  entra
    .command('role-mapping')
    .description("map the role and the userName in the schema of the application's synchronization job")
    .addOption(configOption())
    .addOption(accountOption('only this account'))
    .option('--apply', 'write the difference; without it, it is only shown')
    .option('--prune', 'also remove the mappings that Klaviyo does not support')
    .addOption(
      derived(
        '--backup <path>',
        'new file for the schema as it was',
        'entra-schema-ACCOUNT-TIME.json in the working folder',
      ),
    )
    .action(async (options: RoleMappingOptions) => {
      const { roleMapping } = await import('../entra/role-mapping.js');
      exit(await roleMapping(options, io));
    });

  entra
    .command('connection')
    .description("hand Entra the account's SCIM base URL and access key")
    .addOption(configOption())
    .addOption(accountOption('only this account'))
    .option('--apply', 'have Entra try the connection, then save it; without it, it is only shown')
    .option('--validate', 'have Entra try it without saving it; the access key is sent to Entra for that')
    .action(async (options: ConnectionOptions) => {
      const { connection } = await import('../entra/connection.js');
      exit(await connection(options, io));
    });

  entra
    .command('provision')
    .description('have Entra provision one person now, and show what it did')
    .argument('<user>', 'userName of the person, as Klaviyo has it')
    .addOption(configOption())
    .addOption(repeatable('--account <name>', 'the account', 'the only one in Entra'))
    .option('--apply', 'do it; without it, it is only shown whom and by which assignment')
    .action(async (user: string, options: ProvisionOptions) => {
      const { provision } = await import('../entra/provision.js');
      exit(await provision(user, options, io));
    });
};
