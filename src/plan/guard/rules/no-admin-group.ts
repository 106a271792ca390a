import { rolePower } from '../../../access/role.js';
import { changesObject } from '../../plan-action.js';
import { assignedRole, groupsOf } from '../assigned-groups.js';
import { type GuardRule } from '../guard-rule.js';

/** Refuses to leave the app without a group whose role administers: only the owner could then let people in. */
export const noAdminGroup: GuardRule<'no-admin-group'> = {
  id: 'no-admin-group',
  judges: ['group assignments'],
  run(change) {
    if (
      !changesObject(change.action) ||
      groupsOf(change, 'after').some((group) => rolePower(assignedRole(group)) === 'full')
    ) {
      return undefined;
    }
    return (
      'After the deploy no group would have an admin role. Only the owner could then administer Klaviyo. ' +
      'Keep an assignment with role admin (portfolio_admin in a portfolio).'
    );
  },
};
