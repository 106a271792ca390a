import { type PlannedMembership } from '../../../provider/plan-subjects.js';
import { changesObject, deletes } from '../../plan-action.js';
import { type GuardRule, type JudgedChange, sideOf } from '../guard-rule.js';

/** How many memberships a refusal lists. */
const LISTED = 20;

/** Refuses to take people out of a group: they lose the app if that group gave it to them. */
export const membersRemoved: GuardRule<'members-removed'> = {
  id: 'members-removed',
  judges: ['group members'],
  run(change) {
    if (!changesObject(change.action) || change.before === null || change.action === 'forget and create') {
      return undefined;
    }
    const { memberships } = change.provider.plan;
    const before = memberships(sideOf(change, 'before'));
    const after = memberships(sideOf(change, 'after'));
    if (before === undefined || after === undefined) return `The deploy would change members of a group. ${NOT_KNOWN}`;
    const kept = new Set(after.map(keyOf));
    const lost = before.filter((membership) => deletes(change.action) || !kept.has(keyOf(membership)));
    return lost.length === 0 ? undefined : removed(lost, change);
  },
};

const NOT_KNOWN = 'The plan does not show who stays, so it may take people out of a group that gives them the app.';

function keyOf({ person, group }: PlannedMembership): string {
  return JSON.stringify([person, group]);
}

function removed(lost: readonly PlannedMembership[], { action }: JudgedChange): string {
  const listed = lost.slice(0, LISTED).map(({ person, group }) => `${person} out of ${group}`);
  const more = lost.length > LISTED ? `, and ${lost.length - LISTED} more` : '';
  return (
    `The deploy would take people out of groups: ${listed.join(', ')}${more}. ` +
    (action === 'replace' ? 'Then it puts the planned members into them. ' : '') +
    'Where such a group gives them the app, they lose access to Klaviyo. Allow it if they should lose it.'
  );
}
