import { isDeepStrictEqual } from 'node:util';
import { type PlannedValue } from '../../provider/plan-values.js';
import { type NamedGroup } from './assigned-groups.js';
import { type BeforeAndAfter, type GroupAssignmentChange } from './plan-summary.js';

const NONE: PlannedValue = { shown: 'none' };

/**
 * What changes for each group: those taken off first, then those changed, then those added, each in the order of the
 * resource. A group whose id is not known yet is a new one, whatever its name.
 */
export function groupAssignmentChanges(
  before: readonly NamedGroup[],
  after: readonly NamedGroup[],
): readonly GroupAssignmentChange[] {
  const counterpart = (group: NamedGroup, side: readonly NamedGroup[]): NamedGroup | undefined =>
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
      priority: bothOf(group.priority, NONE),
      otherProfile: false,
    })),
    ...changed.map(({ earlier, group }) => ({
      change: 'changed' as const,
      ...identity(group),
      role: { before: earlier.role, after: group.role },
      priority: bothOf(earlier.priority, group.priority),
      otherProfile: earlier.otherProfile !== group.otherProfile,
    })),
    ...added.map((group) => ({
      change: 'added' as const,
      ...identity(group),
      role: { before: NONE, after: group.role },
      priority: bothOf(NONE, group.priority),
      otherProfile: group.otherProfile !== '',
    })),
  ];
}

/** Null where the provider has no priorities. */
function bothOf(before: PlannedValue | undefined, after: PlannedValue | undefined): BeforeAndAfter | null {
  return before === undefined || after === undefined ? null : { before, after };
}

function identity({ id, name }: NamedGroup): Pick<GroupAssignmentChange, 'id' | 'name'> {
  return { id, name };
}
