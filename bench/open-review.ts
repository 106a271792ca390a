import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessFile, KEY, KEY_VARIABLE } from './access-file.js';
import { type Benchmark } from './benchmark.js';
import { startUserServer, type Usage, usageOf } from './child.js';
import { PROGRAM } from './drift-run.js';
import { figure } from './figure.js';
import { rosterLine } from './people.js';

const PEOPLE = 20_000;
const REVIEWERS = 300;
const RUNS = 5;

/** The opening of a large review, against a drift run, which reads the same. */
export const openReview: Benchmark = {
  name: 'open-review',
  about:
    `\`klaviyo-access review open\` over ${PEOPLE} people whose managers are ${REVIEWERS} reviewers, each with a page, a CSV and a checklist, and ` +
    '`klaviyo-access drift` over the same people, which reads and compares them and makes no review: wall-clock time of both, one after the other, ' +
    'and what the opening takes beyond it.',
  run: async () => {
    const server = await startUserServer(PEOPLE);
    const folder = await mkdtemp(join(tmpdir(), 'klaviyo-access-bench-'));
    try {
      const reviews = 'reviews: { reviewers: [{ attribute: manager }], fallback: security@example.com }\n';
      await writeFile(join(folder, 'access.yaml'), accessFile({ accounts: 1, baseUrl: server.baseUrl }) + reviews);
      await writeFile(join(folder, 'people.csv'), roster());
      const drifts: Timed[] = [];
      const openings: Timed[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        drifts.push(await timed(folder, ['drift', '--report', 'text'], 2));
        openings.push(await timed(folder, ['review', 'open', '--out', `review${run}`], 0));
      }
      const beyond = openings.map(({ milliseconds }, run) => milliseconds - drifts[run]!.milliseconds);
      return [
        figure('the drift run', 'ms', drifts.map(milliseconds)),
        figure('the opening', 'ms', openings.map(milliseconds)),
        figure('the opening beyond the drift run', 'ms', beyond, { atMost: 10_000 }),
        figure(
          'the opening: processor time',
          'ms',
          openings.map(({ processorMs }) => processorMs),
        ),
        figure(
          'the opening: peak memory',
          'MiB',
          openings.map(({ peakMiB }) => peakMiB),
          { atMost: 700 },
        ),
      ];
    } finally {
      await server.stop();
      await rm(folder, { recursive: true });
    }
  },
};

interface Timed extends Usage {
  readonly milliseconds: number;
}

const milliseconds = (one: Timed): number => one.milliseconds;

async function timed(cwd: string, command: readonly string[], exitCode: number): Promise<Timed> {
  const start = performance.now();
  const environment = { [KEY_VARIABLE]: KEY };
  const usage = await usageOf([PROGRAM, ...command], { cwd, environment, exitCodes: [exitCode] });
  return { ...usage, milliseconds: performance.now() - start };
}

function roster(): string {
  const managers = Array.from({ length: REVIEWERS }, (_, index) => `manager${index}@example.com,M,${index},,active,\n`);
  const people = Array.from(
    { length: PEOPLE },
    (_, index) => `${rosterLine(index).trimEnd()},manager${index % REVIEWERS}@example.com\n`,
  );
  return `userName,givenName,familyName,groups,status,manager\n${[...managers, ...people].join('')}`;
}
