import { isDeepStrictEqual } from 'node:util';
import { type PlanSubjects, type TitledRole } from '../../provider/plan-subjects.js';
import { hasMark, marksAt } from '../../provider/plan-values.js';
import { type ChangeJson } from '../plan-json.js';
import { type RoleListChange } from './plan-summary.js';

/**
 * What changes in the role list; undefined where that cannot be said: a part is sensitive or not known yet, or the titles are
 * of other values than the list's. Then the attributes are shown as they are.
 */
export function roleListChange(change: ChangeJson, plan: PlanSubjects): RoleListChange | undefined {
  const marks = [change.before_sensitive, change.after_sensitive, change.after_unknown];
  if (plan.roleListAttributes.some((name) => marks.some((of) => hasMark(marksAt(of, name))))) return undefined;
  const before = plan.titledRoles(change.before);
  const after = plan.titledRoles(change.after);
  if (before === undefined || after === undefined) return undefined;
  const kept = after.flatMap(({ role, title }) => {
    const earlier = before.find((other) => other.role === role);
    return earlier === undefined ? [] : [{ role, before: earlier.title, after: title }];
  });
  return {
    added: without(after, before),
    removed: without(before, after),
    retitled: kept.filter((role) => role.before !== role.after),
    reordered: !isDeepStrictEqual(
      kept.map(({ role }) => role),
      before.map(({ role }) => role).filter((role) => kept.some((other) => other.role === role)),
    ),
  };
}

/** Whether anything changes at all. */
export function changesRoles({ added, removed, retitled, reordered }: RoleListChange): boolean {
  return added.length > 0 || removed.length > 0 || retitled.length > 0 || reordered;
}

function without(roles: readonly TitledRole[], others: readonly TitledRole[]): readonly TitledRole[] {
  return roles.filter(({ role }) => !others.some((other) => other.role === role));
}
