import { type PlanProvider } from '../../provider/plan-subjects.js';
import { type ResourceChangeJson } from '../plan-json.js';
import { attributeChanges } from './attribute-changes.js';
import { type AttributeChange, type ChangeAction } from './plan-summary.js';

/**
 * Of what is deleted no attribute is shown. Of what is created, none that is left empty, and none that is as it is by itself; of
 * what is replaced, none that would be left so and is so now.
 */
export function shownAttributes(
  { change, type }: ResourceChangeJson,
  action: ChangeAction,
  shown: ReadonlySet<string>,
  providers: readonly PlanProvider[],
): readonly AttributeChange[] {
  if (action === 'destroy') return [];
  const changes = attributeChanges(change, shown);
  if (action !== 'create' && action !== 'replace') return changes;
  const isEmpty = (name: string, value: unknown): boolean =>
    value === '' || providers.some(({ plan }) => plan.isDefaultValue(type, name, value));
  return changes.filter(({ name, before, after }) => {
    if (after.shown === 'unknown') return !providers.some(({ plan }) => plan.isComputed(type, name));
    if (action === 'create') return after.shown !== 'value' || !isEmpty(name, after.value);
    return after.shown !== 'none' || before.shown !== 'value' || !isEmpty(name, before.value);
  });
}
