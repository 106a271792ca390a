import { deletes } from '../../plan-action.js';
import { type GuardRule } from '../guard-rule.js';

/** Refuses to delete or replace the role attribute: the role of every person in the app's profiles would be lost with it. */
export const roleAttribute: GuardRule<'role-attribute'> = {
  id: 'role-attribute',
  judges: ['role attribute'],
  run({ action, provider: { words } }) {
    if (!deletes(action)) return undefined;
    const remedy =
      action === 'delete'
        ? 'Find out why the configuration no longer holds it: it was removed, renamed without a moved block, or left out with its stack.'
        : `Find out what forces it. The plan marks it with "forces replacement": ${words.roleAttributeReplacedBy}.`;
    return (
      `The deploy would ${action} the role attribute. The role of every person and group in the app is lost with it, and ` +
      `${words.name} then pushes people without a role. ${remedy}`
    );
  },
};
