import { type PlannedSide, type PlanProvider, type PlanSubject } from '../../provider/plan-subjects.js';
import { createsFirst, deletes } from '../plan-action.js';
import { type ResourceChangeJson } from '../plan-json.js';

/** What a note is made from, besides the change. */
export interface NotedChange {
  readonly subject: PlanSubject;
  readonly provider: PlanProvider;
  readonly sides: { readonly before: PlannedSide; readonly after: PlannedSide };
}

/** What people should know of a change where no attribute says it: what goes with what is deleted, and what the provider says of it. */
export function changeNotes(
  { type, action, change: { actions } }: ResourceChangeJson,
  { subject, provider: { plan }, sides }: NotedChange,
): readonly string[] {
  const { before, after } = sides;
  const isDeleted = deletes(action) && !(action === 'delete' && plan.deletionKeeps(type, before.values));
  const lost = isDeleted && subject === 'provisioning' ? plan.provisioningLosses(before, after, true) : [];
  const app = isDeleted && subject === 'app' ? plan.appDeletion?.({ type, values: before.values }) : undefined;
  return [
    ...(app === undefined ? [] : [app]),
    ...(lost.length === 0 ? [] : [`Provisioning ends, or changes: ${lost.join(', ')}.`]),
    ...plan.notes({ type, before, after, deletes: deletes(action), createsFirst: createsFirst(actions) }),
  ];
}
