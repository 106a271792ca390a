import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Benchmark } from './benchmark.js';
import { askChild, type Usage } from './child.js';
import { figure } from './figure.js';
import { rosterLine } from './people.js';
import { ratios, sideBySide } from './side-by-side.js';

const PEOPLE = 100_000;
const RUNS = 7;

/** What formulas cost beside the reading of the roster. */
export const formulas: Benchmark = {
  name: 'formulas',
  about:
    `A CSV roster of ${PEOPLE} people, read by its own columns, and with six formulas over them: the userName, the groups, the status ` +
    'by a date, and three attributes. Processor time, each in a process of its own.',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'klaviyo-access-bench-'));
    try {
      const path = join(folder, 'people.csv');
      await pipeline(Readable.from(lines()), createWriteStream(path));
      const cost = async (reader: string): Promise<number> =>
        (await askChild<Usage>('read-roster', [path, reader])).processorMs;
      const { plain, computed } = await sideBySide(
        { plain: () => cost('roster'), computed: () => cost('formulas') },
        RUNS,
        1,
      );
      return [
        figure('the roster', 'ms', plain),
        figure('with formulas', 'ms', computed),
        figure(
          'the formulas alone against the roster',
          'times',
          ratios(computed, plain).map((ratio) => ratio - 1),
          { atMost: 2 },
        ),
      ];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

function* lines(): Generator<string> {
  yield 'userName,givenName,familyName,groups,status,department,endDate\n';
  for (let index = 0; index < PEOPLE; index += 1) {
    const end = index % 10 === 0 ? `20${20 + (index % 9)}-0${1 + (index % 9)}-15` : '';
    const department = index % 3 === 0 ? 'Marketing' : 'Sales';
    yield rosterLine(index).replace('\n', `,${department},${end}\n`);
  }
}
