import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { type Benchmark } from './benchmark.js';
import { PROGRAM } from './drift-run.js';
import { figure } from './figure.js';
import { ratios, sideBySide } from './side-by-side.js';

const RUNS = 25;

const EMPTY = 'an empty Node program' as string;

/** The package's folder, in which Node.js finds the package by its name. */
const PACKAGE = dirname(dirname(PROGRAM));

const COMMANDS = {
  '--help': { command: [PROGRAM, '--help'], atMost: 1.3 },
  validate: { command: [PROGRAM, 'validate', '--without-credentials'], atMost: 2 },
} as const;

const ENTRIES = ['', '/access', '/drift', '/klaviyo', '/report', '/constructs/okta', '/stacks'] as const;

/** How long the program and each entry take to start, against an empty program. */
export const startUp: Benchmark = {
  name: 'start-up',
  about:
    'From the start of the process to its end: `klaviyo-access --help`, `validate` over the access file and roster that come ' +
    'with the package, and a program that requires an entry, against a Node program that does nothing.',
  run: async () => {
    const commands = Object.entries(COMMANDS).map(([name, { command, atMost }]) => ({
      name: `klaviyo-access ${name}`,
      command,
      atMost,
    }));
    const entries = ENTRIES.map((entry) => ({
      name: `require('klaviyo-access${entry}')`,
      command: ['-e', `require('klaviyo-access${entry}')`],
      atMost: 1.5,
    }));
    const started = [...commands, ...entries];
    const measured = await sideBySide(
      {
        [EMPTY]: () => startAndEnd([join(__dirname, 'children', 'empty.js')]),
        ...Object.fromEntries(started.map(({ name, command }) => [name, () => startAndEnd(command)])),
      },
      RUNS,
      2,
    );
    return [
      figure(EMPTY, 'ms', measured[EMPTY]!),
      ...started.flatMap(({ name, atMost }) => [
        figure(name, 'ms', measured[name]!),
        figure(`${name}, against the empty program`, 'times', ratios(measured[name]!, measured[EMPTY]!), { atMost }),
      ]),
    ];
  },
};

/** Milliseconds from the start of a Node program to its end. */
function startAndEnd(command: readonly string[]): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: PACKAGE, encoding: 'utf8' });
  const took = performance.now() - began;
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
  return took;
}
