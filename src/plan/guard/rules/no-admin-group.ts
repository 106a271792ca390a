import { rolePower } from '../../../access/role.js';
import { type PlannedAttributes } from '../../../provider/plan-subjects.js';
import { changesObject } from '../../plan-action.js';
import { changesApp } from '../changes-app.js';
import { type AppGroup, assignsGroups, groupsOfChange } from '../app-groups.js';
import { assignedRole, groupsOf } from '../assigned-groups.js';
import { type GuardFacts, type GuardRule, type JudgedChange } from '../guard-rule.js';

/** Refuses to leave the app without a group whose role administers: only the owner could then let people in. */
export const noAdminGroup: GuardRule<'no-admin-group'> = {
  id: 'no-admin-group',
  judges: ['group assignments', 'group assignment', 'app role'],
  run(change, facts) {
    if (!changesObject(change.action)) return undefined;
    if (!leavesNoAdmins(change, facts)) return undefined;
    return (
      'After the deploy no group would have an admin role. Only the owner could then administer Klaviyo. ' +
      'Keep an assignment with role admin (portfolio_admin in a portfolio).'
    );
  },
};

function leavesNoAdmins(change: JudgedChange, facts: GuardFacts): boolean {
  if (change.subject === 'app role') return takesAdminRole(change, facts);
  return change.subject === 'group assignment' || changesApp(change)
    ? takesLastAdmins(change, facts)
    : !administers(change, 'after');
}

/** Groups keep their assignments where the role to which these point goes, or becomes another one. */
function takesAdminRole({ before, after, provider: { plan } }: JudgedChange, { changes }: GuardFacts): boolean {
  const gives = (values: PlannedAttributes): boolean =>
    plan.roleValues(values)?.some((role) => rolePower(role) === 'full') === true;
  const groups = changes.filter(assignsGroups);
  const keeps = ({ before: was, after: will }: AppGroup): boolean =>
    was !== undefined && was.roleId === will?.roleId && rolePower(assignedRole(was)) === 'full';
  return (
    gives(before) &&
    !gives(after) &&
    groups.flatMap(groupsOfChange).some(keeps) &&
    !groups.some((other) => administers(other, 'after'))
  );
}

/** One assignment says nothing of the others: of the same app, all count that the plan holds, this one too. */
function takesLastAdmins(change: JudgedChange, { changes }: GuardFacts): boolean {
  const { type, before, provider } = change;
  if (!administers(change, 'before')) return false;
  if (change.after === null && provider.plan.deletionKeeps(type, before)) return false;
  const app = provider.plan.appId(before);
  return !changes.some(
    (other) => assignsGroups(other) && provider.plan.appId(other.after) === app && administers(other, 'after'),
  );
}

function administers(change: JudgedChange, side: 'before' | 'after'): boolean {
  return groupsOf(change, side).some((group) => rolePower(assignedRole(group)) === 'full');
}
