import { type PlannedAttributes, type PlanProvider, type PlanSubject } from '../provider/plan-subjects.js';

/** What a resource is about, and whose it is. */
export type ResourceSubject =
  | { readonly subject: Exclude<PlanSubject, 'other'>; readonly provider: PlanProvider }
  | { readonly subject: 'other'; readonly provider: undefined };

/**
 * Asks each provider for the subject of a resource. A resource that none of them knows is `other`.
 *
 * @param resource - with the values as they stand or, of a new resource, as they would be
 * @param people - the ids of people that the plan shows. Default: none is known
 */
export function resourceSubject(
  resource: { readonly type: string; readonly values: PlannedAttributes },
  providers: readonly PlanProvider[],
  people?: ReadonlyMap<string, unknown>,
): ResourceSubject {
  for (const provider of providers) {
    const subject = provider.plan.subjectOf(resource, people);
    if (subject !== 'other') return { subject, provider };
  }
  return { subject: 'other', provider: undefined };
}

/** All that a change of a resource is about: its subject first, then its parts. Empty for `other`. */
export function changedSubjects(
  change: { readonly type: string; readonly before: PlannedAttributes; readonly after: PlannedAttributes },
  providers: readonly PlanProvider[],
  people?: ReadonlyMap<string, unknown>,
): readonly Extract<ResourceSubject, { readonly provider: PlanProvider }>[] {
  const of = resourceSubject({ type: change.type, values: change.before ?? change.after }, providers, people);
  if (of.provider === undefined) return [];
  const { provider } = of;
  const parts = provider.plan.parts(change).filter((part) => part !== 'other');
  return [of, ...parts.map((subject) => ({ subject, provider }))];
}
