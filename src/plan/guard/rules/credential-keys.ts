import { type GuardRule, sideOf } from '../guard-rule.js';

/** Refuses to change which keys the credentials of provisioning have, and their order: the provider's set and the declared one have to be one. */
export const credentialKeys: GuardRule<'credential-keys'> = {
  id: 'credential-keys',
  judges: ['provisioning'],
  run(change) {
    const { action, provider } = change;
    if (action !== 'update') return undefined;
    const changes = provider.plan.credentialKeyChanges(sideOf(change, 'before'), sideOf(change, 'after'));
    if (changes.length === 0) return undefined;
    return (
      `The deploy would change the keys of the credentials with which ${provider.words.name} reaches Klaviyo: ${changes.join(', ')}. ` +
      `A key that is missing can end provisioning. Where ${provider.words.name} then has other keys than the configuration, the apply ` +
      'waits for minutes and fails. Where it has them in another order, every later plan changes them again. Compare the keys in ' +
      `${provider.words.provisioning}, and declare those, in their order.`
    );
  },
};
