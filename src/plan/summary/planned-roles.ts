import { type PlannedAttributes, type PlanProvider } from '../../provider/plan-subjects.js';
import { hasMark, type Marks } from '../../provider/plan-values.js';
import { resourcesOf } from '../module-resources.js';
import { type PlanJson } from '../plan-json.js';
import { type RoleNames, roleNames } from '../role-names.js';

/** The roles of a plan that assignments name by their ids. Nothing that is marked as sensitive. */
export function plannedRoles(plan: PlanJson, providers: readonly PlanProvider[]): RoleNames {
  const open = (values: PlannedAttributes, sensitive: Marks): PlannedAttributes => (hasMark(sensitive) ? null : values);
  const shown = [plan.prior_state?.values, plan.planned_values].flatMap((state) => resourcesOf(state?.root_module));
  return roleNames(
    {
      changes: plan.resource_changes
        .filter(({ mode }) => mode === 'managed')
        .map(({ type, action, change }) => ({
          type,
          action,
          before: open(change.before, change.before_sensitive),
          after: open(change.after, change.after_sensitive),
        })),
      shown: shown.map(({ type, values = null, sensitive_values: sensitive }) => ({
        type,
        values: open(values, sensitive),
      })),
    },
    providers,
  );
}
