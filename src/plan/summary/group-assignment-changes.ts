import { isDeepStrictEqual } from 'node:util';
import { type AssignedGroup } from './assigned-groups.js';
import { type GroupAssignmentChange } from './plan-summary.js';
import { type ShownValue } from './shown-value.js';

const NONE: ShownValue = { shown: 'none' };

/**
 * What becomes of each group: those taken off first, then those changed, then those added, each in the order of the
 * resource. A group whose id is not known yet is a new one, whatever its name.
 */
export function groupAssignmentChanges(
  before: readonly AssignedGroup[],
  after: readonly AssignedGroup[],
): readonly GroupAssignmentChange[] {
  const counterpart = (group: AssignedGroup, side: readonly AssignedGroup[]): AssignedGroup | undefined =>
    group.id === null ? undefined : side.find((other) => other.id === group.id);
  const removed = before.filter((group) => counterpart(group, after) === undefined);
  const added = after.filter((group) => counterpart(group, before) === undefined);
  const changed = after.flatMap((group) => {
    const earlier = counterpart(group, before);
    return earlier === undefined || isDeepStrictEqual(earlier, group) ? [] : [{ earlier, group }];
  });
  return [
    ...removed.map((group) => ({
      change: 'removed' as const,
      ...identity(group),
      role: { before: group.role, after: NONE },
      priority: { before: group.priority, after: NONE },
      otherProfile: false,
    })),
    ...changed.map(({ earlier, group }) => ({
      change: 'changed' as const,
      ...identity(group),
      role: { before: earlier.role, after: group.role },
      priority: { before: earlier.priority, after: group.priority },
      otherProfile: earlier.otherProfile !== group.otherProfile,
    })),
    ...added.map((group) => ({
      change: 'added' as const,
      ...identity(group),
      role: { before: NONE, after: group.role },
      priority: { before: NONE, after: group.priority },
      otherProfile: group.otherProfile !== '',
    })),
  ];
}

function identity({ id, name }: AssignedGroup): Pick<GroupAssignmentChange, 'id' | 'name'> {
  return { id, name };
}
