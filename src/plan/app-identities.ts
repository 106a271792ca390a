import { type PlanProvider } from '../provider/plan-subjects.js';
import { resourceSubject } from './resource-subject.js';
import { type TerraformPlan } from './terraform-plan.js';

/** The one id that stands for an app, by any of its ids; an id that the plan shows of no app stands for itself. */
export type AppIdentities = (id: string) => string;

/**
 * Which ids are ids of one app, by what the plan shows of apps: at some providers a part of an app has an id of its own, and what
 * belongs to the app names the one or the other.
 */
export function appIdentities({ changes, shown }: TerraformPlan, providers: readonly PlanProvider[]): AppIdentities {
  const representative = new Map<string, string>();
  const appOf = (id: string): string => representative.get(id) ?? id;
  const resources = [
    ...changes.flatMap(({ type, before, after }) => [before, after].map((values) => ({ type, values }))),
    ...shown,
  ];
  for (const resource of resources) {
    const { subject, provider } = resourceSubject(resource, providers);
    const [first, ...others] = subject === 'app' ? provider.plan.appIds(resource.values).map(appOf) : [];
    if (first === undefined) continue;
    for (const id of [...representative.keys(), ...others]) {
      if (others.includes(appOf(id))) representative.set(id, first);
    }
  }
  return appOf;
}
