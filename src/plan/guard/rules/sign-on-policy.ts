import { changesAttribute } from '../changed-attributes.js';
import { type GuardRule } from '../guard-rule.js';

/** Refuses to put an app under another sign-on policy, or to change how people sign in: the plan does not show whom that lets in. */
export const signOnPolicy: GuardRule<'sign-on-policy'> = {
  id: 'sign-on-policy',
  judges: ['app'],
  run(change) {
    const { plan, words } = change.provider;
    const changed = plan.appPolicyAttributes.filter((name) => changesAttribute(change, name));
    if (change.action !== 'update' || changed.length === 0) return undefined;
    return (
      plan.appSignOnChange ??
      `The deploy would put the ${words.name} app under another policy for signing in (${changed.join(', ')}). The plan does ` +
        `not show whom that policy lets in. Read the policy in ${words.name} first.`
    );
  },
};
