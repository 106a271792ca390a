import { type Account, type Assignment } from './access-model.js';

/** Whether two assignments of an account, the earlier one first, cannot both hold of one person in the identity provider. */
export type AreDisjoint = (earlier: Assignment, later: Assignment) => boolean;

/**
 * Which assignments of an account its stack keeps apart in the identity provider: somebody whom both are for gets the earlier one
 * alone. Of no other two is that known.
 */
export function disjointAssignments(_account: Account, _today: string): AreDisjoint {
  return () => false;
}
