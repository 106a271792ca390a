import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { accessFile, KEY, KEY_VARIABLE } from './access-file.js';
import { type Benchmark } from './benchmark.js';
import { askChild, startUserServer, usageOf } from './child.js';
import { figure } from './figure.js';
import { rosterLine } from './people.js';
import { ratios, sideBySide } from './side-by-side.js';

const PEOPLE = 100_000;
const RUNS = 5;

/** The program as it is installed. */
export const PROGRAM = join(dirname(require.resolve('klaviyo-access/package.json')), 'bin', 'klaviyo-access.js');

/** What any program needs that reads the listing with Node alone. */
const FETCH_PAGES = resolve(__dirname, 'children', 'fetch-pages.js');

/** The processor time of `klaviyo-access drift` as a whole, against JSON.parse of the bytes that it reads. */
export const driftRun: Benchmark = {
  name: 'drift',
  about:
    `\`klaviyo-access drift\` over ${PEOPLE} people in a roster and as many in Klaviyo, of whom 2 % differ: the processor time ` +
    'of the whole process, Node and its threads included, against that of JSON.parse alone over the same pages.',
  run: async () => {
    const server = await startUserServer(PEOPLE, 0);
    const folder = await mkdtemp(join(tmpdir(), 'klaviyo-access-bench-'));
    try {
      await writeFile(join(folder, 'access.yaml'), accessFile({ accounts: 1, baseUrl: server.baseUrl }));
      await writeFile(join(folder, 'people.csv'), roster());
      const peaks: number[] = [];
      const { parsing, reading, run } = await sideBySide(
        {
          parsing: () => askChild<number>('parse-pages', [`${server.baseUrl}/account1`, PEOPLE]),
          reading: async () => {
            const usage = await usageOf([FETCH_PAGES, `${server.baseUrl}/account1`, String(PEOPLE)], {
              cwd: folder,
              environment: {},
              exitCodes: [0],
            });
            return usage.processorMs;
          },
          run: async () => {
            const usage = await usageOf([PROGRAM, 'drift'], {
              cwd: folder,
              environment: { [KEY_VARIABLE]: KEY },
              exitCodes: [2],
            });
            peaks.push(usage.peakMiB);
            return usage.processorMs;
          },
        },
        RUNS,
        1,
      );
      return [
        figure('JSON.parse of the pages', 'ms', parsing),
        figure('a program that fetches and parses them, and nothing else', 'ms', reading),
        figure('the whole run', 'ms', run),
        figure('the whole run against JSON.parse', 'times', ratios(run, parsing), { atMost: 3 }),
        figure('the whole run against that program', 'times', ratios(run, reading)),
        figure('peak memory of the run', 'MiB', peaks),
      ];
    } finally {
      await server.stop();
      await rm(folder, { recursive: true });
    }
  },
};

function roster(): string {
  const lines = Array.from({ length: PEOPLE }, (_, index) => rosterLine(index));
  return `userName,givenName,familyName,groups,status\n${lines.join('')}`;
}
