import { deletes } from '../../plan-action.js';
import { changesAttribute } from '../changed-attributes.js';
import { type GuardFacts, type GuardRule, type JudgedChange } from '../guard-rule.js';
import { onlyRestores } from '../restored-rules.js';
import { isTooMany, limitWords, type Removal, removalWords } from '../removal.js';
import { ruleRemoval } from '../removals.js';

/**
 * Refuses to delete a rule, and to change whom it makes members of a group, where that takes more people out of it than the policy
 * allows, or where it cannot be said whom: no plan shows who matches a rule, and the guard needs the people of the directory. What only puts back what
 * was switched off or excluded by hand is not refused: `restoredRules` says it.
 */
export const groupRuleChanged: GuardRule<'group-rule-changed'> = {
  id: 'group-rule-changed',
  judges: ['rule'],
  run(change, facts) {
    const { action } = change;
    if (action !== 'update' && !deletes(action)) return undefined;
    const removal = ruleRemoval(change, facts);
    if (removal !== undefined) return isTooMany(removal, facts) ? tooMany(removal, facts) : undefined;
    const effect = action === 'update' ? updateOf(change) : deletionOf(change);
    return (
      effect &&
      `${effect} The guard cannot see who that is. Look at the members in ${change.provider.words.name} first.`
    );
  },
};

function tooMany(removal: Removal, facts: GuardFacts): string {
  return (
    `By ${facts.people!.source}, the deploy would change a rule so that it takes ${removalWords(removal)}. That is ` +
    `${limitWords(removal, facts)}. They lose the app where the group gives it. Allow it if they should lose it.`
  );
}

function updateOf(change: JudgedChange): string | undefined {
  const changed = change.provider.plan.ruleAttributes.filter((name) => changesAttribute(change, name));
  if (changed.length === 0 || onlyRestores(change)) return undefined;
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
