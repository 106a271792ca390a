import { type PlannedMembership } from '../../../provider/plan-subjects.js';
import { changesObject, deletes } from '../../plan-action.js';
import { type GuardFacts, type GuardRule, type JudgedChange, sideOf } from '../guard-rule.js';
import { membersRemoval, speaksForRemoval } from '../members-removal.js';
import { isTooMany, limitWords, removalWords } from '../removal.js';

/** How many memberships a refusal lists. */
const LISTED = 20;

/**
 * Refuses to take people out of a group, who lose the app if that group gave it to them: all of them, or more at once than the policy
 * allows. Fewer are those whom a review of the access file took out, or who were put in by hand; they are shown and not refused.
 */
export const membersRemoved: GuardRule<'members-removed'> = {
  id: 'members-removed',
  judges: ['group members'],
  run(change, facts) {
    if (!changesObject(change.action) || change.before === null || change.action === 'forget and create') {
      return undefined;
    }
    const { memberships } = change.provider.plan;
    const before = memberships(sideOf(change, 'before'));
    const after = memberships(sideOf(change, 'after'));
    if (before === undefined || after === undefined) return `The deploy would change members of a group. ${NOT_KNOWN}`;
    const kept = new Set(after.map(keyOf));
    const lost = before.filter((membership) => deletes(change.action) || !kept.has(keyOf(membership)));
    if (lost.length === 0) return undefined;
    const removal = membersRemoval(change, facts);
    if (removal === undefined) return removed(lost, change, facts);
    if (!isTooMany(removal, facts) || !speaksForRemoval(change, facts)) return undefined;
    return `The deploy would take ${removalWords(removal)}. That is ${limitWords(removal, facts)}. ${END}`;
  },
};

const NOT_KNOWN = 'The plan does not show who stays, so it may take people out of a group that gives them the app.';

const END = 'Where such a group gives them the app, they lose access to Klaviyo. Allow it if they should lose it.';

function keyOf({ person, group }: PlannedMembership): string {
  return JSON.stringify([person, group]);
}

function removed(
  lost: readonly PlannedMembership[],
  { action }: JudgedChange,
  { personNames, groupNames }: GuardFacts,
): string {
  const listed = lost
    .slice(0, LISTED)
    .map(({ person, group }) => `${personNames.get(person) ?? person} out of ${groupNames.get(group) ?? group}`);
  const more = lost.length > LISTED ? `, and ${lost.length - LISTED} more` : '';
  return (
    `The deploy would take people out of groups: ${listed.join(', ')}${more}. ` +
    (action === 'replace' ? 'Then it puts the planned members into them. ' : '') +
    END
  );
}
