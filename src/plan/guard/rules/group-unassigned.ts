import { type PlannedGroup } from '../../../provider/plan-subjects.js';
import { assignedRole, groupsOf } from '../assigned-groups.js';
import { changesObject, deletes } from '../../plan-action.js';
import { type GuardRule } from '../guard-rule.js';

/**
 * Refuses to take a group off the app: its members are deactivated in Klaviyo. That holds for groups assigned by hand too, where
 * the resource lists all groups of the app and so removes what the access file does not name. And it holds for groups that are
 * put back: a replacement takes every group off first.
 */
export const groupUnassigned: GuardRule<'group-unassigned'> = {
  id: 'group-unassigned',
  judges: ['group assignments'],
  run(change) {
    const { action } = change;
    if (!changesObject(action)) return undefined;
    const kept = new Set(deletes(action) ? [] : groupsOf(change, 'after').map(({ id }) => id));
    const lost = groupsOf(change, 'before').filter(({ id }) => !kept.has(id));
    if (lost.length === 0) return undefined;
    return action === 'replace' ? takenOffAndPutBack(lost) : takenOff(lost);
  },
};

function takenOff(lost: readonly PlannedGroup[]): string {
  return (
    `The deploy would take ${counted(lost)} off the app: ${listed(lost)}. ` +
    'Their members lose access to Klaviyo unless another assigned group has them. ' +
    'If a group was assigned by hand and should stay, add it to the assignments of the access file.'
  );
}

function takenOffAndPutBack(lost: readonly PlannedGroup[]): string {
  return (
    `The deploy would replace the group assignments. It takes ${counted(lost)} off the app: ${listed(lost)}. Then it assigns ` +
    'the groups of the access file again. In between, everyone loses access to Klaviyo and may be deactivated there. Find out ' +
    'what forces it: another app, a resource that Terraform has marked as tainted (terraform untaint), or a plan made with ' +
    '-replace.'
  );
}

function counted(lost: readonly PlannedGroup[]): string {
  return lost.length === 1 ? 'a group' : `${lost.length} groups`;
}

function listed(lost: readonly PlannedGroup[]): string {
  return lost.map((group) => `${group.id ?? 'unknown'} (role ${assignedRole(group) || 'not in the plan'})`).join(', ');
}
