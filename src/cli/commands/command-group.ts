import { InvalidArgumentError, Option, type Command } from 'commander';
import { type CliIo, type ExitCode } from '../cli-io.js';

/**
 * Adds commands to the program. A group names its commands and their flags only; what a command does is loaded when it is
 * called, so that `--help` loads nothing else.
 */
export type CommandGroup = (program: Command, io: CliIo, exit: (code: ExitCode) => void) => void;

/** `--config`, the same for every command. */
export function configOption(): Option {
  return new Option('--config <path>', 'the access file').default('access.yaml');
}

/** Collects the values of a flag that may be repeated. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** Reads a flag's value as a whole number from 1 to 9999. */
export function wholeNumberFrom1(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 9999.');
  return Number(text);
}
