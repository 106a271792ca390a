import { type PlannedGroup, type PlannedPerson } from '../../provider/plan-subjects.js';
import { assignedRole, groupsOf } from './assigned-groups.js';
import { type JudgedChange, sideOf } from './guard-rule.js';

/**
 * Whether a replacement of an assignment only gives it another role, where the provider has no other way: the same group or person
 * has the same app before and after it.
 */
export function onlyChangesRole(change: JudgedChange): boolean {
  const { action, before, after, provider } = change;
  if (action !== 'replace' || !provider.plan.replacesForRole) return false;
  const [was, will] = [assigneeOf(change, 'before'), assigneeOf(change, 'after')];
  return (
    was?.id != null &&
    was.id === will?.id &&
    provider.plan.appId(before) === provider.plan.appId(after) &&
    (was.roleId !== will.roleId || assignedRole(was) !== assignedRole(will))
  );
}

function assigneeOf(change: JudgedChange, side: 'before' | 'after'): PlannedGroup | PlannedPerson | undefined {
  return change.subject === 'person assignment'
    ? change.provider.plan.assignedPerson(sideOf(change, side))
    : groupsOf(change, side)[0];
}
