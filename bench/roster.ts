import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Benchmark } from './benchmark.js';
import { askChild, type Usage } from './child.js';
import { figure, type Figure } from './figure.js';
import { rosterLine } from './people.js';
import { ratios, sideBySide } from './side-by-side.js';

const PEOPLE = 1_000_000;
const RUNS = 5;

/** A roster read, its people checked and kept, against the CSV library alone. */
export const roster: Benchmark = {
  name: 'roster',
  about:
    `A CSV roster of ${PEOPLE} people, with and without quotes: the processor time to read it, to check every userName, group and ` +
    'status and to find repetitions, against that of the CSV library (Papa Parse) alone, which keeps the same cells.',
  run: async () => [
    ...(await figuresOf('without quotes', (line) => line)),
    ...(await figuresOf('with quotes', inQuotes)),
  ],
};

function inQuotes(line: string): string {
  return `"${line.trimEnd().replaceAll(',', '","')}"\n`;
}

async function figuresOf(title: string, written: (line: string) => string): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'klaviyo-access-bench-'));
  try {
    const path = join(folder, 'people.csv');
    await pipeline(Readable.from(lines(written)), createWriteStream(path));
    const peaks: number[] = [];
    const { library, reading } = await sideBySide(
      {
        library: async () => (await askChild<Usage>('read-roster', [path, 'library'])).processorMs,
        reading: async () => {
          const usage = await askChild<Usage>('read-roster', [path, 'roster']);
          peaks.push(usage.peakMiB);
          return usage.processorMs;
        },
      },
      RUNS,
      1,
    );
    return [
      figure(`${title}: the library alone`, 'ms', library),
      figure(`${title}: the roster`, 'ms', reading),
      figure(`${title}: the roster against the library`, 'times', ratios(reading, library), { atMost: 1.5 }),
      figure(`${title}: peak memory`, 'MiB', peaks, { atMost: 800 }),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** In parts of a thousand lines. */
function* lines(written: (line: string) => string): Generator<string> {
  yield written('userName,givenName,familyName,groups,status\n');
  const part = 1000;
  for (let start = 0; start < PEOPLE; start += part) {
    yield Array.from({ length: part }, (_, offset) => written(rosterLine(start + offset))).join('');
  }
}
