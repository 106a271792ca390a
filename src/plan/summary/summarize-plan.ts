import { PLAN_SUBJECTS, type PlanProvider } from '../../provider/plan-subjects.js';
import { type PlanJson, type ResourceChangeJson } from '../plan-json.js';
import { readPlanJson } from '../read-plan-json.js';
import { unreadParts } from '../unread-parts.js';
import { uncovered } from '../whole-plan.js';
import { checksSummary } from './checks-summary.js';
import { groupNames } from './group-names.js';
import { personNames } from './person-names.js';
import { CHANGE_ACTIONS, type ChangeAction, type PlanReach, type PlanSummary } from './plan-summary.js';
import { resourceSummary, type SummaryContext } from './resource-summary.js';

/**
 * What a deploy would do, from what `terraform show -json PLANFILE` prints. A plan that broke off is summarised as far as it
 * came, with `reach: 'errored'`: its changes are then not all.
 *
 * @param providers - the identity providers whose resources the plan may hold
 * @throws PlanError for text that is not such a plan, and for a state in place of a plan
 */
export function summarizePlan(text: string, providers: readonly PlanProvider[]): PlanSummary {
  const plan = readPlanJson(text);
  const context: SummaryContext = {
    plan,
    providers,
    names: groupNames(plan, providers),
    people: personNames(plan, providers),
  };
  const changes = summaries(plan.resource_changes, context);
  const { actions, deferred, members: unknownMembers } = unreadParts(plan);
  const changed = new Set(changes.map(({ address }) => address));
  return {
    version: 1,
    terraformVersion: plan.terraform_version,
    reach: reachOf(plan),
    counts: countsOf(changes.map(({ action }) => action)),
    changes,
    // A move is Terraform's own doing.
    outside: summaries(plan.resource_drift, context)
      .filter(({ action }) => action !== 'move')
      .map((change) => ({ ...change, alsoChanged: changed.has(change.address) })),
    uncovered: uncovered(plan),
    actions,
    deferred,
    unknownMembers,
    checks: checksSummary(plan.checks),
  };
}

function reachOf({ errored, complete }: PlanJson): PlanReach {
  if (errored) return 'errored';
  if (complete === undefined) return 'not stated';
  return complete ? 'complete' : 'incomplete';
}

/** Most to lose first, then by subject and address. Data sources change nothing. */
function summaries(changes: readonly ResourceChangeJson[], context: SummaryContext) {
  return changes
    .filter(({ mode }) => mode === 'managed')
    .flatMap((change) => resourceSummary(change, context) ?? [])
    .sort(
      (one, other) =>
        CHANGE_ACTIONS.indexOf(one.action) - CHANGE_ACTIONS.indexOf(other.action) ||
        PLAN_SUBJECTS.indexOf(one.subject) - PLAN_SUBJECTS.indexOf(other.subject) ||
        (one.address < other.address ? -1 : 1),
    );
}

function countsOf(actions: readonly ChangeAction[]): Readonly<Record<ChangeAction, number>> {
  const counts = CHANGE_ACTIONS.map((action) => [action, actions.filter((other) => other === action).length]);
  return Object.fromEntries(counts) as Record<ChangeAction, number>;
}
