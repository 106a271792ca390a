import { type Benchmark } from './benchmark.js';
import { askChild } from './child.js';
import { type ComparisonCost } from './children/compare-people.js';
import { figure, type Figure } from './figure.js';
import { ratios, sideBySide } from './side-by-side.js';

/**
 * Numbers of people, with how often a process compares them before and while it measures: as often as V8 needs to have
 * compiled all of it, and the larger, the fewer are needed.
 */
const SIZES = [
  { people: 1_000, runs: 200, warmUps: 400 },
  { people: 10_000, runs: 40, warmUps: 40 },
  { people: 100_000, runs: 9, warmUps: 4 },
  { people: 1_000_000, runs: 3, warmUps: 1 },
] as const;

const ROUNDS = 3;
const LARGEST = 1_000_000;

/** The comparison alone, without reading and reporting: is it linear, and what memory does it take? */
export const compare: Benchmark = {
  name: 'compare',
  about:
    'The comparison alone, each size in a process of its own: declared people against as many provisioned ones in another order, ' +
    `of whom 2 % differ. The peak memory is that of a process that makes ${LARGEST} people on both sides and compares them once.`,
  run: async () => {
    const measured = await sideBySide(
      Object.fromEntries(SIZES.map(({ people, runs, warmUps }) => [people, () => microseconds(people, runs, warmUps)])),
      ROUNDS,
    );
    const ofSize = (people: number): readonly number[] => measured[people]!;
    const { peak } = await sideBySide({ peak: () => peakMiB(LARGEST) }, ROUNDS);
    return [
      ...SIZES.map(({ people }): Figure => figure(`${people} people, for each person`, 'µs', ofSize(people))),
      figure(
        `a person among ${LARGEST} against one among ${SIZES[0].people}`,
        'times',
        ratios(ofSize(LARGEST), ofSize(SIZES[0].people)),
        { atMost: 1.5 },
      ),
      figure(`peak memory of ${LARGEST} people`, 'MiB', peak, { atMost: 1024 }),
    ];
  },
};

async function microseconds(people: number, runs: number, warmUps: number): Promise<number> {
  const { ms } = await askChild<ComparisonCost>('compare-people', [people, runs, warmUps]);
  return (ms * 1000) / people;
}

async function peakMiB(people: number): Promise<number> {
  const cost = await askChild<ComparisonCost>('compare-people', [people, 1, 0]);
  return cost.peakMiB;
}
