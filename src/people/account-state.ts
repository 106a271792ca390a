import { type AssignedStation } from './assigned-station.js';

/**
 * How far an account is set up in its identity provider.
 *
 * - `deployed`: the app is there, or the account has no identity provider, or that was not read;
 * - `empty`: the app is there, and it is known that nobody is assigned to it yet;
 * - `not-deployed`: the app is not there yet, and a plan creates it.
 *
 * The last two are never an all-clear: nobody's access can be judged where nobody has any yet.
 */
export const ACCOUNT_STATES = ['deployed', 'empty', 'not-deployed'] as const;

export type AccountState = (typeof ACCOUNT_STATES)[number];

/** The state of an account by what was read of its identity provider; without a station, that was not read. */
export function stateOf(assigned: AssignedStation | undefined): AccountState {
  if (assigned === undefined) return 'deployed';
  if (assigned.available) return assigned.emptyBecause === undefined ? 'deployed' : 'empty';
  return assigned.notDeployed === true ? 'not-deployed' : 'deployed';
}
