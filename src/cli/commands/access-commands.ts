import { Argument } from 'commander';
import { type AccountsOptions } from '../accounts.js';
import { ACCOUNT_LIST_FORMATS } from '../formats.js';
import { type ExplainOptions } from '../explain.js';
import { type PeopleOptions } from '../people.js';
import { type SchemaName } from '../schema.js';
import { type ValidateOptions } from '../validate.js';
import { EXPLAIN_FORMATS, PEOPLE_FORMATS } from '../../report/formats.js';
import { accountOption, configOption, formatOption, todayOption, type CommandGroup } from './options.js';

/** The access file itself. */
export const accessCommands: CommandGroup = (program, io, exit) => {
  program
    .command('validate')
    .description('check the access file and the roster, and report every mistake')
    .addOption(configOption())
    .option(
      '--without-credentials',
      'do not check that the access keys are available, and do not read people from the identity provider; for pipelines without secrets',
    )
    .addOption(todayOption())
    .action(async (options: ValidateOptions) => {
      const { validate } = await import('../validate.js');
      exit(await validate(options, io));
    });

  program
    .command('people')
    .description('list everyone who should have access, with role and reason, or whose access changes')
    .addOption(configOption())
    .addOption(accountOption('list only this account'))
    .addOption(formatOption(PEOPLE_FORMATS))
    .option(
      '--diff <file>',
      'another access file, such as that of the target branch: list only whose access changes since',
    )
    .addOption(todayOption())
    .action(async (options: PeopleOptions) => {
      const { people } = await import('../people.js');
      exit(await people(options, io));
    });

  program
    .command('explain')
    .description(
      'say for one person what access they should have and why, what they have, and what is found about them',
    )
    .argument('<user>', "the person's userName")
    .addOption(configOption())
    .addOption(accountOption('explain only this account'))
    .addOption(formatOption(EXPLAIN_FORMATS))
    .addOption(todayOption())
    .action(async (user: string, options: ExplainOptions) => {
      const { explain } = await import('../explain.js');
      exit(await explain(user, options, io));
    });

  program
    .command('accounts')
    .description('list the accounts of the access file, for example for a job matrix')
    .addOption(configOption())
    .addOption(formatOption(ACCOUNT_LIST_FORMATS))
    .action(async (options: AccountsOptions) => {
      const { accounts } = await import('../accounts.js');
      exit(await accounts(options, io));
    });

  program
    .command('schema')
    .description('print the JSON Schema of the access file or of JSON that a command prints or writes')
    .addArgument(
      new Argument('[name]', 'which schema to print')
        .choices([
          ...['access', 'drift-report', 'people', 'explain', 'offboarding', 'leavers'],
          ...['review-status', 'review-evidence', 'review-population', 'review-journal'],
          ...['review-steps', 'review-verification'],
        ])
        .default('access'),
    )
    .action(async (name: SchemaName) => {
      const { schema } = await import('../schema.js');
      exit(schema(name, io));
    });
};
