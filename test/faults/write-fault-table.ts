import { ACTION_KINDS, type ActionKind } from '../../src/reconcile/plan.js';
import {
  FAULTS_OF,
  type Moment,
  MOMENTS,
  type WriteCell,
  type WriteFaultName,
  type WriteOutcome,
} from './write-cell.js';

/** One row: a fault at a moment, and what has to come of it for these actions. */
export interface WriteFaultRow extends WriteOutcome {
  readonly moment: Moment;
  readonly fault: WriteFaultName;
  readonly actions: readonly ActionKind[];
}

type Ends = Pick<WriteFaultRow, 'actions'> & WriteOutcome;

const ends = (
  run: string,
  sent: number,
  next: WriteOutcome['next'],
  actions: readonly ActionKind[] = ACTION_KINDS,
): readonly Ends[] => [{ run, sent, next, actions }];

const DONE = ends('done, verified', 1, 'nothing to do');
const NOT_DONE = ends('not-done, not-verified', 1, 'sent again');
const SECOND_TRY = ends('done, verified', 2, 'nothing to do');
const NOT_SEEN = ends('done, not listed again', 1, 'settled without a write');

/** What has to come of each fault; `*` is every other fault of the moment. */
const EXPECTED: Readonly<Record<Moment, Readonly<Record<string, readonly Ends[]>>>> = {
  before: { 'rate-limit': SECOND_TRY, 'rate-limit-date': SECOND_TRY, '*': NOT_DONE },
  after: { 'late-write': ends('not-done, not-verified', 1, 'settled without a write'), '*': DONE },
  'in its place': {
    'write-lost': [
      ...ends('done, not-verified', 1, 'sent again', ['reactivate', 'create', 'update', 'deactivate']),
      ...ends('conflict, not-verified', 1, 'sent again', ['delete']),
    ],
    'role-ignored': [
      ...ends('conflict, not-verified', 1, 'a new plan', ['reactivate', 'create', 'update']),
      ...ends('done, verified', 1, 'nothing to do', ['deactivate', 'delete']),
    ],
    'active-ignored': [
      ...ends('conflict, not-verified', 1, 'a new plan', ['reactivate']),
      ...ends('conflict, not-verified', 1, 'sent again', ['deactivate']),
      ...ends('done, verified', 1, 'nothing to do', ['create', 'update', 'delete']),
    ],
  },
  'settling a write that was done': { '*': ends('unknown, verified', 1, 'nothing to do') },
  'settling one that was not': {
    // Where the filter is refused, everybody is listed, and that can be read.
    denied: [
      ...ends('unknown, not-verified', 1, 'sent again', ['reactivate', 'update', 'deactivate', 'delete']),
      ...ends('not-done, not-verified', 1, 'sent again', ['create']),
    ],
    '*': ends('unknown, not-verified', 1, 'sent again'),
  },
  verifying: { '*': NOT_SEEN },
  killed: {
    'before the line that begins it': ends('killed', 0, 'sent again'),
    'after the line that begins it': ends('killed', 0, 'sent again'),
    '*': ends('killed', 1, 'settled without a write'),
  },
  'somebody else': {
    'before the run': ends('conflict, not-verified', 0, 'a new plan'),
    'between the listing and the write': [
      ...ends('conflict, not-verified', 0, 'a new plan', ['reactivate', 'update', 'deactivate', 'delete']),
      ...ends('not-done, not-verified', 1, 'a new plan', ['create']),
    ],
    'after the write': [
      ...ends('done, not-verified', 1, 'a new plan', ['reactivate', 'create', 'update', 'delete']),
      ...ends('done, verified', 1, 'nothing to do', ['deactivate']),
    ],
  },
};

/** Every fault of a write at every moment, and what has to come of it. */
export const WRITE_FAULT_TABLE: readonly WriteFaultRow[] = MOMENTS.flatMap((moment) =>
  FAULTS_OF[moment].flatMap((fault) =>
    (EXPECTED[moment][fault] ?? EXPECTED[moment]['*']!).map((row) => ({ moment, fault, ...row })),
  ),
);

/** The table with one action in each row. */
export const WRITE_FAULT_CELLS: readonly (WriteCell & WriteOutcome)[] = WRITE_FAULT_TABLE.flatMap(
  ({ actions, ...row }) => actions.map((action) => ({ ...row, action })),
);
