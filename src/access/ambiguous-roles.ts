import { type Account, type Assignment } from './access-model.js';
import { disjointAssignments } from './disjoint-assignments.js';
import { decidesByPriority } from './provider-settings.js';

/** Of the assignments that apply to a person, in order of priority, those that give another role than the first does. */
export type OtherRoles = (applying: readonly Assignment[]) => readonly Assignment[];

/**
 * Prepares which roles besides the first one somebody may get: where the identity provider does not decide by priority, it gives them
 * that of any group that they are in. Groups that the stack keeps apart are not in doubt. Undefined where priority decides.
 *
 * @param today - the day of the run in UTC, as YYYY-MM-DD
 */
export function otherRoles(account: Account, today: string): OtherRoles | undefined {
  const { identityProvider } = account;
  if (identityProvider === undefined || decidesByPriority(identityProvider)) return undefined;
  const areDisjoint = disjointAssignments(account, today);
  return (applying) =>
    applying.filter((later, index) => {
      const earlier = applying.slice(0, index);
      return later.role !== applying[0]?.role && !earlier.some((one) => areDisjoint(one, later));
    });
}
