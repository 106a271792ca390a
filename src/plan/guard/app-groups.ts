import { type PlannedGroup } from '../../provider/plan-subjects.js';
import { groupsOf } from './assigned-groups.js';
import { type GuardFacts, type JudgedChange } from './guard-rule.js';

/** A group that is assigned to an app on both sides of a plan, or on one; undefined where it is not assigned. */
export interface AppGroup {
  readonly id: string | null;
  readonly change: JudgedChange;
  readonly before: PlannedGroup | undefined;
  readonly after: PlannedGroup | undefined;
}

/** The groups of the app to which a change belongs, from all resources of the plan that assign groups to it. */
export function appGroups(change: JudgedChange, { changes }: GuardFacts): readonly AppGroup[] {
  const app = appOf(change);
  return changes.filter((other) => assignsGroups(other) && appOf(other) === app).flatMap(groupsOfChange);
}

/** The groups that a change assigns, or leaves assigned. What is forgotten stays as it is. A group whose id is not known is new. */
export function groupsOfChange(change: JudgedChange): readonly AppGroup[] {
  const before = groupsOf(change, 'before');
  const after = isKept(change) ? before : groupsOf(change, 'after');
  const inBoth = (group: PlannedGroup, side: readonly PlannedGroup[]): PlannedGroup | undefined =>
    group.id === null ? undefined : side.find(({ id }) => id === group.id);
  return [
    ...after.map((group) => ({ id: group.id, change, before: inBoth(group, before), after: group })),
    ...before
      .filter((group) => inBoth(group, after) === undefined)
      .map((group) => ({ id: group.id, change, before: group, after: undefined })),
  ];
}

/** Whether a change is one of group assignments, or of one. */
export function assignsGroups({ subject }: JudgedChange): boolean {
  return subject === 'group assignments' || subject === 'group assignment';
}

function isKept({ action, type, before, provider: { plan } }: JudgedChange): boolean {
  return action === 'forget' || (action === 'delete' && plan.deletionKeeps(type, before));
}

function appOf({ before, after, provider: { plan } }: JudgedChange): string | undefined {
  return plan.appId(after ?? before);
}
