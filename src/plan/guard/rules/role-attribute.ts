import { deletes } from '../../plan-action.js';
import { changesAttribute } from '../changed-attributes.js';
import { type GuardRule, type JudgedChange } from '../guard-rule.js';

/**
 * Refuses to delete or replace the role attribute: the role of every person in the app's profiles would be lost with it. And to
 * change what decides under which name, and from where, the role is pushed.
 */
export const roleAttribute: GuardRule<'role-attribute'> = {
  id: 'role-attribute',
  judges: ['role attribute'],
  run(change) {
    const { action, provider } = change;
    const { words } = provider;
    if (action === 'update' || action === 'forget and create') return changed(change);
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

function changed(change: JudgedChange): string | undefined {
  const { plan, words } = change.provider;
  const names = plan.roleSettings(change).filter((name) => changesAttribute(change, name));
  if (names.length === 0) return undefined;
  return (
    `The deploy would change how the role attribute works: ${names.join(', ')}. ${words.name} may then push the role under another ` +
    'name, take it from somewhere else, or refuse to save people. Klaviyo accepts nobody whose role it cannot read. Compare with ' +
    `what Klaviyo asks for, and with ${words.roleAttribute}.`
  );
}
