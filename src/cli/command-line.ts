import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { type CliIo, type ExitCode } from './cli-io.js';
import { accessCommands } from './commands/access-commands.js';
import { driftCommands } from './commands/drift-commands.js';
import { oktaCommands } from './commands/okta-commands.js';
import { trialCommands } from './commands/trial-commands.js';
import { packageFolder } from './package-folder.js';

const EXIT_CODES = `
Exit codes: 0 nothing to report, 2 drift or a refused plan, 1 error (nothing may be concluded from the run).
The doctor ends with 1 where something is not as declared, or was not looked at; each result says which.`;

/** Every command with its flags; `exit` is told the exit code of the one that ran. */
export function commandLine(io: CliIo, exit: (code: ExitCode) => void): Command {
  const program = new Command('klaviyo-access')
    .description('Who may be in Klaviyo, and whether they are: one access file, checked against the real user list.')
    .version(packageVersion(), '--version', 'print the version')
    .addHelpText('after', EXIT_CODES)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    });
  for (const group of [accessCommands, driftCommands, oktaCommands, trialCommands]) group(program, io, exit);
  return program;
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
