import { Option } from 'commander';
import { FORGE_NAMES, FORGES } from '../../init/pipelines.js';
import { flagOf } from '../../init/answers.js';
import { PROVIDER_KINDS } from '../../init/providers.js';
import { type Question } from '../../init/question.js';
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
  const byName = new Map(QUESTIONS.map((question) => [question.name, question]));
  for (const question of byName.values()) command.addOption(answerOption(question));
  for (const forge of FORGES) command.option(`--${forge}`, `also write the pipelines for ${FORGE_NAMES[forge]}`);
  command
    .option('--folder <path>', 'folder of the project', '.')
    .option('--dry-run', 'print what would be written')
    .addHelpText('after', HELP)
    .action(async (options: InitOptions) => {
      const { init } = await import('../init.js');
      exit(await init(options, io));
    });
};

/** The flag of a question. Which words an answer may be depends on the provider, so the help has those of all. */
function answerOption({ name, asks, takes, words, standard, mayBeLeftOut, otherwise }: Question): Option {
  const flag = `${flagOf(name)} <${takes}>`;
  const choices = new Set(words === undefined ? [] : PROVIDER_KINDS.flatMap((provider) => words({ provider })));
  const description = choices.size === 0 ? asks : `${asks} (${[...choices].join(', ')})`;
  const absent = mayBeLeftOut ? (otherwise ?? standard({}, {})?.replaceAll('\n', ', ')) : undefined;
  if (name === 'group') return repeatable(flag, description, absent ?? '');
  return absent === undefined ? new Option(flag, description) : derived(flag, description, absent);
}
