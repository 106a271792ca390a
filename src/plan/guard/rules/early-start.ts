import { onlyCreates } from '../../plan-action.js';
import { type GuardRule, sideOf } from '../guard-rule.js';

/** Refuses to make provisioning that starts at once, where it would push people without what is set up only afterwards. */
export const earlyStart: GuardRule<'early-start'> = {
  id: 'early-start',
  judges: ['provisioning'],
  run(change) {
    const { action, provider } = change;
    if (!onlyCreates(action) && action !== 'replace') return undefined;
    const reason = provider.plan.earlyStart(sideOf(change, 'after'));
    return reason && `The deploy would create provisioning that is on from the start. ${reason}`;
  },
};
