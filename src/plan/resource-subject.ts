import { type PlannedAttributes, type PlanProvider, type PlanSubject } from '../provider/plan-subjects.js';

/** What a resource is about, and whose it is. */
export type ResourceSubject =
  | { readonly subject: Exclude<PlanSubject, 'other'>; readonly provider: PlanProvider }
  | { readonly subject: 'other'; readonly provider: undefined };

/**
 * Asks each provider for the subject of a resource. A resource that none of them knows is `other`.
 *
 * @param resource - with the values as they stand or, of a new resource, as they would be
 */
export function resourceSubject(
  resource: { readonly type: string; readonly values: PlannedAttributes },
  providers: readonly PlanProvider[],
): ResourceSubject {
  for (const provider of providers) {
    const subject = provider.plan.subjectOf(resource);
    if (subject !== 'other') return { subject, provider };
  }
  return { subject: 'other', provider: undefined };
}
