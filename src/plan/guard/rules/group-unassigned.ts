import { type PlannedGroup } from '../../../provider/plan-subjects.js';
import { assignedRole, groupsOf } from '../assigned-groups.js';
import { changesApp } from '../changes-app.js';
import { changesObject, deletes } from '../../plan-action.js';
import { type GuardFacts, type GuardRule, type JudgedChange } from '../guard-rule.js';
import { onlyChangesRole } from '../role-change.js';

/**
 * Refuses to take a group off the app: its members are deactivated in Klaviyo. That holds for groups assigned by hand too, where
 * the resource lists all groups of the app and so removes what the access file does not name. And it holds for groups that are
 * put back: a replacement takes every group off first. Where a replacement is the only way to another role, it is a changed role. Where an
 * assignment is no more than a rule that sets the role, `role-rule` judges it.
 */
export const groupUnassigned: GuardRule<'group-unassigned'> = {
  id: 'group-unassigned',
  judges: ['group assignments', 'group assignment'],
  run(change, facts) {
    if (change.provider.plan.roleRuleLoss !== undefined) return undefined;
    const lost = lostGroups(change);
    const [first] = lost;
    if (first === undefined) return undefined;
    if (change.subject === 'group assignment') {
      return isAmong(first, groupsOf(change, 'after')) && !changesApp(change)
        ? oneTakenOffAndPutBack(lost, facts)
        : oneTakenOff(lost, facts);
    }
    return change.action === 'replace' ? takenOffAndPutBack(lost, facts) : takenOff(lost, facts);
  },
};

/** One assignment that is forgotten stays; of a list that is forgotten, what the new one leaves out is taken off. */
function lostGroups(change: JudgedChange): readonly PlannedGroup[] {
  const { action, subject, type, before, provider } = change;
  const keeps = subject === 'group assignment' && action === 'forget and create';
  if (!changesObject(action) || keeps || provider.plan.deletionKeeps(type, before) || onlyChangesRole(change))
    return [];
  const leaves = deletes(action) || changesApp(change);
  return groupsOf(change, 'before').filter((group) => leaves || !isAmong(group, groupsOf(change, 'after')));
}

function isAmong(group: PlannedGroup, others: readonly PlannedGroup[]): boolean {
  return others.some(({ id }) => id === group.id);
}

function takenOff(lost: readonly PlannedGroup[], names: Names): string {
  return (
    `The deploy would take ${counted(lost)} off the app: ${listed(lost, names)}. ` +
    'Their members lose access to Klaviyo unless another assigned group has them. ' +
    'If a group was assigned by hand and should stay, add it to the assignments of the access file.'
  );
}

function takenOffAndPutBack(lost: readonly PlannedGroup[], names: Names): string {
  return (
    `The deploy would replace the group assignments. It takes ${counted(lost)} off the app: ${listed(lost, names)}. Then it assigns ` +
    'the groups of the access file again. In between, everyone loses access to Klaviyo and may be deactivated there. Find out ' +
    'what forces it: another app, a resource that Terraform has marked as tainted (terraform untaint), or a plan made with ' +
    '-replace.'
  );
}

function oneTakenOff(lost: readonly PlannedGroup[], names: Names): string {
  return (
    `The deploy would take ${counted(lost)} off the app: ${listed(lost, names)}. ` +
    'Its members lose access to Klaviyo unless another assigned group has them. ' +
    'To keep the group assigned, keep its resource in the configuration.'
  );
}

function oneTakenOffAndPutBack(lost: readonly PlannedGroup[], names: Names): string {
  return (
    `The deploy would replace the assignment of ${counted(lost)}: ${listed(lost, names)}. While it is off the app, its members lose ` +
    'access to Klaviyo and may be deactivated there. If the new assignment is made before the old one is deleted, the group is ' +
    'off the app in the end. Find out what forces it: another app, a resource that Terraform has marked as tainted (terraform ' +
    'untaint), or a plan made with -replace.'
  );
}

function counted(lost: readonly PlannedGroup[]): string {
  return lost.length === 1 ? 'a group' : `${lost.length} groups`;
}

type Names = Pick<GuardFacts, 'groupNames'>;

function listed(lost: readonly PlannedGroup[], { groupNames }: Names): string {
  return lost
    .map((group) => {
      const name = groupNames.get(group.id ?? '') ?? group.name;
      const id = group.id ?? 'unknown';
      return `${name === undefined ? id : `${name}, ${id}`} (role ${assignedRole(group) || 'not in the plan'})`;
    })
    .join(', ');
}
