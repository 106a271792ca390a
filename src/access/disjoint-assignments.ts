import { disjointRules } from '../rules/entra/disjoint-rules.js';
import { type Account, type Assignment } from './access-model.js';
import { grantsOn } from './grant.js';

/** Whether two assignments of an account, the earlier one first, cannot both hold of one person in the identity provider. */
export type AreDisjoint = (earlier: Assignment, later: Assignment) => boolean;

/**
 * Which assignments of an account its stack keeps apart in the identity provider: somebody whom both are for gets the earlier one
 * alone. It does so by the rules of Entra's groups, where a rule can. Of no other two is that known.
 *
 * @param today - the day of the run in UTC, as YYYY-MM-DD: grants that ended before it count no longer
 */
export function disjointAssignments({ assignments, identityProvider }: Account, today: string): AreDisjoint {
  if (identityProvider?.kind !== 'entra') return () => false;
  const inOrder = assignments.toSorted((one, other) => one.priority - other.priority);
  const rules = disjointRules(inOrder.map((assignment) => withoutEndedGrants(assignment, today)));
  const apart = new Map(
    rules.map(({ assignment, overlaps }, index) => {
      const overlapping = new Set(overlaps.map(({ earlier }) => earlier.priority));
      const before = inOrder.slice(0, index);
      // Behind everyone no group has a rule that could leave out the people of another one.
      const isBehindEveryone = before.some(({ membership }) => membership?.kind === 'everyone');
      const apartFrom = before.filter(({ priority }) => !isBehindEveryone && !overlapping.has(priority));
      return [assignment.priority, new Set(apartFrom.map(({ priority }) => priority))];
    }),
  );
  return (earlier, later) => apart.get(later.priority)?.has(earlier.priority) === true;
}

function withoutEndedGrants(assignment: Assignment, today: string): Assignment {
  const { membership } = assignment;
  if (membership?.kind !== 'declared') return assignment;
  return { ...assignment, membership: { ...membership, members: grantsOn(today, membership.members) } };
}
