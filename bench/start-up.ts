import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { type Benchmark } from './benchmark.js';
import { PROGRAM } from './drift-run.js';
import { figure } from './figure.js';
import { ratios, sideBySide } from './side-by-side.js';

const RUNS = 25;

/** How long the program takes to start, against an empty one. */
export const startUp: Benchmark = {
  name: 'start-up',
  about:
    'From the start of the process to its end: `klaviyo-access --help`, and `validate` over the access file and roster that ' +
    'come with the package, against a Node program that does nothing.',
  run: async () => {
    const { empty, help, validate } = await sideBySide(
      {
        empty: () => startAndEnd([join(__dirname, 'children', 'empty.js')]),
        help: () => startAndEnd([PROGRAM, '--help']),
        validate: () => startAndEnd([PROGRAM, 'validate', '--without-credentials']),
      },
      RUNS,
      2,
    );
    return [
      figure('an empty Node program', 'ms', empty),
      figure('klaviyo-access --help', 'ms', help),
      figure('--help against the empty program', 'times', ratios(help, empty), { atMost: 2 }),
      figure('klaviyo-access validate', 'ms', validate),
      figure('validate against the empty program', 'times', ratios(validate, empty), { atMost: 4 }),
    ];
  },
};

/** Milliseconds from the start of a Node program to its end. */
function startAndEnd(command: readonly string[]): number {
  const cwd = dirname(dirname(PROGRAM));
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, command, { cwd, encoding: 'utf8' });
  const took = performance.now() - began;
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
  return took;
}
