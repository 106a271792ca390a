import { type PlannedAttributes, type PlanProvider } from '../../provider/plan-subjects.js';
import { hasMark, marksAt, type Marks } from '../../provider/plan-values.js';
import { resourcesOf } from '../module-resources.js';
import { type PlanJson } from '../plan-json.js';
import { resourceSubject } from '../resource-subject.js';

/** The groups that a plan knows, made by it or looked up. */
export interface GroupNames {
  readonly byId: ReadonlyMap<string, string>;
  /** By Terraform's address. */
  readonly byAddress: ReadonlyMap<string, string>;
}

interface GroupResource {
  readonly address: string;
  readonly type: string;
  readonly values: PlannedAttributes | undefined;
  readonly sensitive: Marks;
}

/** The names of all groups, of resources and of data sources. The name that a group would have comes before others. */
export function groupNames(plan: PlanJson, providers: readonly PlanProvider[]): GroupNames {
  const byId = new Map<string, string>();
  const byAddress = new Map<string, string>();
  // The later one wins: what was, what is, what would be.
  const resources: readonly GroupResource[] = [
    ...[...plan.resource_drift, ...plan.resource_changes].map(({ address, type, change }) => ({
      address,
      type,
      values: change.before,
      sensitive: change.before_sensitive,
    })),
    ...[plan.prior_state?.values, plan.planned_values].flatMap((state) =>
      resourcesOf(state?.root_module).map(({ sensitive_values: sensitive, ...resource }) => ({
        ...resource,
        values: resource.values,
        sensitive,
      })),
    ),
    ...plan.resource_changes.map(({ address, type, change }) => ({
      address,
      type,
      values: change.after,
      sensitive: change.after_sensitive,
    })),
  ];
  for (const { address, type, values = null, sensitive } of resources) {
    const { subject, provider } = resourceSubject({ type, values }, providers);
    if (subject !== 'group') continue;
    const attribute = provider.plan.nameAttribute(type) ?? '';
    const name = values?.[attribute];
    if (typeof name !== 'string' || hasMark(marksAt(sensitive, attribute))) continue;
    byAddress.set(address, name);
    const id = provider.plan.groupId(values);
    if (id !== undefined) byId.set(id, name);
  }
  return { byId, byAddress };
}
