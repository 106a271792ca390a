import { recordDigest } from '../klaviyo/listing-digest.js';
import { type NewUser, type UserChanges } from '../klaviyo/write-body.js';
import { differencesIn } from '../klaviyo/written-differences.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { userKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { type Action, type ActionValues, type CreateAction } from './plan.js';

/**
 * Where an action stands with what is there now.
 *
 * - `ready`: what is there is what the plan was made from.
 * - `already`: it is as it was to become.
 * - `conflict`: it is neither, and the message says what is there.
 */
export type Standing = { readonly kind: 'ready' | 'already' } | { readonly kind: 'conflict'; readonly message: string };

const READY: Standing = { kind: 'ready' };
const ALREADY: Standing = { kind: 'already' };

/** People as one complete reading has them. */
export interface PeopleThere {
  readonly byId: (id: string) => ProvisionedPerson | undefined;
  readonly ofKey: (key: string) => readonly ProvisionedPerson[];
}

/** People of a complete listing. */
export function peopleThere(users: readonly ProvisionedPerson[]): PeopleThere {
  const byId = new Map(users.map((user) => [user.id, user]));
  const ofKey = new Map<string, ProvisionedPerson[]>();
  for (const user of users) {
    const key = userKey(user.userName);
    const others = ofKey.get(key);
    if (others === undefined) ofKey.set(key, [user]);
    else others.push(user);
  }
  return { byId: (id) => byId.get(id), ofKey: (key) => ofKey.get(key) ?? [] };
}

/** Where an action stands with a complete listing. */
export function standingIn(action: Action, there: PeopleThere): Standing {
  const { key, userName } = action;
  const sameKey = there.ofKey(key);
  if (action.kind === 'create') return createStanding(action, sameKey);
  if (sameKey.length > 1) return conflict(`${sameKey.length} users now have the userName ${quoted(userName)}`);
  const record = there.byId(action.record.id);
  if (record !== undefined) return recordStanding(action, record);
  if (sameKey.length > 0) return conflict(`${quoted(userName)} now has another id`);
  // A complete listing without them: they cannot be switched off, nor be deleted, any further.
  return action.kind === 'deactivate' || action.kind === 'delete' ? ALREADY : conflict(`${quoted(userName)} is gone`);
}

/** Where an action stands with the record that it is about. */
export function recordStanding(action: Exclude<Action, CreateAction>, record: ProvisionedPerson): Standing {
  const { userName } = action;
  if (userKey(record.userName) !== action.key) {
    return conflict(`The id ${quoted(record.id)} is now that of ${quoted(record.userName)}`);
  }
  if (action.kind !== 'delete' && showsValues(record, action.to)) return ALREADY;
  if (recordDigest(record) === action.record.sha256) return READY;
  const { active, role } = record;
  const state = `${active ? 'active' : 'inactive'}, with ${role === undefined ? 'no role' : `the role ${quoted(role)}`}`;
  return conflict(`The record of ${quoted(userName)} was changed after the plan was made; it is now ${state}`);
}

function createStanding({ userName, to }: CreateAction, sameKey: readonly ProvisionedPerson[]): Standing {
  const [there] = sameKey;
  if (there === undefined) return READY;
  if (sameKey.length > 1) return conflict(`${sameKey.length} users now have the userName ${quoted(userName)}`);
  if (differencesIn({ userName, ...to }, there).length === 0) return ALREADY;
  return conflict(`There is a user ${quoted(userName)} by now, and not as planned`);
}

/** Whether a record shows all values that are given, without contradicting itself. */
export function showsValues(record: ProvisionedPerson, { givenName, familyName, role, active }: ActionValues): boolean {
  return (
    record.conflicts.length === 0 &&
    (givenName === undefined || givenName === record.givenName) &&
    (familyName === undefined || familyName === record.familyName) &&
    (role === undefined || role === (record.role ?? null)) &&
    (active === undefined || (active === record.active && record.noActive !== true))
  );
}

/** The user that an action creates. */
export function newUserOf({ userName, to }: CreateAction): NewUser {
  return { userName, ...to };
}

/** The values of a plan as a write takes them; a role that there is not is none. */
export function changesOf({ role, ...values }: ActionValues): UserChanges {
  return { ...values, ...(typeof role === 'string' && { role }) };
}

function conflict(message: string): Standing {
  return { kind: 'conflict', message: `${message}.` };
}
