import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { commandLine } from '../../src/cli/command-line.js';
import { reportTargets } from '../../src/cli/report-target.js';
import { ROOT } from './documents.js';
import { type ShellCommand, shellCommands } from './shell-words.js';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Holds each command of a script that is ours against the real command line, and each npm script against package.json. */
export function checkShell(script: string): void {
  for (const command of shellCommands(script)) {
    const args = ownArguments(command);
    if (args !== undefined) checkCommandLine(args);
    if (command[0] === 'npm' && command[1] === 'run') checkNpmScript(command[2]);
  }
}

/** The words after the program's name, or undefined if another program is called. */
export function ownArguments(command: ShellCommand): readonly string[] | undefined {
  const [first, second] = command;
  if (first === 'klaviyo-access') return command.slice(1);
  if (first === 'npx' && second === 'klaviyo-access') return command.slice(2);
  if (first === 'node' && second === 'bin/klaviyo-access.js') return command.slice(2);
  return undefined;
}

/** Parses a command line as the program does, without running the command. */
function checkCommandLine(args: readonly string[]): void {
  let said = '';
  const write = (text: string): void => {
    said += text;
  };
  const program = commandLine(
    {
      stdout: { write },
      stderr: { write },
      readStdin: () => Promise.resolve(''),
      environment: {},
      cwd: ROOT,
      now: () => new Date(0),
      interrupted: new AbortController().signal,
    },
    () => undefined,
  );
  const leaves = program.commands.flatMap((command) => (command.commands.length === 0 ? [command] : command.commands));
  for (const command of leaves) {
    command.action(() => {
      const { report } = command.opts<{ report?: readonly string[] }>();
      if (command.name() === 'drift') reportTargets(report ?? [], '.');
    });
  }
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    throw new Error(`klaviyo-access ${args.join(' ')}: ${said.trim() || (error as Error).message}`, { cause: error });
  }
}

function checkNpmScript(name: string | undefined): void {
  if (name === undefined || !Object.hasOwn(scripts, name)) {
    throw new Error(`npm run ${name ?? ''}: package.json has no such script.`);
  }
}
