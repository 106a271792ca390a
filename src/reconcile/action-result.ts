import { type KlaviyoScimWriter } from '../klaviyo/scim-writer.js';
import { type SettleOptions } from '../klaviyo/settle-write.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { type AdminCount } from './admin-count.js';
import { type Journal } from './journal.js';
import { type Action } from './plan.js';
import { type RunLock } from '../files/run-lock.js';
import { type PeopleThere } from './standing.js';

/**
 * What became of an action.
 *
 * - `done`: it was written, now or in an earlier run of the same plan, and the server showed it. `already`: nothing had to be.
 * - `conflict`: something else is there than the plan was made from, or the server did something else; nothing more is done.
 * - `not-done`: the server did nothing, or it was not asked to. `unknown`: nobody can say yet.
 * - `not-attempted`: the run was stopped before.
 */
export interface ActionResult {
  readonly action: Action;
  readonly status: 'done' | 'already' | 'conflict' | 'not-done' | 'unknown' | 'not-attempted';
  /** What happened and what to do; undefined where it went as planned. Free of secrets. */
  readonly message?: string | undefined;
  /** Whether no other action can succeed: the server does not accept the key, or the journal cannot be written. */
  readonly endsRun?: true;
}

/** What carrying out an action needs. */
export interface ActionSurroundings {
  readonly writer: Pick<
    KlaviyoScimWriter,
    'readUser' | 'findByUserName' | 'createUser' | 'updateUser' | 'setActive' | 'deleteUser'
  >;
  readonly journal: Pick<Journal, 'stateOf' | 'write'>;
  readonly lock: Pick<RunLock, 'check'>;
  /** The people of the listing that this run began with. */
  readonly there: PeopleThere;
  readonly admins: AdminCount;
  /** Why somebody is never a target of a write, as a sentence; undefined if they may be. */
  readonly untouchable: (person: Pick<ProvisionedPerson, 'userName' | 'role'>) => string | undefined;
  readonly settling?: Omit<SettleOptions, 'signal'> | undefined;
  /** Keeps a write from beginning. One that has begun is finished. */
  readonly signal?: AbortSignal | undefined;
}

/** The name of an action in the journal: one for each person and kind. */
export function actionName(account: string, action: Action): string {
  return `${account} ${action.kind} ${action.kind === 'create' ? action.key : action.record.id}`;
}
