import { type PlanProvider } from '../../provider/plan-subjects.js';
import { hasMark } from '../../provider/plan-values.js';
import { resourcesOf } from '../module-resources.js';
import { type PlanJson } from '../plan-json.js';

/** What a plan calls people, by their ids: those whom it has looked up, and those who are resources. Nothing that is marked as sensitive. */
export function personNames(plan: PlanJson, providers: readonly PlanProvider[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const state of [plan.prior_state?.values, plan.planned_values]) {
    for (const { type, values = null, sensitive_values: sensitive } of resourcesOf(state?.root_module)) {
      if (hasMark(sensitive)) continue;
      const owner = providers.find(({ plan: subjects }) => subjects.ownsType(type));
      for (const [id, name] of owner?.plan.personNames({ type, values }) ?? []) names.set(id, name);
    }
  }
  return names;
}
