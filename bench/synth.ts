import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type App } from 'cdktf';
import { type AccessModel } from '../src/access/access-model.js';
import { parseAccessFile } from '../src/access/parse-access-file.js';
import { klaviyoApp } from '../stacks/klaviyo-app.js';
import { accessFile, type BenchAccess } from './access-file.js';
import { bareApp, type StackProse } from './bare-stack.js';
import { type Benchmark } from './benchmark.js';
import { figure, type Figure } from './figure.js';
import { elapsed, ratios, sideBySide } from './side-by-side.js';

/** The larger, the longer one takes and the fewer runs give a steady median. */
const SIZES: readonly (BenchAccess & { readonly assignments: number; readonly runs: number })[] = [
  { accounts: 1, assignments: 1, runs: 101 },
  { accounts: 1, assignments: 10, runs: 101 },
  { accounts: 1, assignments: 100, runs: 15 },
  { accounts: 1, assignments: 1_000, runs: 7 },
  { accounts: 10, assignments: 10, runs: 15 },
  { accounts: 100, assignments: 10, runs: 7 },
];

/** Making the stacks and writing them, against bare cdktf resources. */
export const synth: Benchmark = {
  name: 'synth',
  about:
    'From a parsed access file to the written stacks: `klaviyoApp(model).synth()` against the same resources written with ' +
    'cdktf and the prebuilt Okta bindings alone, whose output is the same (which is checked before anything is measured).',
  run: async () => {
    const figures: Figure[] = [];
    for (const size of SIZES) figures.push(...(await synthOf(size)));
    return figures;
  },
};

async function synthOf({ accounts, assignments, runs }: (typeof SIZES)[number]): Promise<readonly Figure[]> {
  const model = parseAccessFile(accessFile({ accounts, assignments }), { path: 'access.yaml' });
  const outdir = mkdtempSync(join(tmpdir(), 'klaviyo-access-bench-'));
  try {
    const prose = requireSameOutput(model, outdir);
    const { ours, bare } = await sideBySide(
      {
        ours: () => elapsed(() => klaviyoApp(model, { outdir }).synth()),
        bare: () => elapsed(() => bareApp(model, prose, outdir).synth()),
      },
      runs,
      Math.ceil(runs / 2),
    );
    const size = `${counted(accounts, 'account')} with ${counted(assignments, 'assignment')}${accounts > 1 ? ' each' : ''}`;
    return [
      figure(`${size}: bare resources`, 'ms', bare),
      figure(`${size}: ours`, 'ms', ours),
      figure(`${size}: ours against bare`, 'times', ratios(ours, bare), { atMost: 1.2 }),
    ];
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/**
 * What the two make has to be the same but for cdktf's metadata, in which a construct's path stands.
 *
 * @returns the prose of our stacks, which the bare ones repeat
 * @throws Error if they differ: the two would not be comparable
 */
export function requireSameOutput(model: AccessModel, outdir: string): ReadonlyMap<string, StackProse> {
  const ours = synthesised(klaviyoApp(model, { outdir }), model, outdir);
  const prose = new Map([...ours].map(([name, stack]) => [name, stack as StackProse]));
  const bare = synthesised(bareApp(model, prose, outdir), model, outdir);
  for (const [name, stack] of ours) {
    if (!isDeepStrictEqual(stack, bare.get(name))) {
      throw new Error(`bench/bare-stack.ts no longer makes what the stack of ${name} holds. Bring it up to date.`);
    }
  }
  return prose;
}

/** Each account's stack as it was written, without metadata. */
function synthesised(app: App, { accounts }: AccessModel, outdir: string): ReadonlyMap<string, unknown> {
  app.synth();
  return new Map(
    accounts.map(({ name }) => {
      const written = readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8');
      return [name, JSON.parse(written, (key, value: unknown) => (key === '//' ? undefined : value))];
    }),
  );
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
