import { ScimError } from '../klaviyo/scim-error.js';
import { type KlaviyoScimWriter } from '../klaviyo/scim-writer.js';
import { type Listing, type ProvisionedPerson } from '../people/listing.js';
import { quoted } from '../text/quoted.js';
import { AdminCount, type AdminCandidate } from './admin-count.js';
import { type ActionResult, actionName, type ActionSurroundings } from './action-result.js';
import { carryOut } from './apply-action.js';
import { JournalError } from './journal.js';
import { type Action } from './plan.js';
import { ReconcileError } from './reconcile-error.js';
import { peopleThere } from './standing.js';
import { verified, type VerifiedAction } from './verify.js';

/** What applying the actions of one account needs. */
export interface ApplySettings extends Pick<
  ActionSurroundings,
  'journal' | 'lock' | 'untouchable' | 'settling' | 'signal'
> {
  /** The account's name, which stands in the journal. */
  readonly account: string;
  readonly writer: ActionSurroundings['writer'] & Pick<KlaviyoScimWriter, 'listUsers'>;
  /** So many people of full power have to stay at every moment. 0: the limit was passed on purpose. */
  readonly minimumAdmins: number;
  /** Whether somebody has full power in the account. */
  readonly isAdmin: (person: AdminCandidate) => boolean;
  /** Looks at the listing that the run begins with, and throws if nothing may be written, such as because a limit is passed by now. */
  readonly checkListing?: (listing: Listing) => void;
  /** Actions at a time, from 1 to 4. Default 1. */
  readonly concurrency?: number;
  /** The longest listing that is read. Default: the client's. */
  readonly maxTotalResults?: number | undefined;
  /** Called after each action. */
  readonly onResult?: (result: ActionResult) => void;
}

/** What became of a plan's actions in one account. */
export interface AppliedActions {
  /** In the order of the plan. */
  readonly results: readonly ActionResult[];
  /** In the order of the plan; undefined if the account was not listed again: the run was stopped, or the listing failed. */
  readonly verified: readonly VerifiedAction[] | undefined;
  /** Why it could not be worked on to the end, such as that it could not be listed again, as sentences. Default: it was, or the run was stopped. */
  readonly failure?: string;
  /** Whether every action is verified or was so already: only then is the exit code 0. */
  readonly isComplete: boolean;
  /** Whether it ended before all actions were attempted and verified. The same command goes on with them. */
  readonly isStopped: boolean;
}

const MOST_AT_A_TIME = 4;

/**
 * Applies the actions of one account: lists it, carries the actions out in the order of the plan, and lists it again to see
 * whether it is as planned. Actions that an earlier run of the same plan has done are not repeated, and one that it was
 * stopped in is settled first.
 *
 * @throws ScimError if the account cannot be listed; ReconcileError if two actions are about one person, or the lock was
 * lost; whatever `checkListing` throws; the signal's reason if it aborts before the first action. Writes that have begun are
 * finished first.
 */
export async function applyActions(actions: readonly Action[], settings: ApplySettings): Promise<AppliedActions> {
  const { account, writer, signal, maxTotalResults, concurrency = 1 } = settings;
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > MOST_AT_A_TIME) {
    throw new ReconcileError(
      `The concurrency must be a whole number from 1 to ${MOST_AT_A_TIME}, got: ${concurrency}.`,
    );
  }
  checkOnePerPerson(actions);
  const list = (): Promise<Listing> => writer.listUsers({ ...(signal && { signal }), maxTotalResults });
  const listing = await list();
  settings.checkListing?.(listing);
  const admins = new AdminCount(listing.users, settings.minimumAdmins, settings.isAdmin);
  const there = peopleThere(listing.users);
  const doneBefore = new Set(
    actions.filter((action) => settings.journal.stateOf(actionName(account, action)) === 'done'),
  );
  const results = await inPhases(phasesOf(actions, there.byId, admins), concurrency, signal, async (action) => {
    const result = await carryOut(action, actionName(account, action), { ...settings, there, admins });
    settings.onResult?.(result);
    return result;
  });
  const ordered = actions.map((action): ActionResult => results.get(action) ?? { action, status: 'not-attempted' });
  const stopped = { results: ordered, verified: undefined, isComplete: false, isStopped: true };
  const hasEnded = ordered.some(({ status, endsRun }) => status === 'not-attempted' || endsRun === true);
  if (isAborted(signal) || hasEnded) return stopped;
  let after: Listing;
  try {
    after = await list();
  } catch (error) {
    if (isAborted(signal) && error === signal?.reason) return stopped;
    // What was written is reported all the same.
    if (error instanceof ScimError) return { ...stopped, failure: error.message };
    throw error;
  }
  const thereAfter = peopleThere(after.users);
  const verdicts = ordered.map((result) => verified(result, thereAfter));
  for (const [index, { action, verdict, message }] of verdicts.entries()) {
    if (verdict !== 'not-verified' || ordered[index]?.status !== 'done' || doneBefore.has(action)) continue;
    // The server said so and did not do it: the next run may write it again, if the record is still as planned.
    try {
      await settings.journal.write({ event: 'end', action: actionName(account, action), outcome: 'conflict', message });
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      return { results: ordered, verified: verdicts, failure: error.message, isComplete: false, isStopped: false };
    }
  }
  const isComplete = verdicts.every(({ verdict }) => verdict !== 'not-verified');
  return { results: ordered, verified: verdicts, isComplete, isStopped: false };
}

/** The record that a second action is about has another digest after the first, and the journal names an action by its person. */
function checkOnePerPerson(actions: readonly Action[]): void {
  const seen = new Set<string>();
  for (const action of actions) {
    const names = action.kind === 'create' ? [action.key] : [action.key, action.record.id];
    if (names.some((name) => seen.has(name))) {
      throw new ReconcileError(
        `The plan has two actions for ${quoted(action.userName)}. Nothing is written: plan again.`,
      );
    }
    for (const name of names) seen.add(name);
  }
}

/** Actions that may run at the same time: neighbours of one kind, and those about people of full power apart from the others. */
function phasesOf(
  actions: readonly Action[],
  byId: (id: string) => ProvisionedPerson | undefined,
  admins: AdminCount,
): readonly (readonly Action[])[] {
  const isOfAdmin = (action: Action): boolean => {
    const record = action.kind === 'create' ? undefined : byId(action.record.id);
    return record !== undefined && admins.isAdmin(record);
  };
  const phases: { readonly phase: string; readonly actions: Action[] }[] = [];
  for (const action of actions) {
    const phase = `${action.kind} ${isOfAdmin(action)}`;
    const last = phases.at(-1);
    if (last?.phase === phase) last.actions.push(action);
    else phases.push({ phase, actions: [action] });
  }
  return phases.map((phase) => phase.actions);
}

/**
 * Carries out phase after phase, several actions of one at a time. A result that ends the run, an error or the signal keeps
 * further actions from beginning; those that have begun are waited for.
 */
async function inPhases(
  phases: readonly (readonly Action[])[],
  width: number,
  signal: AbortSignal | undefined,
  run: (action: Action) => Promise<ActionResult>,
): Promise<ReadonlyMap<Action, ActionResult>> {
  const results = new Map<Action, ActionResult>();
  const failures: unknown[] = [];
  let isEnded = false;
  for (const phase of phases) {
    const queue = phase.values();
    const workThrough = async (): Promise<void> => {
      for (const action of queue) {
        if (isEnded || isAborted(signal)) return;
        try {
          const result = await run(action);
          results.set(action, result);
          isEnded ||= result.endsRun === true;
        } catch (error) {
          isEnded = true;
          // A read that the signal stopped, before anything was sent, is no failure.
          if (!isAborted(signal) || error !== signal?.reason) failures.push(error);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(width, phase.length) }, workThrough));
  }
  if (failures.length > 0) throw failures[0];
  return results;
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
