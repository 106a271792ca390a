import { type Benchmark } from './benchmark.js';
import { askChild } from './child.js';
import { type ConditionCost } from './children/decide-conditions.js';
import { figure } from './figure.js';
import { sideBySide } from './side-by-side.js';

const PEOPLE = 100_000;
const ASSIGNMENTS = 20;
const LEAVES = 5;
const ROUNDS = 3;

/** Who belongs where, by conditions: compiled once, asked of everybody. */
export const conditions: Benchmark = {
  name: 'conditions',
  about:
    `${ASSIGNMENTS} conditions of ${LEAVES} comparisons each, asked of ${PEOPLE} people in a process of its own, the compilation ` +
    'included. No comparison holds, so that all of them are made. `matches` finds a pattern in RE2 syntax.',
  run: async () => {
    const { plain, matches } = await sideBySide(
      { plain: () => microseconds('plain'), matches: () => microseconds('matches') },
      ROUNDS,
      1,
    );
    return [
      figure('a comparison of text, for each person', 'µs', plain, { atMost: 2 }),
      figure('a comparison by matches, for each person', 'µs', matches, { atMost: 2 }),
    ];
  },
};

async function microseconds(kind: 'plain' | 'matches'): Promise<number> {
  const { leafUs } = await askChild<ConditionCost>('decide-conditions', [PEOPLE, ASSIGNMENTS, kind]);
  return leafUs;
}
