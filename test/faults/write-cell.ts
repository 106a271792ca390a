import { LIST_FAULTS } from '../../src/simulator/klaviyo/faults.js';
import { type ActionKind } from '../../src/reconcile/plan.js';

/**
 * When something goes wrong with an action.
 *
 * - `before`: with the request of the write, before the server does anything. `after`: after the server has done it. `in its place`: the
 *   server does something else, or nothing, and answers as if all were done.
 * - `settling a write that was done`, `settling one that was not`: the answer of the write is lost, and each read of that person fails until
 *   the run ends.
 * - `verifying`: each listing after the write fails until the run ends.
 * - `killed`: the process ends there.
 * - `somebody else`: changes the same person there.
 */
export const MOMENTS = [
  'before',
  'after',
  'in its place',
  'settling a write that was done',
  'settling one that was not',
  'verifying',
  'killed',
  'somebody else',
] as const;

export type Moment = (typeof MOMENTS)[number];

/** The moments at which something is read. */
export const READING: readonly Moment[] = ['settling a write that was done', 'settling one that was not', 'verifying'];

/** Where a run is killed. */
export const KILLS = [
  'before the line that begins it',
  'after the line that begins it',
  'after the write',
  'after the line that ends it',
  'before the listing after it',
] as const;

/** Where somebody else changes the person. */
export const CHANGES = ['before the run', 'between the listing and the write', 'after the write'] as const;

const BEFORE = [
  ...(['rate-limit', 'rate-limit-date', 'slow-answer', 'server-error', 'denied', 'web-page'] as const),
  ...(['disconnect', 'key-echoed', 'never-answered'] as const),
];
const AFTER = ['answer-lost', 'done-unanswered', 'error-after-write', 'late-write', 'no-body', 'other-record'] as const;
const IN_ITS_PLACE = ['write-lost', 'role-ignored', 'active-ignored'] as const;
/** Of reads; one that is never answered and one that is slow are the same to a client that does not wait. */
const OF_READS = [
  ...(['rate-limit', 'rate-limit-date', 'slow-answer', 'server-error', 'denied', 'web-page'] as const),
  ...(['disconnect', 'key-echoed'] as const),
];

/** Every fault of each moment. */
export const FAULTS_OF = {
  before: BEFORE,
  after: AFTER,
  'in its place': IN_ITS_PLACE,
  'settling a write that was done': OF_READS,
  'settling one that was not': OF_READS,
  verifying: [...OF_READS, ...LIST_FAULTS],
  killed: KILLS,
  'somebody else': CHANGES,
} as const satisfies Readonly<Record<Moment, readonly string[]>>;

export type WriteFaultName = (typeof FAULTS_OF)[Moment][number];

/** One cell: what goes wrong, when, and with which action. */
export interface WriteCell {
  readonly moment: Moment;
  readonly fault: WriteFaultName;
  readonly action: ActionKind;
}

/** What has come of a cell. */
export interface WriteOutcome {
  /** How the run ended for the action: its status and, where the account was listed again, the verdict. */
  readonly run: string;
  /** How many times the write was sent in it. */
  readonly sent: number;
  /** What settles it: nothing is left to do; the same command, which sends the write or does not; or a new plan. */
  readonly next: 'nothing to do' | 'settled without a write' | 'sent again' | 'a new plan';
}
