import { InvalidArgumentError, Option, type Command } from 'commander';
import { isDay } from '../../access/grant.js';
import { DEFAULT_FORMAT } from '../../report/formats.js';
import { type CliIo, type ExitCode } from '../cli-io.js';

/**
 * Adds commands to the program. A group has the names, flags and help of its commands. What a command does is loaded when it
 * is called, so that `--help` loads nothing else.
 */
export type CommandGroup = (program: Command, io: CliIo, exit: (code: ExitCode) => void) => void;

/** `--config`, the same for every command. */
export function configOption(): Option {
  return new Option('--config <path>', 'the access file').default('access.yaml');
}

/** `--format`, with the formats that a command prints. The default is text where there is text. */
export function formatOption(formats: readonly string[], description = 'output format'): Option {
  return new Option('--format <format>', description)
    .choices(formats)
    .default(formats.includes(DEFAULT_FORMAT) ? DEFAULT_FORMAT : formats[0]);
}

/** `--account`: one of the accounts of the access file; all of them without it. */
export function accountOption(description: string): Option {
  return repeatable('--account <name>', description, 'all accounts');
}

/** `--activity-log`: the report of Klaviyo's activity log. */
export function activityLogOption(): Option {
  return repeatable(
    '--activity-log <[account=]file>',
    "report of the account's activity log, downloaded in Klaviyo's console, by which it says who signed in when",
    'none is read',
  );
}

/** `--activity-columns`: the columns of the report, where they are not recognised. */
export function activityColumnsOption(): Option {
  return derived(
    '--activity-columns <columns>',
    'columns of the activity log, separated by commas: user=COLUMN, event=COLUMN, time=COLUMN, account=COLUMN, or some of them',
    'recognised by their names; none of accounts',
  );
}

/**
 * A flag that can be repeated. Its values come as a list, which is empty without the flag.
 *
 * @param absent - what an absent flag means, in words for the help
 */
export function repeatable(flags: string, description: string, absent: string): Option {
  return new Option(flags, `${description}; can be repeated`)
    .argParser((value: string, before: readonly string[]): readonly string[] => [...before, value])
    .default([], absent);
}

/** A flag whose default is not known before the command runs. `absent` says in words what it is. */
export function derived(flags: string, description: string, absent: string): Option {
  return new Option(flags, `${description} (default: ${absent})`);
}

/** Reads a flag's value as a whole number from 1 to 9999. */
export function wholeNumberFrom1(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 9999.');
  return Number(text);
}

/** Reads a flag's value as a number of hours. */
export function hours(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('It must be a number of hours above 0, such as 24 or 0.5.');
}

/** Reads a flag's value as the number of a port. */
export function port(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
}

/** `--today`: the day by which grants hold or have ended, in place of the present one. */
export function todayOption(): Option {
  return derived(
    '--today <day>',
    'day of the run, as YYYY-MM-DD; grants hold or have ended by it',
    'today, in UTC',
  ).argParser(day);
}

/** Reads a flag's value as a day, YYYY-MM-DD. */
export function day(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('It must be a day, written as YYYY-MM-DD.');
}
