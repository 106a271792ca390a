import { type Moment, type WriteCell } from './write-cell.js';

/** What the client waits for an answer that comes: longer than a loaded machine takes. */
export const PATIENT_MS = 60_000;
/** What it waits for an answer that a fault holds back. A loaded machine has to bring the request to the server within it. */
export const HURRIED_MS = 4_000;
/** When what is held back comes: long after a client in a hurry has given up, read what is there, and listed everybody. */
export const LATE_MS = 12_000;

const HOLDING_BACK: readonly string[] = ['slow-answer', 'late-write', 'done-unanswered', 'never-answered'];

/** Whether the fault of a cell holds answers back, so that most of the cell is waiting. */
export function isHeldBack({ fault }: Pick<WriteCell, 'fault'>): boolean {
  return HOLDING_BACK.includes(fault);
}

/** Between which two events of a run all requests are such as a fault of the moment hits; without a second, to its end. */
const UNDER_FAULT: Readonly<Partial<Record<Moment, readonly [from: string, to?: string]>>> = {
  before: ['before write', 'after write'],
  after: ['before write', 'after write'],
  'settling a write that was done': ['after write', 'before listing 2'],
  'settling one that was not': ['after write', 'before listing 2'],
  verifying: ['before listing 2'],
};

/** Follows the events of a run, and says whether the client is to be in a hurry by now. */
export class Hurry {
  readonly #between: readonly [from?: string, to?: string];
  #isOn = false;

  constructor(cell: WriteCell) {
    this.#between = (isHeldBack(cell) ? UNDER_FAULT[cell.moment] : undefined) ?? [];
  }

  event(at: string): void {
    if (at === this.#between[0]) this.#isOn = true;
    if (at === this.#between[1]) this.#isOn = false;
  }

  readonly isOn = (): boolean => this.#isOn;
}

/** Whichever of two there is at each call of a method. */
export function eitherOf<T extends object>(choose: () => T): T {
  return new Proxy({} as T, {
    get:
      (_none, name) =>
      (...given: unknown[]) => {
        const chosen = choose();
        return (Reflect.get(chosen, name, chosen) as (...given: unknown[]) => unknown).apply(chosen, given);
      },
  });
}
