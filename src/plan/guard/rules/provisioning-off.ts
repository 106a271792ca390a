import { changesObject, deletes } from '../../plan-action.js';
import { type GuardRule, sideOf } from '../guard-rule.js';

/** Refuses to switch provisioning off, in part or as a whole, or to send it to another server. */
export const provisioningOff: GuardRule<'provisioning-off'> = {
  id: 'provisioning-off',
  judges: ['provisioning'],
  run(change) {
    const { action, type, before, provider } = change;
    if (!changesObject(action) || (action === 'delete' && provider.plan.deletionKeeps(type, before))) return undefined;
    const [was, will] = [sideOf(change, 'before'), sideOf(change, 'after')];
    const losses = provider.plan.provisioningLosses(was, will, deletes(action));
    if (losses.length === 0) return undefined;
    return (
      `The deploy would switch provisioning of the app off, or send it elsewhere: ${losses.join(', ')}. People who leave would ` +
      'keep Klaviyo, and people who join would not get it. Keep it on. Allow it only if that is wanted, and check the settings ' +
      `in ${provider.words.provisioning}, right after the deploy.`
    );
  },
};
