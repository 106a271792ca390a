import { type GuardRule } from '../guard-rule.js';

/** Refuses to make an app inactive: nobody can sign in to it, and nobody is provisioned, until it is active again. */
export const appInactive: GuardRule<'app-inactive'> = {
  id: 'app-inactive',
  judges: ['app'],
  run({ action, before, after, provider: { plan, words } }) {
    if (action !== 'update' || !plan.appIsInactive(after) || plan.appIsInactive(before)) return undefined;
    return (
      `The deploy would make the ${words.name} app inactive. Everybody loses the app: nobody can sign in to Klaviyo through ` +
      `${words.name}, and nobody who leaves is deactivated there. Keep the app active.`
    );
  },
};
