import { settleWrite, type UnsettledWrite } from '../klaviyo/settle-write.js';
import { type ActionResult, type ActionSurroundings } from './action-result.js';
import { type Action } from './plan.js';
import { changesOf, newUserOf } from './standing.js';

/**
 * Finds out what became of an action's write of which nobody knows, and writes it into the journal. What stays unclear stays in
 * flight there, for the next run to settle. The run's signal does not stop it: it is a part of the write.
 *
 * @param lost - how the answer was lost. Default: an earlier run ended before it
 */
export async function settleAction(
  action: Action,
  name: string,
  around: ActionSurroundings,
  lost?: string,
): Promise<ActionResult> {
  const { writer, journal, settling, admins } = around;
  const why = lost === undefined ? '' : `${lost} `;
  const settled = await settleWrite(writer, unsettled(action), settling);
  const person = 'record' in settled ? settled.record?.person : undefined;
  // The listing of this run may be older than what was carried out; who has full power for certain counts, and nobody else.
  if (person !== undefined && admins.isAdmin(person)) admins.add(action.key);
  else admins.lacks(action.key);
  switch (settled.kind) {
    case 'done':
      await journal.write({ event: 'end', action: name, outcome: 'done', id: settled.record?.person.id });
      return { action, status: 'done' };
    case 'not-done': {
      const message = `${why}It was read again, and was not carried out by then.`;
      await journal.write({ event: 'end', action: name, outcome: 'not-done', message });
      return { action, status: 'not-done', message };
    }
    case 'otherwise': {
      const message = `${why}${settled.message}`;
      await journal.write({ event: 'end', action: name, outcome: 'conflict', message });
      return { action, status: 'conflict', message };
    }
    case 'unclear':
      // The journal keeps it in flight, so that the next run settles it.
      return { action, status: 'unknown', message: `${why}It could not be read again: ${settled.message}` };
  }
}

function unsettled(action: Action): UnsettledWrite {
  const { userName } = action;
  if (action.kind === 'create') return { kind: 'create', user: newUserOf(action) };
  const { id } = action.record;
  if (action.kind === 'delete') return { kind: 'delete', id, userName };
  return { kind: 'update', id, userName, from: changesOf(action.from), to: changesOf(action.to) };
}
