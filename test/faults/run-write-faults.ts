import { ACTION_KINDS, type ActionKind } from '../../src/reconcile/plan.js';
import { runWithoutFault, runWriteFault, type Truth } from './run-write-fault.js';
import { isHeldBack } from './patience.js';
import { type WriteCell, type WriteOutcome } from './write-cell.js';

/** So many cells at a time, besides those that mostly wait, which run all side by side. */
const WIDTH = 4;

/** Runs cells, and gives what came of each, or what should never come of any. */
export async function runWriteFaults<Cell extends WriteCell>(
  cells: readonly Cell[],
): Promise<ReadonlyMap<Cell, WriteOutcome | Error>> {
  const truths = new Map<ActionKind, Truth>();
  for (const kind of ACTION_KINDS) truths.set(kind, await runWithoutFault(kind));
  const outcomes = new Map<Cell, WriteOutcome | Error>();
  const run = async (cell: Cell): Promise<void> => {
    outcomes.set(cell, await runWriteFault(cell, truths.get(cell.action)!).catch((error: unknown) => error as Error));
  };
  const queue = cells.filter((cell) => !isHeldBack(cell)).values();
  const workThrough = async (): Promise<void> => {
    for (const cell of queue) await run(cell);
  };
  await Promise.all([...cells.filter(isHeldBack).map(run), ...Array.from({ length: WIDTH }, workThrough)]);
  return outcomes;
}

/** What came of a cell, as the table has it. */
export function outcomeText(outcome: WriteOutcome | Error): string {
  return outcome instanceof Error ? outcome.message : `${outcome.run}; sent ${outcome.sent} times; ${outcome.next}`;
}
