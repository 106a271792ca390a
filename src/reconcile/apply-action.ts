import { ScimError } from '../klaviyo/scim-error.js';
import { type ScimRecord, type WriteOutcome } from '../klaviyo/write-outcome.js';
import { type WrittenDifference } from '../klaviyo/written-differences.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { quoted } from '../text/quoted.js';
import { type ActionResult, type ActionSurroundings } from './action-result.js';
import { JournalError } from './journal.js';
import { type Action, type CreateAction } from './plan.js';
import { settleAction } from './settle-action.js';
import { changesOf, newUserOf, recordStanding, type Standing, standingIn } from './standing.js';

/**
 * Carries out one action: settles it first if an earlier run was stopped in the middle of it, compares what is there with what the plan was made
 * from, twice, and only then writes; a line of the journal before and after.
 *
 * @param name - {@link actionName}
 * @throws ReconcileError if the lock was lost; nothing is sent then
 */
export async function carryOut(action: Action, name: string, around: ActionSurroundings): Promise<ActionResult> {
  const { journal } = around;
  try {
    const state = journal.stateOf(name);
    if (state === 'done') return { action, status: 'done' };
    if (state === 'in-flight') {
      const settled = await settleAction(action, name, around);
      if (settled.status !== 'not-done') return settled;
    }
    return await write(action, name, around);
  } catch (error) {
    if (error instanceof ScimError) return failedReading(action, error);
    // What was done before is reported all the same; of this one nobody knows.
    if (error instanceof JournalError) return { action, status: 'unknown', message: error.message, endsRun: true };
    throw error;
  }
}

async function write(action: Action, name: string, around: ActionSurroundings): Promise<ActionResult> {
  const listed = standingIn(action, around.there);
  if (listed.kind !== 'ready') return standingResult(action, listed);
  const why = around.untouchable({ userName: action.userName, role: undefined });
  if (why !== undefined) return { action, status: 'conflict', message: why };
  return action.kind === 'create' ? create(action, name, around) : change(action, name, around);
}

async function create(action: CreateAction, name: string, around: ActionSurroundings): Promise<ActionResult> {
  const { writer, signal, journal } = around;
  if (journal.stateOf(name) !== 'none') {
    // An earlier run has sent it, and the listing of this one may be older than what became of that.
    const [found] = await writer.findByUserName(action.userName, { signal });
    if (found !== undefined) {
      const message = `There is a user ${quoted(action.userName)} by now, whom the listing of this run does not have. Plan again.`;
      return { action, status: 'conflict', message };
    }
  }
  const result = await journaled(action, name, around, () => writer.createUser(newUserOf(action), { signal }));
  if (result.status === 'done' && around.admins.isAdmin({ userName: action.userName, ...action.to }))
    around.admins.add(action.key);
  return result;
}

async function change(
  action: Exclude<Action, CreateAction>,
  name: string,
  around: ActionSurroundings,
): Promise<ActionResult> {
  const { writer, admins, signal, untouchable } = around;
  if (action.kind !== 'delete' && action.to.role === null) {
    return {
      action,
      status: 'not-done',
      message: `A role cannot be taken from ${quoted(action.userName)} over SCIM, only changed.`,
    };
  }
  const record = await writer.readUser(action.record.id, { signal });
  if (record === undefined) {
    admins.lacks(action.key);
    return { action, status: 'conflict', message: `${quoted(action.userName)} was listed and is not found any more.` };
  }
  if (!admins.isAdmin(record.person)) admins.lacks(action.key);
  const standing = recordStanding(action, record.person);
  if (standing.kind !== 'ready') return standingResult(action, standing);
  const why = untouchable(record.person);
  if (why !== undefined) return { action, status: 'conflict', message: why };
  const was = admins.isAdmin(record.person);
  const becomes = action.kind !== 'delete' && admins.isAdmin(after(record.person, action));
  if (was && !becomes && !admins.tryToTake(action.key)) {
    return {
      ...{ action, status: 'not-done' },
      message: `${quoted(action.userName)} was not changed. ${admins.whyKept}`,
    };
  }
  const result = await journaled(action, name, around, () => sent(action, record, around));
  if (was && !becomes && result.status === 'not-done') admins.add(action.key);
  if (!was && becomes && result.status === 'done') admins.add(action.key);
  return result;
}

function sent(
  action: Exclude<Action, CreateAction>,
  record: ScimRecord,
  { writer, signal }: ActionSurroundings,
): Promise<WriteOutcome> {
  if (action.kind === 'delete') return writer.deleteUser(record, { signal });
  return writer.updateUser(record, changesOf(action.to), { signal });
}

function after(
  person: ProvisionedPerson,
  { to }: Exclude<Action, CreateAction | { readonly kind: 'delete' }>,
): ProvisionedPerson {
  return { ...person, ...changesOf(to) };
}

/** Sends a write between two lines of the journal. */
async function journaled(
  action: Action,
  name: string,
  around: ActionSurroundings,
  send: () => Promise<WriteOutcome>,
): Promise<ActionResult> {
  const { journal, lock, signal } = around;
  if (signal?.aborted === true) return { action, status: 'not-attempted' };
  await lock.check();
  await journal.write({ event: 'begin', action: name });
  const outcome = await send();
  switch (outcome.kind) {
    case 'unknown':
      return settleAction(action, name, around, outcome.message);
    case 'unauthorized': {
      const { message } = outcome;
      await journal.write({ event: 'end', action: name, outcome: 'not-done', message });
      return { action, status: 'not-done', message, endsRun: true };
    }
    case 'not-done': {
      const { message, status } = outcome;
      await journal.write({ event: 'end', action: name, outcome: 'not-done', message });
      const more = status === 409 ? await whoIsThere(action, around) : '';
      return { action, status: 'not-done', message: `${message}${more}` };
    }
    case 'done': {
      const id = outcome.record?.person.id;
      if (outcome.differences.length === 0) {
        await journal.write({ event: 'end', action: name, outcome: 'done', id });
        return { action, status: 'done' };
      }
      const message = `The server accepted it and does not show it: ${outcome.differences.map(shownAs).join(', ')}.`;
      await journal.write({ event: 'end', action: name, outcome: 'conflict', id, message });
      return { action, status: 'conflict', message };
    }
  }
}

/** Why the server may say that a userName is taken, to stand after what it said; empty where that cannot be read. */
async function whoIsThere(action: Action, { writer }: ActionSurroundings): Promise<string> {
  if (action.kind !== 'create') return '';
  try {
    const [found] = await writer.findByUserName(action.userName);
    return found === undefined
      ? ' The server shows no such user. Somebody who was deleted, or who is in another Klaviyo account, may hold the userName: ask Klaviyo support.'
      : ' There is such a user by now: plan again.';
  } catch (error) {
    if (error instanceof ScimError) return '';
    throw error;
  }
}

function shownAs({ attribute, wanted, shown }: WrittenDifference): string {
  return attribute === 'record'
    ? 'the user is still there'
    : `${attribute} is ${quoted(shown)} in place of ${quoted(wanted)}`;
}

function standingResult(action: Action, standing: Standing): ActionResult {
  if (standing.kind === 'conflict') return { action, status: 'conflict', message: standing.message };
  return { action, status: 'already' };
}

/** A read that failed before anything was sent. */
function failedReading(action: Action, error: ScimError): ActionResult {
  const message = `Nothing was written: ${error.message}`;
  return error.status === 401
    ? { action, status: 'not-done', message, endsRun: true }
    : { action, status: 'not-done', message };
}
