import { type OffboardOptions } from '../offboard.js';
import { accountOption, configOption, derived, type CommandGroup } from './options.js';

const OFFBOARD_HELP = `
Every account is listed whole before anything is written. The person's records
are deactivated, not deleted, and each account is listed again to see that.

Exit codes: 0 they are out of every account that was named, also if they were
out before; 1 they are not, it is not known, or nothing was done.`;

/** One person out of every account. */
export const offboardCommand: CommandGroup = (program, io, exit) => {
  program
    .command('offboard')
    .description('deactivate one person in every account now, and write evidence of it')
    .argument('<user>', "the person's userName")
    .requiredOption('--reason <text>', 'why, for the evidence')
    .option('--ticket <id>', 'where it was decided, for the evidence')
    .addOption(accountOption('only this account'))
    .addOption(configOption())
    .addOption(
      derived(
        '--evidence <file>',
        'evidence to write, a new file; it holds personal data',
        'offboarding-USER-TIME.json',
      ),
    )
    .option('--yes', 'do not ask before writing')
    .addHelpText('after', OFFBOARD_HELP)
    .action(async (user: string, options: OffboardOptions) => {
      const { offboard } = await import('../offboard.js');
      exit(await offboard(user, options, io));
    });
};
