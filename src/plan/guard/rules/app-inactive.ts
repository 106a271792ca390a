import { type GuardRule, sideOf } from '../guard-rule.js';

const MAY = 'has a status of the app that is known only after the apply. It may';

/** Refuses to make an app inactive: nobody can sign in to it, and nobody is provisioned, until it is active again. */
export const appInactive: GuardRule<'app-inactive'> = {
  id: 'app-inactive',
  judges: ['app'],
  run(change) {
    const { plan, words } = change.provider;
    const status = plan.appStatus(sideOf(change, 'after'));
    if (change.action !== 'update' || status === 'active') return undefined;
    if (plan.appStatus(sideOf(change, 'before')) === 'inactive') return undefined;
    return (
      `The deploy ${status === 'unknown' ? MAY : 'would'} make the ${words.name} app inactive. Everybody loses the app: nobody can sign in to Klaviyo through ` +
      `${words.name}, and nobody who leaves is deactivated there. Keep the app active.`
    );
  },
};
