import { FORGES } from '../../init/pipelines.js';
import { flagOf } from '../../init/answers.js';
import { QUESTIONS } from '../../init/questions.js';
import { type InitOptions } from '../init.js';
import { derived, repeatable, type CommandGroup } from './options.js';

const HELP = `
On a terminal it asks for what no flag says. Secrets are never asked for. In a
script, flags without a default are needed as far as they apply. A file that is
there is never changed. If access.yaml is there, the rest is written by it.`;

/** How a project begins. */
export const initCommand: CommandGroup = (program, io, exit) => {
  const command = program.command('init').description('write the files of a new project');
  for (const { name, asks, takes, words, standard, mayBeLeftOut } of QUESTIONS) {
    const flag = `${flagOf(name)} <${takes}>`;
    const choices = words === undefined ? '' : ` (${words({ provider: 'okta' }).join(', ')})`;
    const absent = mayBeLeftOut ? standard({}, {})?.replaceAll('\n', ', ') : undefined;
    if (name === 'group') command.addOption(repeatable(flag, asks, absent ?? ''));
    else if (absent !== undefined) command.addOption(derived(flag, `${asks}${choices}`, absent));
    else command.option(flag, `${asks}${choices}`);
  }
  for (const forge of FORGES) command.option(`--${forge}`, `also write the pipelines for ${forge}`);
  command
    .option('--folder <path>', 'where to write', '.')
    .option('--dry-run', 'print what would be written')
    .addHelpText('after', HELP)
    .action(async (options: InitOptions) => {
      const { init } = await import('../init.js');
      exit(await init(options, io));
    });
};
