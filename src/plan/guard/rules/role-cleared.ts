import { type PlannedValue } from '../../../provider/plan-values.js';
import { changesObject, onlyCreates } from '../../plan-action.js';
import { groupsOfChange } from '../app-groups.js';
import { hasRoles } from '../app-roles.js';
import { assignedRole, groupsOf } from '../assigned-groups.js';
import { type GuardFacts, type GuardRule, type JudgedChange, sideOf } from '../guard-rule.js';

/**
 * Refuses to clear the role of an assignment that stays, and to assign a group or a person without one: that takes the place of the
 * role which another group gives. A role that is known only after the apply counts as cleared: nobody can say that it is there.
 */
export const roleCleared: GuardRule<'role-cleared'> = {
  id: 'role-cleared',
  judges: ['group assignments', 'group assignment', 'person assignment'],
  run(change, facts) {
    if (change.subject === 'person assignment' && onlyCreates(change.action)) return withoutRole(change, facts);
    if (!changesObject(change.action) || change.after === null) return undefined;
    const reasons = [cleared(change), newGroups(change, facts)].filter((reason) => reason !== undefined);
    return reasons.length === 0 ? undefined : reasons.join(' ');
  },
};

/** Assignments that stay, and whose role goes. */
function cleared(change: JudgedChange): string | undefined {
  const lost = rolesOf(change, 'before').flatMap(({ id, role }) => {
    const later = rolesOf(change, 'after').find((other) => other.id === id);
    const held = assignedRole({ role });
    if (later === undefined || held === '' || assignedRole(later) !== '') return [];
    return [`${id ?? 'of unknown id'} (role ${held} now, ${later.role.shown === 'unknown' ? NOT_KNOWN : 'none then'})`];
  });
  if (lost.length === 0) return undefined;
  const { words } = change.provider;
  const whom = change.subject === 'person assignment' ? 'the person' : 'the group';
  return (
    `The deploy would clear the role of ${whom} ${lost.join(', ')}. ${words.name} then pushes people without a role` +
    `${words.clearedUnseen}. ${words.writeRole}.`
  );
}

/** Groups that are assigned to the app for the first time. If one has a smaller priority than others, it takes their roles away. */
function newGroups(change: JudgedChange, facts: GuardFacts): string | undefined {
  if (change.subject === 'person assignment' || !hasRoles(change, facts)) return undefined;
  const added = groupsOfChange(change).flatMap(({ id, before, after }) => {
    if (before !== undefined || after === undefined || assignedRole(after) !== '') return [];
    return [`${id ?? 'of unknown id'}${after.role.shown === 'unknown' ? ` (role ${NOT_KNOWN})` : ''}`];
  });
  if (added.length === 0) return undefined;
  const { plan, words } = change.provider;
  return (
    `The deploy would assign the app to the group ${added.join(', ')} without a role. ${words.name} then pushes its members ` +
    `without one. ${plan.groupOrder === undefined ? 'That may also hold' : 'If the group comes first, that also holds'} for people who have a ` +
    `role by another group. ${words.writeRole}.`
  );
}

/** Only of an app with roles: other apps need none. */
function withoutRole(change: JudgedChange, facts: GuardFacts): string | undefined {
  const { plan, words } = change.provider;
  const person = plan.assignedPerson(sideOf(change, 'after'));
  if (assignedRole(person) !== '' || !hasRoles(change, facts)) return undefined;
  return (
    `The deploy would assign the app directly to ${person.name ?? facts.personNames.get(person.id ?? '') ?? person.id ?? 'a person'} ` +
    `${person.role.shown === 'unknown' ? `with a role that is ${NOT_KNOWN}` : 'without a role'}. ` +
    `${words.directWithoutRole}. ${words.writeRole}.`
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
