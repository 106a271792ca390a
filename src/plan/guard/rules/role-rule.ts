import { changesObject, deletes } from '../../plan-action.js';
import { quoted } from '../../../text/quoted.js';
import { type GuardRule, sideOf } from '../guard-rule.js';

/**
 * Refuses to take away the rule by which the members of a group get their role, where the group itself gives the app: they keep the app,
 * and somebody who comes has no role. It is taken away, too, where it is switched off, or made a rule of something else.
 */
export const roleRule: GuardRule<'role-rule'> = {
  id: 'role-rule',
  judges: ['group assignment'],
  run(change, { groupNames }) {
    const { action, provider } = change;
    if (!changesObject(action) || action === 'forget and create') return undefined;
    const after = sideOf(change, 'after');
    const loss = provider.plan.roleRuleLoss?.(
      sideOf(change, 'before'),
      deletes(action) ? { ...after, values: null } : after,
      (id) => (groupNames.has(id) ? `${quoted(groupNames.get(id))} (${id})` : id),
    );
    return loss && `${loss} ${action === 'replace' ? AGAIN : ''}${ALLOW}`;
  },
};

const AGAIN = 'The deploy then makes such a rule again. ';

const ALLOW = 'Allow it if that is wanted, and look in klaviyo-access drift afterwards at who has which role.';
