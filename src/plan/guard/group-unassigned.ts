import { touches, type TerraformPlan } from '../terraform-plan.js';
import { groupAssignmentBlocks, GROUP_ASSIGNMENTS } from './group-assignment-block.js';
import { refusal, type Refusal } from './refusal.js';

/**
 * Refuses to take a group off the app: its members are deactivated in Klaviyo. That holds for groups assigned by hand,
 * too: `okta_app_group_assignments` is authoritative and removes what the access file does not name.
 */
export function groupUnassigned(plan: TerraformPlan): readonly Refusal[] {
  return plan.changes
    .filter((change) => change.type === GROUP_ASSIGNMENTS && touches(change))
    .flatMap((change) => {
      const kept = new Set(groupAssignmentBlocks(change.after).map((group) => group.id));
      const lost = groupAssignmentBlocks(change.before).filter((group) => !kept.has(group.id));
      if (lost.length === 0) return [];
      const groups = lost
        .map((group) => `${group.id ?? 'unknown'} (role ${group.role ?? 'not in the plan'})`)
        .join(', ');
      return refusal(
        'group-unassigned',
        change.address,
        `The deploy would take ${lost.length === 1 ? 'a group' : `${lost.length} groups`} off the app: ${groups}. ` +
          'Their members lose access to Klaviyo unless another assigned group has them. ' +
          'If a group was assigned by hand and should stay, add it to the assignments of the access file.',
      );
    });
}
