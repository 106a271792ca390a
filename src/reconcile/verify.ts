import { quoted } from '../text/quoted.js';
import { type ActionResult } from './action-result.js';
import { type Action } from './plan.js';
import { type PeopleThere, showsValues, standingIn } from './standing.js';

/** An action after the account was listed again. */
export interface VerifiedAction {
  readonly action: Action;
  /** `verified`: the listing shows it, whatever became of the write. `already`: it was so before, and is. `not-verified`: neither. */
  readonly verdict: 'verified' | 'already' | 'not-verified';
  /** What became of the write, and what is there. Undefined where all is as planned. */
  readonly message?: string | undefined;
}

/** What a complete listing after the last write shows of an action. */
export function verified({ action, status, message }: ActionResult, there: PeopleThere): VerifiedAction {
  if (isAsPlanned(action, there)) return { action, verdict: status === 'already' ? 'already' : 'verified' };
  const isUnseen = status === 'done' || status === 'already';
  const after = isUnseen ? `The listing after it does not show it: ${shown(action, there)}.` : undefined;
  return {
    action,
    verdict: 'not-verified',
    message: [message, after].filter((part) => part !== undefined).join(' '),
  };
}

/** Whether a listing shows the end that an action has. Of somebody who is to be switched off, that they are gone is one, too. */
function isAsPlanned(action: Action, there: PeopleThere): boolean {
  if (action.kind === 'create') return standingIn(action, there).kind === 'already';
  const record = there.byId(action.record.id);
  const sameKey = there.ofKey(action.key);
  if (record === undefined) return sameKey.length === 0 && (action.kind === 'delete' || action.kind === 'deactivate');
  return action.kind !== 'delete' && sameKey.length === 1 && showsValues(record, action.to);
}

function shown(action: Action, there: PeopleThere): string {
  const people = there.ofKey(action.key);
  const [person] = people;
  if (person === undefined) return `nobody has the userName ${quoted(action.userName)}`;
  if (people.length > 1) return `${people.length} users have the userName ${quoted(action.userName)}`;
  const { active, role } = person;
  const withRole = role === undefined ? 'no role' : `the role ${quoted(role)}`;
  return `${quoted(person.userName)} is ${active ? 'active' : 'inactive'}, with ${withRole}`;
}
