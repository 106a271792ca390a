import { type PlanProvider } from '../../provider/plan-subjects.js';
import { resourceSubject } from '../resource-subject.js';
import { type TerraformPlan } from '../terraform-plan.js';

/** The names that a plan has of people and groups, by their ids. */
export interface PlanNames {
  readonly personNames: ReadonlyMap<string, string>;
  readonly groupNames: ReadonlyMap<string, string>;
}

/** Collects them from what the plan changes and from what it shows, searches for people included. */
export function planNames({ shown, changes }: TerraformPlan, providers: readonly PlanProvider[]): PlanNames {
  const personNames = new Map<string, string>();
  const groupNames = new Map<string, string>();
  const resources = [
    ...changes.flatMap(({ type, before, after }) => [before, after].map((values) => ({ type, values }))),
    ...shown,
  ];
  for (const resource of resources) {
    const owner = providers.find(({ plan }) => plan.ownsType(resource.type));
    for (const [id, name] of owner?.plan.personNames(resource) ?? []) personNames.set(id, name);
    const { subject, provider } = resourceSubject(resource, providers);
    if (subject !== 'group') continue;
    const [id, name] = [provider.plan.groupId(resource.values), provider.plan.groupName(resource.values)];
    if (id !== undefined && name !== undefined) groupNames.set(id, name);
  }
  return { personNames, groupNames };
}
