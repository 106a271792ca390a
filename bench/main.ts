import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Benchmark } from './benchmark.js';
import { closedReview } from './closed-review.js';
import { compare } from './compare.js';
import { conditions } from './conditions.js';
import { exceptions } from './exceptions.js';
import { driftRun } from './drift-run.js';
import { type Figure, isMet } from './figure.js';
import { formulas } from './formulas.js';
import { listing } from './listing.js';
import { listingMemory } from './listing-memory.js';
import { installed } from './installed.js';
import { describeMachine } from './machine.js';
import { benchmarkMarkdown, machineLines } from './print-results.js';
import { openReview } from './open-review.js';
import { reconcile } from './reconcile.js';
import { reports } from './reports.js';
import { reviewerPageBenchmark } from './reviewer-page.js';
import { roster } from './roster.js';
import { startUp } from './start-up.js';
import { synth } from './synth.js';

const BENCHMARKS: readonly Benchmark[] = [
  installed,
  startUp,
  listing,
  listingMemory,
  roster,
  formulas,
  driftRun,
  reconcile,
  reports,
  reviewerPageBenchmark,
  exceptions,
  compare,
  conditions,
  openReview,
  closedReview,
  synth,
];

/**
 * `npm run bench -- [NAME …] [--json FILE]`: measures, prints a table for each benchmark, and writes all of it as JSON. A
 * goal that is not met is reported and is no failure.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
  const chosen = choose(positionals);
  const machine = describeMachine();
  process.stdout.write(`${machineLines(machine)}\n`);
  const results: object[] = [];
  for (const benchmark of chosen) {
    const figures: readonly Figure[] = await benchmark.run();
    process.stdout.write(`${benchmarkMarkdown(benchmark, figures)}\n`);
    const { name, about } = benchmark;
    results.push({ name, about, figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })) });
  }
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify({ machine, benchmarks: results }, undefined, 2)}\n`);
  }
}

function choose(names: readonly string[]): readonly Benchmark[] {
  const known = BENCHMARKS.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  }
  return names.length === 0 ? BENCHMARKS : BENCHMARKS.filter(({ name }) => names.includes(name));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
