import { type PlannedMembership } from '../../provider/plan-subjects.js';
import { quoted } from '../../text/quoted.js';
import { deletes } from '../plan-action.js';
import { type GuardFacts, type JudgedChange, sideOf } from './guard-rule.js';
import { type Removal } from './removal.js';

/**
 * Whom a plan takes out of a group by this change, or by it and others that hold one person each. Undefined where that cannot be
 * said, or is more than taking out some: the members are known only after the apply, nobody stays, or more than one group is changed.
 */
export function membersRemoval(change: JudgedChange, facts: GuardFacts): Removal | undefined {
  if (change.action === 'update') return removalOf([change], facts);
  const single = singleRemoval(change);
  if (single === undefined) return undefined;
  const others = facts.changes.filter((other) => fills(other, single.group));
  return removalOf(others, facts);
}

/**
 * Whether what is said of a removal is said for this change: of several that each hold one person of the same group, for the first
 * that takes its person out.
 */
export function speaksForRemoval(change: JudgedChange, { changes }: GuardFacts): boolean {
  const single = singleRemoval(change);
  return single === undefined || changes.find((other) => singleRemoval(other)?.group === single.group) === change;
}

/** The person whom the end of a change takes out that holds one person of one group; undefined for every other change. */
function singleRemoval(change: JudgedChange): PlannedMembership | undefined {
  if (change.subject !== 'group members' || !deletes(change.action)) return undefined;
  const [only, ...others] = membershipsOf(change, 'before');
  if (only === undefined || others.length > 0) return undefined;
  const stays = membershipsOf(change, 'after').some(
    ({ person, group }) => person === only.person && group === only.group,
  );
  return stays ? undefined : only;
}

/** Whether members of one group, and of no other, stand in a change. */
function fills(change: JudgedChange, group: string): boolean {
  if (change.subject !== 'group members') return false;
  const all = [...membershipsOf(change, 'before'), ...membershipsOf(change, 'after')];
  return all.length > 0 && all.every((membership) => membership.group === group);
}

function removalOf(changes: readonly JudgedChange[], facts: GuardFacts): Removal | undefined {
  const before = changes.flatMap((one) => membershipsOf(one, 'before'));
  const after = changes.flatMap((one) => membershipsOf(one, one.action === 'forget' ? 'before' : 'after'));
  const [group, ...others] = new Set([...before, ...after].map((membership) => membership.group));
  if (group === undefined || others.length > 0 || after.length === 0) return undefined;
  const lost = changes.flatMap((one) => {
    if (one.action === 'forget') return [];
    const kept = new Set(membershipsOf(one, 'after').map(({ person }) => person));
    return membershipsOf(one, 'before').filter(({ person }) => !kept.has(person));
  });
  return {
    people: lost.map(({ person }) => facts.personNames.get(person) ?? person),
    of: before.length,
    from: `the group ${quoted(facts.groupNames.get(group) ?? group)}`,
  };
}

function membershipsOf(change: JudgedChange, side: 'before' | 'after'): readonly PlannedMembership[] {
  return change.provider.plan.memberships(sideOf(change, side)) ?? [];
}
