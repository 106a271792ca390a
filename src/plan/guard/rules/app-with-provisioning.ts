import { isDeepStrictEqual } from 'node:util';
import { deletes } from '../../plan-action.js';
import { type GuardRule, type JudgedChange } from '../guard-rule.js';

/** Refuses to update, replace, delete or leave behind an app whose provisioning is on: the deploy may switch it off. */
export const appWithProvisioning: GuardRule<'app-with-provisioning'> = {
  id: 'app-with-provisioning',
  judges: ['app'],
  run(change) {
    const { name, provisioning } = change.provider.words;
    const features = change.provider.plan.appFeatures(change.before);
    const effect = effectOf(change);
    if (features.length === 0 || effect === undefined) return undefined;
    const { verb, result } = effect;
    return (
      `The deploy would ${verb} the ${name} app while its provisioning is on (${features.join(', ')}). ${result} ` +
      `Make the change in ${name} by hand. Or allow it, and check the settings in ${provisioning}, right after the deploy.`
    );
  },
};

interface Effect {
  readonly verb: string;
  /** What that does to the provisioning, in sentences. */
  readonly result: string;
}

const SET_UP_AGAIN = 'SCIM must then be set up by hand again, and nobody is provisioned until then.';

function effectOf(change: JudgedChange): Effect | undefined {
  const { action } = change;
  if (action === 'update') {
    return { verb: 'update', result: `It changes ${changedAttributes(change)}. ${change.provider.words.appUpdate}` };
  }
  if (action === 'forget and create') {
    return { verb: 'create another app and forget', result: `The new app has no provisioning. ${SET_UP_AGAIN}` };
  }
  return deletes(action) ? { verb: action, result: SET_UP_AGAIN } : undefined;
}

function changedAttributes(change: JudgedChange): string {
  const before = change.before ?? {};
  const names = Object.entries(change.after ?? {})
    .filter(([name, value]) => !isDeepStrictEqual(value, before[name]))
    .map(([name]) => name);
  return names.length === 0 ? 'values that are known only after the apply' : names.sort().join(', ');
}
