import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** What a script finds when it is run. */
export interface Surroundings {
  /** Shell text for each program that is not to be the real one; its arguments are `$*`. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Files by their path from the working folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** The folder in which it is run. Default: an empty one. */
  readonly folder?: string;
}

export interface ScriptRun {
  readonly code: number | null;
  readonly printed: string;
  /** Every call of a replaced program, quoted for a shell. */
  readonly calls: readonly string[];
  /** A file's text after the run; undefined if there is none. */
  readonly file: (path: string) => string | undefined;
  /** What the script passed to the steps after it. */
  readonly outputs: string;
}

/** Which of the programs are missing, as a clause; undefined if all are there. */
export function notOnPath(...programs: readonly string[]): string | undefined {
  const missing = programs.filter((program) => spawnSync(program, ['--version']).error !== undefined);
  return missing.length === 0 ? undefined : `not on the PATH: ${missing.join(', ')}`;
}

/** Runs a script as GitHub's `shell: bash` does; the runner's files and folders are in it. */
export async function runScript(script: string, surroundings: Surroundings = {}): Promise<ScriptRun> {
  const folder = surroundings.folder ?? mkdtempSync(join(tmpdir(), 'klaviyo-access-script-'));
  const file = (path: string): string => join(folder, path);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(file(path)), { recursive: true });
    writeFileSync(file(path), text);
  };
  for (const [path, text] of Object.entries({ 'runner/.keep': '', 'reports/.keep': '', ...surroundings.files })) {
    write(path, text);
  }
  for (const [program, body] of Object.entries(surroundings.programs ?? {})) {
    const log = `{ printf '%q ' "$(basename "$0")" "$@"; echo; } >> "$CALLS"`;
    write(`programs/${program}`, `#!/usr/bin/env bash\n${log}\n${body}\n`);
    chmodSync(file(`programs/${program}`), 0o755);
  }
  write('script.sh', script);
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file('script.sh')], {
    cwd: folder,
    env: {
      PATH: [file('programs'), process.env.PATH ?? ''].join(delimiter),
      HOME: folder,
      CALLS: file('calls'),
      RUNNER_TEMP: file('runner'),
      GITHUB_OUTPUT: file('outputs'),
      GITHUB_STEP_SUMMARY: file('summary'),
      ...surroundings.environment,
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (printed += data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const read = (path: string) => (existsSync(file(path)) ? readFileSync(file(path), 'utf8') : undefined);
  return {
    code,
    printed,
    calls: (read('calls') ?? '').split('\n').filter((line) => line !== ''),
    file: read,
    outputs: read('outputs') ?? '',
  };
}
