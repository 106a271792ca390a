import { type GuardRule, sideOf } from '../guard-rule.js';

/** Refuses to make a group one that gives its members no app any more, though it stays and stays assigned. A provider says what is lost by it. */
export const groupInactive: GuardRule<'group-inactive'> = {
  id: 'group-inactive',
  judges: ['group'],
  run(change, { groupNames }) {
    const { action, before, provider } = change;
    if (action !== 'update') return undefined;
    const loss = provider.plan.groupLoss?.(sideOf(change, 'before'), sideOf(change, 'after'));
    if (loss === undefined) return undefined;
    const id = provider.plan.groupId(before) ?? 'of unknown id';
    const name = groupNames.get(id) ?? provider.plan.groupName(before);
    return `The deploy would change the group ${name === undefined ? id : `${name} (${id})`}: ${loss}`;
  },
};
