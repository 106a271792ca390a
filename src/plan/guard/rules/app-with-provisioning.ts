import { deletes } from '../../plan-action.js';
import { changedAttributes } from '../changed-attributes.js';
import { type GuardFacts, type GuardRule, type JudgedChange } from '../guard-rule.js';

/**
 * Refuses to update, replace, delete or leave behind an app whose provisioning is on, or may be: the deploy may switch it off. A
 * list of features that is missing or empty does not prove that it is off. For an update, an empty list is taken for what the
 * provider answered, unless the plan itself holds provisioning of the app.
 */
export const appWithProvisioning: GuardRule<'app-with-provisioning'> = {
  id: 'app-with-provisioning',
  judges: ['app'],
  run(change, facts) {
    const { name, provisioning } = change.provider.words;
    const effect = effectOf(change);
    const { type, before: values } = change;
    const state = effect && provisioningState(change, facts);
    if (state === undefined) return undefined;
    const { verb, result } = effect!;
    const deletion = deletes(change.action) ? change.provider.plan.appDeletion?.({ type, values }) : undefined;
    return (
      `The deploy would ${verb} the ${name} app${state} ${result} ` +
      (deletion === undefined
        ? `Make the change in ${name} by hand. Or allow it, and check the settings in ${provisioning}, right after the deploy.`
        : `${deletion} Allow it only if the app is to go.`)
    );
  },
};

interface Effect {
  readonly verb: string;
  /** What that does to the provisioning, in sentences. */
  readonly result: string;
}

const SET_UP_AGAIN = 'SCIM must then be set up by hand again, and nobody is provisioned until then.';

const NOT_KNOWN = ', and the plan does not show that its provisioning is off.';

function effectOf(change: JudgedChange): Effect | undefined {
  const { action } = change;
  if (action === 'update') {
    const { appUpdate } = change.provider.words;
    if (appUpdate === undefined) return undefined;
    return { verb: 'update', result: `It changes ${changedAttributes(change)}. ${appUpdate}` };
  }
  if (action === 'forget and create') {
    return { verb: 'create another app and forget', result: `The new app has no provisioning. ${SET_UP_AGAIN}` };
  }
  if (!deletes(action)) return undefined;
  return { verb: action, result: SET_UP_AGAIN };
}

/** What the plan shows of the provisioning, as the end of a sentence; undefined where an update leaves it off. */
function provisioningState(change: JudgedChange, { changes }: GuardFacts): string | undefined {
  const { plan } = change.provider;
  const features = plan.appFeatures(change.before);
  if (features === undefined) return NOT_KNOWN;
  if (features.length > 0) return ` while its provisioning is on (${features.join(', ')}).`;
  if (change.action !== 'update') return NOT_KNOWN;
  const app = plan.appIds(change.before);
  const others = changes.filter(({ subject, before }) => {
    return subject === 'provisioning' && [plan.appId(before), ...plan.appIds(before)].some((id) => app.includes(id!));
  });
  if (others.length === 0) return undefined;
  return ` whose provisioning is in this plan too (${others.map(({ address }) => address).join(', ')}).`;
}
