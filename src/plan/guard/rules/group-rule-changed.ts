import { deletes } from '../../plan-action.js';
import { changesAttribute } from '../changed-attributes.js';
import { type GuardRule, type JudgedChange } from '../guard-rule.js';

/**
 * Refuses to change whom a rule makes members of a group, and to delete it. No plan shows who matches a rule, so the guard
 * cannot say who is lost.
 */
export const groupRuleChanged: GuardRule<'group-rule-changed'> = {
  id: 'group-rule-changed',
  judges: ['rule'],
  run(change) {
    const { action } = change;
    if (action !== 'update' && !deletes(action)) return undefined;
    const effect = action === 'update' ? updateOf(change) : deletionOf(change);
    return (
      effect &&
      `${effect} The guard cannot see who that is. Look at the members in ${change.provider.words.name} first.`
    );
  },
};

function updateOf(change: JudgedChange): string | undefined {
  const changed = change.provider.plan.ruleAttributes.filter((name) => changesAttribute(change, name));
  if (changed.length === 0) return undefined;
  return (
    `The deploy would change a rule that makes people members of groups (${changed.join(', ')}). People who no longer match ` +
    'leave the groups, and lose the app where the groups give it.'
  );
}

function deletionOf({ action, before, provider: { plan } }: JudgedChange): string {
  return (
    `The deploy would ${action} a rule that makes people members of groups. ` +
    (plan.ruleRemovesMembers(before)
      ? 'The people whom it has made members leave the groups, and lose the app where the groups give it.'
      : 'Its members stay, but people who come to match it no longer join.')
  );
}
