import { changesObject, deletes } from '../../plan-action.js';
import { type GuardRule, sideOf } from '../guard-rule.js';

/** Refuses to take attributes out of a profile mapping or to fill them in another way: role and name of people come from there. */
export const profileMappingChanged: GuardRule<'profile-mapping-changed'> = {
  id: 'profile-mapping-changed',
  judges: ['profile mapping'],
  run(change) {
    const { action, provider } = change;
    if (!changesObject(action)) return undefined;
    const losses = provider.plan.mappingLosses(sideOf(change, 'before'), sideOf(change, 'after'));
    const all = deletes(action) ? ['every attribute but the login would no longer be mapped'] : losses;
    if (all.length === 0) return undefined;
    return (
      `The deploy would change how profiles are filled: ${all.join(', ')}. Where the app is the target, ` +
      `${provider.words.name} then pushes people with another role or name, or with none. Compare with the mapping in ` +
      `${provider.words.name} first.`
    );
  },
};
