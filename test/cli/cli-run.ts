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
  readonly stdin?: string;
  readonly now?: Date;
  readonly interrupted?: AbortSignal;
  /** Called with everything written to standard output so far. */
  readonly onStdout?: (text: string) => void;
}

/** Runs a command line within the test's process and gives back what it printed and its exit code. */
export async function runCli(args: readonly string[], surroundings: CliSurroundings = {}): Promise<CliRun> {
  let stdout = '';
  let stderr = '';
  const { isTTY = false } = surroundings;
  const io: CliIo = {
    stdout: {
      isTTY,
      columns: 120,
      write: (text) => {
        stdout += text;
        surroundings.onStdout?.(stdout);
      },
    },
    stderr: { isTTY, columns: 120, write: (text) => (stderr += text) },
    readStdin: () => Promise.resolve(surroundings.stdin ?? ''),
    environment: surroundings.environment ?? {},
    cwd: surroundings.cwd ?? process.cwd(),
    now: () => surroundings.now ?? new Date('2026-11-23T06:00:00.000Z'),
    interrupted: surroundings.interrupted ?? new AbortController().signal,
  };
  const exitCode = await main(args, io);
  return { exitCode, stdout, stderr };
}

/** A new folder with the given files in it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-test-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Text as a person sees it: without colours. */
export const plain = stripVTControlCharacters;
