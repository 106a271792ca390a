import { CommanderError } from 'commander';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { commandLine } from './command-line.js';
import { explainError } from './explain-error.js';

/**
 * Runs one command line and answers its exit code.
 *
 * @param args - the words after the program's name
 */
export async function main(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.clean;
  const program = commandLine(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.error;
    io.stderr.write(`${explainError(error, io.environment)}\n`);
    return EXIT.error;
  }
}
