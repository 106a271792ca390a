import { outcomeText, runWriteFaults } from './run-write-faults.js';
import { READING, type WriteOutcome } from './write-cell.js';
import { WRITE_FAULT_CELLS } from './write-fault-table.js';

describe('GIVEN a fault of what is read after a write', () => {
  const cells = WRITE_FAULT_CELLS.filter(({ moment }) => READING.includes(moment));
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
