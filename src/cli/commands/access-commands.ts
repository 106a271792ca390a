import { Argument, Option } from 'commander';
import { type AccountsOptions } from '../accounts.js';
import { type SchemaName } from '../schema.js';
import { type ValidateOptions } from '../validate.js';
import { configOption, type CommandGroup } from './command-group.js';

/** What is said in the access file. */
export const accessCommands: CommandGroup = (program, io, exit) => {
  program
    .command('validate')
    .description('check the access file and its roster, and report every mistake at once')
    .addOption(configOption())
    .option(
      '--without-credentials',
      'ask neither whether the access keys can be had nor, where Okta is the directory, for its people (for pipelines ' +
        'without secrets)',
    )
    .action(async (options: ValidateOptions) => {
      const { validate } = await import('../validate.js');
      exit(await validate(options, io));
    });

  program
    .command('accounts')
    .description('list the accounts of the access file, for a matrix of pipeline jobs')
    .addOption(configOption())
    .addOption(new Option('--format <format>', 'how they are listed').choices(['text', 'json']).default('text'))
    .action(async (options: AccountsOptions) => {
      const { accounts } = await import('../accounts.js');
      exit(await accounts(options, io));
    });

  program
    .command('schema')
    .description('print a JSON Schema: of the access file (for editors), or of the JSON report')
    .addArgument(new Argument('[of]', 'whose schema').choices(['access', 'drift-report']).default('access'))
    .action(async (of: SchemaName) => {
      const { schema } = await import('../schema.js');
      exit(schema(of, io));
    });
};
