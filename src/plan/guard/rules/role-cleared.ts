import { type PlannedValue } from '../../../provider/plan-values.js';
import { changesObject } from '../../plan-action.js';
import { assignedRole, groupsOf } from '../assigned-groups.js';
import { type GuardRule, type JudgedChange, sideOf } from '../guard-rule.js';

/**
 * Refuses to clear the role of an assignment that stays. A role that is known only after the apply counts as cleared: nobody
 * can say that it is there.
 */
export const roleCleared: GuardRule<'role-cleared'> = {
  id: 'role-cleared',
  judges: ['group assignments', 'group assignment', 'person assignment'],
  run(change) {
    if (!changesObject(change.action) || change.before === null || change.after === null) return undefined;
    const cleared = rolesOf(change, 'before').flatMap(({ id, role }) => {
      const later = rolesOf(change, 'after').find((other) => other.id === id);
      const held = assignedRole({ role });
      if (later === undefined || held === '' || assignedRole(later) !== '') return [];
      return [
        `${id ?? 'of unknown id'} (role ${held} now, ${later.role.shown === 'unknown' ? NOT_KNOWN : 'none then'})`,
      ];
    });
    if (cleared.length === 0) return undefined;
    const whom = change.subject === 'person assignment' ? 'the person' : 'the group';
    return (
      `The deploy would clear the role of ${whom} ${cleared.join(', ')}. ${change.provider.words.name} then pushes people ` +
      "without a role, and later plans do not show it. Write a role into the assignment's profile."
    );
  },
};

const NOT_KNOWN = 'known only after the apply';

interface Assigned {
  readonly id: string | null;
  readonly role: PlannedValue;
}

function rolesOf(change: JudgedChange, side: 'before' | 'after'): readonly Assigned[] {
  return change.subject === 'person assignment'
    ? [change.provider.plan.assignedPerson(sideOf(change, side))]
    : groupsOf(change, side);
}
