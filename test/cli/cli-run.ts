import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type CliIo } from '../../src/cli/cli-io.js';
import { main } from '../../src/cli/main.js';

export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliSurroundings {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  /** Width of the terminal. Default 120; undefined where it is not known. */
  readonly columns?: number | undefined;
  readonly stdin?: string;
  /** What a person types, if somebody sits at the terminal. */
  readonly keyboard?: NodeJS.ReadableStream;
  readonly now?: Date;
  readonly interrupted?: AbortSignal;
  /** Called with everything written to standard output so far. */
  readonly onStdout?: (text: string) => void;
  /** The same for standard error. */
  readonly onStderr?: (text: string) => void;
}

/** Runs a command line within the test's process and gives back what it printed and its exit code. */
export async function runCli(args: readonly string[], surroundings: CliSurroundings = {}): Promise<CliRun> {
  let stdout = '';
  let stderr = '';
  const { isTTY = false } = surroundings;
  const columns = 'columns' in surroundings ? surroundings.columns : 120;
  const io: CliIo = {
    stdout: {
      isTTY,
      ...(columns !== undefined && { columns }),
      write: (text) => {
        stdout += text;
        surroundings.onStdout?.(stdout);
      },
    },
    stderr: {
      isTTY,
      ...(columns !== undefined && { columns }),
      write: (text) => {
        stderr += text;
        surroundings.onStderr?.(stderr);
      },
    },
    readStdin: () => Promise.resolve(surroundings.stdin ?? ''),
    keyboard: () => surroundings.keyboard,
    environment: surroundings.environment ?? {},
    cwd: surroundings.cwd ?? process.cwd(),
    now: () => surroundings.now ?? new Date('2026-11-23T06:00:00.000Z'),
    interrupted: surroundings.interrupted ?? new AbortController().signal,
  };
  const exitCode = await main(args, io);
  return { exitCode, stdout, stderr };
}

/** Flags by the name of the option: `failOn: 'high'` is `--fail-on high`, and a list is the flag repeated. */
export type Flags = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/**
 * Runs a command by the command line, with options as flags.
 *
 * @throws Error with standard error if the command failed and printed nothing
 */
export async function runCommand(
  command: readonly string[],
  options: Flags = {},
  surroundings: CliSurroundings = {},
): Promise<CliRun> {
  const run = await runCli([...command, ...flags(options)], surroundings);
  if (run.exitCode === 1 && run.stdout === '') throw new Error(run.stderr);
  return run;
}

/** Options as the words of a command line. */
export function flags(options: Flags): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value === undefined || value === false) return [];
    if (value === true) return [flag];
    return (Array.isArray(value) ? (value as readonly string[]) : [String(value)]).flatMap((each) => [flag, each]);
  });
}

/** A new folder with the given files in it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-test-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Text as a person sees it: without colours. */
export const plain = stripVTControlCharacters;
