import { type GuardRule, sideOf } from '../guard-rule.js';

/** Refuses to switch provisioning off, in part or as a whole, or to send it to another server. */
export const provisioningOff: GuardRule<'provisioning-off'> = {
  id: 'provisioning-off',
  judges: ['provisioning'],
  run(change) {
    const { action, provider } = change;
    if (!['create', 'update', 'replace', 'forget and create'].includes(action)) return undefined;
    const losses = provider.plan.provisioningLosses(sideOf(change, 'before'), sideOf(change, 'after'));
    if (losses.length === 0) return undefined;
    return (
      `The deploy would switch provisioning of the app off, or send it elsewhere: ${losses.join(', ')}. People who leave would ` +
      'keep Klaviyo, and people who join would not get it. Keep it on. Allow it only if that is wanted, and check the settings ' +
      `in ${provider.words.provisioning}, right after the deploy.`
    );
  },
};
