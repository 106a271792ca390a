import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { accessFile, KEY, KEY_VARIABLE } from './access-file.js';
import { type Benchmark } from './benchmark.js';
import { startUserServer, usageOf } from './child.js';
import { figure, type Figure } from './figure.js';
import { type Differing, rosterLine } from './people.js';
import { ratios, sideBySide } from './side-by-side.js';

const PEOPLE = 100_000;
const RUNS = 7;

/** The program as it is installed. */
export const PROGRAM = join(dirname(require.resolve('klaviyo-access/package.json')), 'bin', 'klaviyo-access.js');

/** What any program needs that reads the listing. */
const FETCH_PAGES = resolve(__dirname, 'children', 'fetch-pages.js');

/** What Node itself takes. */
const EMPTY = resolve(__dirname, 'children', 'empty.js');

/** What is run, and what it may cost: times the processor time of the program that only reads. */
interface DriftCase {
  readonly differing: Differing;
  readonly title: string;
  readonly exitCode: number;
  readonly atMost: number;
}

const CASES: readonly DriftCase[] = [
  { differing: 'nobody', title: 'everybody in sync', exitCode: 0, atMost: 1.6 },
  { differing: 'everybody', title: 'everybody in drift', exitCode: 2, atMost: 2.5 },
];

/** The processor time of `klaviyo-access drift` as a whole, against that of a program that reads the same pages. */
export const driftRun: Benchmark = {
  name: 'drift',
  about:
    `\`klaviyo-access drift --report text --report json=FILE\` over ${PEOPLE} people in a roster and as many in Klaviyo, all ` +
    'of them in sync, or each with another role than the declared one: the processor time of the whole process, Node and its ' +
    'threads included, against that of a program that fetches the same pages with undici and parses them. The memory of a ' +
    'person is the peak of the run without that of a Node program that does nothing.',
  run: async () => {
    const figures: Figure[] = [];
    for (const each of CASES) figures.push(...(await figuresOf(each)));
    return figures;
  },
};

async function figuresOf({ differing, title, exitCode, atMost }: DriftCase): Promise<readonly Figure[]> {
  const server = await startUserServer(PEOPLE, { differing });
  const folder = await mkdtemp(join(tmpdir(), 'klaviyo-access-bench-'));
  try {
    await writeFile(join(folder, 'access.yaml'), accessFile({ accounts: 1, baseUrl: server.baseUrl }));
    await writeFile(join(folder, 'people.csv'), roster());
    const peaks: number[] = [];
    const empty = await usageOf([EMPTY], { cwd: folder, environment: {}, exitCodes: [0] });
    const { reading, run } = await sideBySide(
      {
        reading: async () => {
          const usage = await usageOf([FETCH_PAGES, `${server.baseUrl}/account1`, String(PEOPLE)], {
            cwd: folder,
            environment: {},
            exitCodes: [0],
          });
          return usage.processorMs;
        },
        run: async () => {
          const usage = await usageOf([PROGRAM, 'drift', '--report', 'json=report.json', '--report', 'text'], {
            cwd: folder,
            environment: { [KEY_VARIABLE]: KEY },
            exitCodes: [exitCode],
          });
          peaks.push(usage.peakMiB);
          return usage.processorMs;
        },
      },
      RUNS,
      1,
    );
    return [
      figure(`${title}: a program that fetches and parses the pages`, 'ms', reading),
      figure(`${title}: the whole run`, 'ms', run),
      figure(`${title}: the whole run against that program`, 'times', ratios(run, reading), { atMost }),
      figure(`${title}: peak memory of the run`, 'MiB', peaks),
      figure(
        `${title}: memory of a person`,
        'KiB',
        peaks.map((peak) => ((peak - empty.peakMiB) * 1024) / PEOPLE),
        { atMost: 1 },
      ),
    ];
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

function roster(): string {
  const lines = Array.from({ length: PEOPLE }, (_, index) => rosterLine(index));
  return `userName,givenName,familyName,groups,status\n${lines.join('')}`;
}
