import { assignedRole } from '../assigned-groups.js';
import { deletes } from '../../plan-action.js';
import { type GuardRule, sideOf } from '../guard-rule.js';
import { onlyChangesRole } from '../role-change.js';

/** Refuses to take the app from a person to whom it is assigned directly. */
export const personUnassigned: GuardRule<'person-unassigned'> = {
  id: 'person-unassigned',
  judges: ['person assignment'],
  run(change, { personNames }) {
    const { action, type, before, provider } = change;
    if (!deletes(action) || provider.plan.deletionKeeps(type, before) || onlyChangesRole(change)) return undefined;
    const person = provider.plan.assignedPerson(sideOf(change, 'before'));
    const { id, name } = person;
    return (
      `The deploy would take the app from ${name ?? personNames.get(id ?? '') ?? 'a person'} (${id ?? 'of unknown id'}, role ` +
      `${assignedRole(person) || 'not in the plan'})${action === 'replace' ? ' and assign it again' : ''}. They lose access to ` +
      'Klaviyo, or may be deactivated there, unless an assigned group has them. To keep their access, keep the resource in the ' +
      'configuration or put them into an assigned group first.'
    );
  },
};
