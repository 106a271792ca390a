import { type Account } from '../access/access-model.js';
import { type PlannedCreations, type PlanProvider } from '../provider/plan-subjects.js';
import { requirePlanOfAccount } from './guard/plan-account.js';
import { changesObject } from './plan-action.js';
import { resourceSubject } from './resource-subject.js';
import { type ResourceChange, type TerraformPlan } from './terraform-plan.js';

/**
 * What the plan of an account creates of that for which a check looks in the identity provider. What it replaces or imports is
 * there already, and is no creation.
 *
 * @param others - the other accounts of the access file, one of which may be meant
 * @throws PlanError for a plan of another account
 */
export function plannedCreations(
  plan: TerraformPlan,
  account: Account,
  { providers, others }: { readonly providers: readonly PlanProvider[]; readonly others: readonly Account[] },
): PlannedCreations {
  requirePlanOfAccount(plan, account, { providers, others });
  const changes = plan.changes.flatMap((change) => {
    const of = resourceSubject({ type: change.type, values: change.before ?? change.after }, providers);
    return of.subject === 'other' ? [] : [{ ...change, ...of }];
  });
  const created = changes.filter(({ action }) => action === 'create');
  return {
    app: created.some(
      ({ subject, after, provider }) =>
        subject === 'app' && after !== null && provider.plan.appDifference(account, after) === undefined,
    ),
    groupAssignments: changes.some(
      (change) => (change.subject === 'group assignments' || change.subject === 'group assignment') && assigns(change),
    ),
    groups: new Set(
      created.flatMap(({ subject, after, provider }) =>
        subject === 'group' ? (provider.plan.groupName(after) ?? []) : [],
      ),
    ),
  };
}

/** Whether the change leaves group assignments that are not there before. */
function assigns({ action, after }: ResourceChange): boolean {
  return changesObject(action) && after !== null;
}
