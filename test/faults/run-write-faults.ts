import { ACTION_KINDS, type ActionKind } from '../../src/reconcile/plan.js';
import { runWithoutFault, runWriteFault, type Truth } from './run-write-fault.js';
import { type WriteCell, type WriteOutcome } from './write-cell.js';

/** Several at a time, since most of a cell is waiting. */
const WIDTH = 10;

/** Runs cells, and gives what came of each, or what should never come of any. */
export async function runWriteFaults<Cell extends WriteCell>(
  cells: readonly Cell[],
): Promise<ReadonlyMap<Cell, WriteOutcome | Error>> {
  const truths = new Map<ActionKind, Truth>();
  for (const kind of ACTION_KINDS) truths.set(kind, await runWithoutFault(kind));
  const outcomes = new Map<Cell, WriteOutcome | Error>();
  const queue = cells.values();
  const workThrough = async (): Promise<void> => {
    for (const cell of queue) {
      outcomes.set(cell, await runWriteFault(cell, truths.get(cell.action)!).catch((error: unknown) => error as Error));
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, workThrough));
  return outcomes;
}

/** What came of a cell, as the table has it. */
export function outcomeText(outcome: WriteOutcome | Error): string {
  return outcome instanceof Error ? outcome.message : `${outcome.run}; sent ${outcome.sent} times; ${outcome.next}`;
}
