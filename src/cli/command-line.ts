import { Command } from 'commander';
import { type CliIo, type ExitCode } from './cli-io.js';
import { accessCommands } from './commands/access-commands.js';
import { driftCommands } from './commands/drift-commands.js';
import { entraCommands } from './commands/entra-commands.js';
import { initCommand } from './commands/init-command.js';
import { offboardCommand } from './commands/offboard-command.js';
import { reconcileCommands } from './commands/reconcile-commands.js';
import { providerCommands } from './commands/provider-commands.js';
import { reviewCommands } from './commands/review-commands.js';
import { trialCommands } from './commands/trial-commands.js';
import { nearestWord } from '../text/nearest-word.js';
import { packageVersion } from '../packages/package-folder.js';

/** Where the width is not known: a pipe or a file. */
const HELP_WIDTH = 80;

const EXIT_CODES = `
Exit codes: 0 nothing to report, 2 drift or a refused plan, 1 error.
After an error nothing may be concluded from the run. The doctor ends with 1 if
a check fails or could not be made; each result says which.`;

const GROUPS = [
  ...[initCommand, accessCommands, driftCommands, reconcileCommands, offboardCommand],
  ...[reviewCommands, providerCommands, entraCommands, trialCommands],
];

/** Every command with its flags. `exit` is called with the exit code of the command that ran. */
export function commandLine(io: CliIo, exit: (code: ExitCode) => void): Command {
  const program = new Command('klaviyo-access')
    .description("Manage who has access to Klaviyo in one access file, and check it against Klaviyo's user list.")
    .version(packageVersion(), '--version', 'print the version')
    .addHelpText('after', EXIT_CODES)
    .showSuggestionAfterError()
    // Beside the longest name of a command there are fewer columns than Commander wraps by itself.
    .configureHelp({ minWidthToWrap: 30 })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(withNearestChoice(text)),
      getOutHelpWidth: () => io.stdout.columns ?? HELP_WIDTH,
      getErrHelpWidth: () => io.stderr.columns ?? HELP_WIDTH,
    });
  for (const group of GROUPS) group(program, io, exit);
  return program;
}

/** Commander's sentence about a word that is none of the choices, with the one that was probably meant. */
function withNearestChoice(text: string): string {
  const match = /argument '(.*)' is invalid\. Allowed choices are (.+)\./.exec(text);
  if (match === null) return text;
  const [, found = '', choices = ''] = match;
  const nearest = nearestWord(found, choices.split(', '));
  return nearest === undefined ? text : `${text.trimEnd()} Did you mean "${nearest}"?\n`;
}
