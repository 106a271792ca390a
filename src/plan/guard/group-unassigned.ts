import { touches, type TerraformPlan } from '../terraform-plan.js';
import { groupAssignmentBlocks, type GroupAssignmentBlock, GROUP_ASSIGNMENTS } from './group-assignment-block.js';
import { refusal, type Refusal } from './refusal.js';

/**
 * Refuses to take a group off the app: its members are deactivated in Klaviyo. That holds for groups assigned by hand,
 * too: `okta_app_group_assignments` is authoritative and removes what the access file does not name. And it holds for
 * groups that are put back: a replacement takes every group off, whatever stands on its other side.
 */
export function groupUnassigned(plan: TerraformPlan): readonly Refusal[] {
  return plan.changes
    .filter((change) => change.type === GROUP_ASSIGNMENTS && touches(change))
    .flatMap((change) => {
      const removed = change.actions.includes('delete');
      const kept = new Set(removed ? [] : groupAssignmentBlocks(change.after).map((group) => group.id));
      const lost = groupAssignmentBlocks(change.before).filter((group) => !kept.has(group.id));
      if (lost.length === 0) return [];
      const anew = removed && change.actions.includes('create');
      return refusal('group-unassigned', change.address, anew ? takenOffAndPutBack(lost) : takenOff(lost));
    });
}

function takenOff(lost: readonly GroupAssignmentBlock[]): string {
  return (
    `The deploy would take ${counted(lost)} off the app: ${listed(lost)}. ` +
    'Their members lose access to Klaviyo unless another assigned group has them. ' +
    'If a group was assigned by hand and should stay, add it to the assignments of the access file.'
  );
}

function takenOffAndPutBack(lost: readonly GroupAssignmentBlock[]): string {
  return (
    `The deploy would replace the group assignments. It takes ${counted(lost)} off the app: ${listed(lost)}; what the ` +
    'access file names is assigned anew. Everyone loses access to Klaviyo meanwhile, and with Deactivate Users on is ' +
    'deactivated there. Find out what forces it: another app, a resource that Terraform holds for broken (terraform ' +
    'untaint), or a plan made with -replace.'
  );
}

function counted(lost: readonly GroupAssignmentBlock[]): string {
  return lost.length === 1 ? 'a group' : `${lost.length} groups`;
}

function listed(lost: readonly GroupAssignmentBlock[]): string {
  return lost.map((group) => `${group.id ?? 'unknown'} (role ${group.role ?? 'not in the plan'})`).join(', ');
}
