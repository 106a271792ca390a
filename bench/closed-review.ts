import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Benchmark } from './benchmark.js';
import { askChild } from './child.js';
import { type CheckCost } from './children/check-review.js';
import { type ClosingCost } from './children/close-review.js';
import { figure } from './figure.js';

const PEOPLE = 20_000;
const REVIEWERS = 300;
const RUNS = 5;

/** The folder of a large review closed, and checked. */
export const closedReview: Benchmark = {
  name: 'closed-review',
  about:
    `The folder of a review of ${PEOPLE} people by ${REVIEWERS} reviewers, with a page, a CSV and a checklist for each, signed: closed once, and ` +
    'checked as a whole, every digest and all evidence made again. Wall-clock time, in a process of its own each.',
  run: async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'klaviyo-access-bench-')), 'q1');
    try {
      const closing = await askChild<ClosingCost>('close-review', [folder, PEOPLE, REVIEWERS]);
      const checks: CheckCost[] = [];
      for (let run = 0; run < RUNS; run += 1) checks.push(await askChild('check-review', [folder]));
      return [
        figure('files in the folder', 'files', [closing.files]),
        figure('the folder', 'MB', [closing.megabytes]),
        figure('closing', 'ms', [closing.milliseconds]),
        figure(
          'checking',
          'ms',
          checks.map(({ milliseconds }) => milliseconds),
          { atMost: 5_000 },
        ),
        figure(
          'checking: processor time, with the start of the process',
          'ms',
          checks.map(({ processorMs }) => processorMs),
        ),
        figure(
          'checking: peak memory',
          'MiB',
          checks.map(({ peakMiB }) => peakMiB),
          { atMost: 700 },
        ),
      ];
    } finally {
      await rm(join(folder, '..'), { recursive: true });
    }
  },
};
