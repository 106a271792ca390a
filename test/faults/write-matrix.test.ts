import { ACTION_KINDS } from '../../src/reconcile/plan.js';
import { WRITE_FAULTS } from '../../src/simulator/klaviyo/faults.js';
import { outcomeText, runWriteFaults } from './run-write-faults.js';
import { FAULTS_OF, MOMENTS, READING, type WriteOutcome } from './write-cell.js';
import { WRITE_FAULT_CELLS } from './write-fault-table.js';

test('GIVEN the faults of the simulator THEN the table has each fault of a write, with each action, once', () => {
  const faults = MOMENTS.flatMap((moment) => FAULTS_OF[moment] as readonly string[]);
  expect(WRITE_FAULTS.filter((fault) => !faults.includes(fault))).toEqual([]);
  const cells = WRITE_FAULT_CELLS.map(({ moment, fault, action }) => `${moment} | ${fault} | ${action}`);
  const all = MOMENTS.flatMap((moment) =>
    FAULTS_OF[moment].flatMap((fault) => ACTION_KINDS.map((action) => `${moment} | ${fault} | ${action}`)),
  );
  expect(cells.toSorted()).toEqual(all.toSorted());
});

describe('GIVEN a fault of the write', () => {
  const cells = WRITE_FAULT_CELLS.filter(({ moment }) => !READING.includes(moment));
  let outcomes: ReadonlyMap<(typeof cells)[number], WriteOutcome | Error>;
  beforeAll(async () => {
    outcomes = await runWriteFaults(cells);
    // So long only where other programs keep the machine busy; it is about 20 s otherwise.
  }, 600_000);

  test.each(cells.map((cell) => [cell.moment, cell.fault, cell.action, cell] as const))(
    '%s: %s WHEN it is to %s THEN it ends as the table says, and what is there in the end is as without it',
    (_moment, _fault, _action, cell) => {
      expect(outcomeText(outcomes.get(cell)!)).toBe(outcomeText(cell));
    },
  );
});
