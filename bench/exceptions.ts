import { type Benchmark } from './benchmark.js';
import { askChild } from './child.js';
import { type ReadingCost } from './children/read-access-file.js';
import { figure } from './figure.js';
import { ratios, sideBySide } from './side-by-side.js';

const EXCEPTIONS = 100_000;
const ROUNDS = 3;

/** How a large access file is read: what is ours beside the YAML library's own part. */
export const exceptions: Benchmark = {
  name: 'exceptions',
  about:
    `An access file with ${EXCEPTIONS} exceptions, read and checked by \`parseAccessFile\`, against the YAML library alone, ` +
    'which parses the same text and makes plain values of it. Processor time, each in a process of its own.',
  run: async () => {
    const { ours, library } = await sideBySide(
      { ours: () => cost('access file'), library: () => cost('yaml') },
      ROUNDS,
    );
    return [
      figure('the YAML library alone', 'ms', library),
      figure('`parseAccessFile`', 'ms', ours),
      figure('`parseAccessFile` against the YAML library', 'times', ratios(ours, library), { atMost: 2 }),
    ];
  },
};

async function cost(what: ReadingCost['what']): Promise<number> {
  const { ms } = await askChild<ReadingCost>('read-access-file', [what, EXCEPTIONS]);
  return ms;
}
