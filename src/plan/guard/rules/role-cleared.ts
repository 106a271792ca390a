import { type PlannedValue } from '../../../provider/plan-values.js';
import { changesObject, onlyCreates } from '../../plan-action.js';
import { assignedRole, groupsOf } from '../assigned-groups.js';
import { type GuardFacts, type GuardRule, type JudgedChange, sideOf } from '../guard-rule.js';

/**
 * Refuses to clear the role of an assignment that stays, and to assign a person directly without one: that takes the place of the
 * role which a group gives. A role that is known only after the apply counts as cleared: nobody can say that it is there.
 */
export const roleCleared: GuardRule<'role-cleared'> = {
  id: 'role-cleared',
  judges: ['group assignments', 'group assignment', 'person assignment'],
  run(change, facts) {
    if (change.subject === 'person assignment' && onlyCreates(change.action)) return withoutRole(change, facts);
    if (!changesObject(change.action) || change.after === null) return undefined;
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

/** Only of an app whose role attribute is in the plan: other apps need no role. */
function withoutRole(change: JudgedChange, { changes }: GuardFacts): string | undefined {
  const { plan, words } = change.provider;
  const person = plan.assignedPerson(sideOf(change, 'after'));
  const app = plan.appId(change.after);
  const hasRoles = changes.some(({ subject, before, after }) => {
    return subject === 'role attribute' && plan.appId(after ?? before) === app;
  });
  if (!hasRoles || assignedRole(person) !== '') return undefined;
  return (
    `The deploy would assign the app directly to ${person.name ?? person.id ?? 'a person'} ` +
    `${person.role.shown === 'unknown' ? `with a role that is ${NOT_KNOWN}` : 'without a role'}. That takes the place of the ` +
    `role which a group gives them, and ${words.name} then pushes them without one. Write a role into the assignment's profile.`
  );
}

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
