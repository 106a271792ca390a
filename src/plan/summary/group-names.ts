import { GROUP } from '../guard/group-destroyed.js';
import { resourcesOf } from '../module-resources.js';
import { type PlanJson } from '../plan-json.js';
import { hasMark, marksAt, type Marks } from './marks.js';

/** The groups that a plan knows, made by it or looked up. */
export interface GroupNames {
  readonly byId: ReadonlyMap<string, string>;
  /** By Terraform's address. */
  readonly byAddress: ReadonlyMap<string, string>;
}

/** The names of all groups of `okta_group`, resource and data source; the name that a group would have comes before others. */
export function groupNames(plan: PlanJson): GroupNames {
  const byId = new Map<string, string>();
  const byAddress = new Map<string, string>();
  const take = (address: string, values: Readonly<Record<string, unknown>> | null | undefined, marks: Marks): void => {
    const { id, name } = values ?? {};
    if (typeof name !== 'string' || hasMark(marksAt(marks, 'name'))) return;
    byAddress.set(address, name);
    if (typeof id === 'string') byId.set(id, name);
  };
  // The later one wins: what was, what is, what would be.
  for (const { address, type, change } of [...plan.resource_drift, ...plan.resource_changes]) {
    if (type === GROUP) take(address, change.before, change.before_sensitive);
  }
  for (const values of [plan.prior_state?.values, plan.planned_values]) {
    for (const resource of resourcesOf(values?.root_module)) {
      if (resource.type === GROUP) take(resource.address, resource.values, resource.sensitive_values);
    }
  }
  for (const { address, type, change } of plan.resource_changes) {
    if (type === GROUP) take(address, change.after, change.after_sensitive);
  }
  return { byId, byAddress };
}
