import { rolePower } from '../../access/role.js';
import { touches, type TerraformPlan } from '../terraform-plan.js';
import { groupAssignmentBlocks, GROUP_ASSIGNMENTS } from './group-assignment-block.js';
import { refusal, type Refusal } from './refusal.js';

/** Refuses to leave the app without a group whose role administers: nobody but the owner could then let people in. */
export function noAdminGroup(plan: TerraformPlan): readonly Refusal[] {
  return plan.changes
    .filter((change) => change.type === GROUP_ASSIGNMENTS && touches(change))
    .filter((change) => !groupAssignmentBlocks(change.after).some((group) => isAdmin(group.role)))
    .map((change) =>
      refusal(
        'no-admin-group',
        change.address,
        'After the deploy no group would have an admin role. Only the owner could then administer Klaviyo. ' +
          'Keep an assignment with role admin (portfolio_admin in a portfolio).',
      ),
    );
}

function isAdmin(role: string | undefined): boolean {
  return role !== undefined && rolePower(role) === 'full';
}
