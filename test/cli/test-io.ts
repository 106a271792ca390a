import { type CliIo, type ExitCode } from '../../src/cli/cli-io.js';
import { type CliRun, type CliSurroundings } from './cli-run.js';

/** Runs a function that takes the surroundings of a command, and gives back what it printed and its exit code. */
export async function runWithIo(
  command: (io: CliIo) => Promise<ExitCode>,
  {
    cwd = process.cwd(),
    environment = {},
    stdin = '',
    now = new Date('2026-11-23T06:00:00.000Z'),
  }: CliSurroundings = {},
): Promise<CliRun> {
  let [stdout, stderr] = ['', ''];
  const exitCode = await command({
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    readStdin: () => Promise.resolve(stdin),
    environment,
    cwd,
    now: () => now,
    interrupted: new AbortController().signal,
  });
  return { exitCode, stdout, stderr };
}
