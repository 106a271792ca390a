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

/**
 * A flag that may be repeated; its values come as a list, which is empty without it.
 *
 * @param otherwise - what counts without it, in words for the help
 */
export function repeatable(flags: string, description: string, otherwise: string): Option {
  return new Option(flags, `${description}; may be repeated`)
    .argParser((value: string, before: readonly string[]): readonly string[] => [...before, value])
    .default([], otherwise);
}

/** Reads a flag's value as a whole number from 1 to 9999. */
export function wholeNumberFrom1(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 9999.');
  return Number(text);
}
