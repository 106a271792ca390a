import { changesObject, onlyCreates } from '../../plan-action.js';
import { type GuardRule } from '../guard-rule.js';

/** Refuses every change of a resource that may take access away, where no rule knows when it does. */
export const notJudged: GuardRule<'not-judged'> = {
  id: 'not-judged',
  judges: ['unjudged'],
  run({ action, type, before, provider: { plan } }) {
    const effect = plan.unjudgedEffect(type, onlyCreates(action));
    if (!changesObject(action) || effect === undefined) return undefined;
    if (action === 'delete' && plan.deletionKeeps(type, before)) return undefined;
    return (
      `The guard cannot judge what the deploy does here: ${action} a resource of the type ${type}. ` +
      `${effect} Read this change in the plan. Allow it if nobody loses access by it.`
    );
  },
};
