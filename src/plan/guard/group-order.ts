import { isDeepStrictEqual } from 'node:util';
import { type GroupOrder, type PlannedGroup } from '../../provider/plan-subjects.js';
import { changesObject } from '../plan-action.js';
import { type AppGroup, appGroups } from './app-groups.js';
import { assignedRole } from './assigned-groups.js';
import { type GuardFacts, type JudgedChange } from './guard-rule.js';
import { roleLoss } from './role-loss.js';

/** A group that comes, or may come, before another one of which it did not: people in both get its role. */
export interface Outranking {
  /** The group that comes first after the deploy. */
  readonly first: string;
  /** The group whose role people in both have now. */
  readonly second: string;
  readonly loss: 'less' | 'other';
}

/**
 * Whom a change puts before whom, where people who are in both groups get a role that may do less, or other work. The identity
 * provider gives a person the role of the first of their groups: the one with the smallest priority, or on the last position. None where
 * it gives groups no order: then nobody can say which role people in both have. A group that is new on both
 * sides takes nothing away. Where a priority is missing, not known or the same, either may come first.
 */
export function outrankings(change: JudgedChange, facts: GuardFacts): readonly Outranking[] {
  const order = change.provider.plan.groupOrder;
  if (order === undefined) return [];
  const groups = appGroups(change, facts);
  return groups.flatMap((first) =>
    groups.flatMap((second) => {
      if (first === second || mover(first, second) !== change) return [];
      const loss = lossOf(first, second, order, facts);
      return loss === 'none'
        ? []
        : [{ first: described(first, first.after!, order), second: described(second, second.before!, order), loss }];
    }),
  );
}

/** The change to which it is put down that a group comes before another one: its own, or that of the other, if its own does nothing. */
function mover(first: AppGroup, second: AppGroup): JudgedChange {
  return changesObject(first.change.action) ? first.change : second.change;
}

function lossOf(
  first: AppGroup,
  second: AppGroup,
  order: GroupOrder,
  { powerOf }: GuardFacts,
): ReturnType<typeof roleLoss> {
  const { before: held, after: kept } = second;
  const { before, after } = first;
  if (held === undefined || kept === undefined || after === undefined || comesFirst(kept, after, order)) return 'none';
  // What a new group without a role does is role-cleared's matter.
  if (before === undefined)
    return assignedRole(after) === '' ? 'none' : roleLoss(assignedRole(held), assignedRole(after), powerOf);
  const sameOrder = isDeepStrictEqual([before.priority, held.priority], [after.priority, kept.priority]);
  if (sameOrder || comesFirst(before, held, order)) return 'none';
  return roleLoss(assignedRole(held), assignedRole(after), powerOf);
}

/** Whether a group comes before another one for sure. */
function comesFirst(one: PlannedGroup, other: PlannedGroup, order: GroupOrder): boolean {
  const [first, second] = [one, other].map(({ priority }) =>
    priority?.shown === 'value' ? Number(priority.value) : NaN,
  );
  return order === 'smallest priority' ? first! < second! : first! > second!;
}

function described({ id, before, after }: AppGroup, group: PlannedGroup, order: GroupOrder): string {
  const { priority } = (after ?? before)!;
  return (
    `${id ?? 'a group whose id is known only after the apply'} (role ${assignedRole(group) || 'none'}, ${orderWord(order)} ` +
    `${priority?.shown === 'value' ? String(priority.value) : 'not known'} then)`
  );
}

/** What the order goes by, for a sentence. */
function orderWord(order: GroupOrder): string {
  return order === 'last position' ? 'position' : 'priority';
}
