import { PLAN_SUBJECTS, type PlanProvider } from '../../provider/plan-subjects.js';
import { changeAddress, type PlanJson, type ResourceChangeJson } from '../plan-json.js';
import { readPlanJson } from '../read-plan-json.js';
import { unreadParts } from '../unread-parts.js';
import { uncovered } from '../whole-plan.js';
import { checksSummary } from './checks-summary.js';
import { groupNames } from './group-names.js';
import { plannedRoles } from './planned-roles.js';
import { personNames } from './person-names.js';
import {
  CHANGE_ACTIONS,
  type ChangeAction,
  type PlanReach,
  type PlanSummary,
  type ResourceSummary,
} from './plan-summary.js';
import { type PlanPeople } from '../plan-people.js';
import { movesPeople, ruleMoves } from './rule-moves.js';
import { resourceSummary, type SummaryContext } from './resource-summary.js';

/**
 * What a deploy would do, from what `terraform show -json PLANFILE` prints. A plan that broke off is summarised as far as it
 * came, with `reach: 'errored'`: its changes are then not all.
 *
 * @param providers - the identity providers whose resources the plan may hold
 * @param people - those of the directory, to say whom changed rules move, or why nobody was read. Default: nothing is said of it
 * @throws PlanError for text that is not such a plan, and for a state in place of a plan
 */
export function summarizePlan(text: string, providers: readonly PlanProvider[], people?: ReadPeople): PlanSummary {
  const plan = readPlanJson(text);
  const context: SummaryContext = {
    plan,
    providers,
    names: groupNames(plan, providers),
    people: personNames(plan, providers),
    roles: plannedRoles(plan, providers),
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
    // A move is Terraform's own doing. So is a value that it keeps in another form.
    outside: summaries(plan.resource_drift, context)
      .filter((change) => change.action !== 'move' && !showsNothing(change))
      .map((change) => ({ ...change, alsoChanged: changed.has(change.address) })),
    uncovered: uncovered(plan),
    actions,
    deferred,
    unknownMembers,
    checks: checksSummary(plan.checks),
    ...rulePeople(plan, changes, people, providers),
  };
}

/** The people of the directory, or why nobody was read: the rest of a sentence. */
export type ReadPeople =
  { readonly read: true; readonly people: PlanPeople } | { readonly read: false; readonly reason: string };

function rulePeople(
  plan: PlanJson,
  changes: readonly ResourceSummary[],
  read: ReadPeople | undefined,
  providers: readonly PlanProvider[],
): Pick<PlanSummary, 'rulePeople'> {
  const rules = new Set(changes.filter(movesPeople).map(({ address }) => address));
  if (read === undefined || rules.size === 0) return {};
  if (!read.read) return { rulePeople: { read: false, reason: read.reason } };
  const { people } = read;
  const moves = new Map(
    plan.resource_changes.flatMap((resource) => {
      const address = changeAddress(resource);
      const of = rules.has(address) ? ruleMoves(resource, people, providers) : undefined;
      return of === undefined ? [] : [[address, { address, ...of }] as const];
    }),
  );
  return {
    rulePeople: {
      read: true,
      source: people.source,
      rules: changes.flatMap(({ address }) => moves.get(address) ?? []),
    },
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

/** Whether Terraform has read a resource again without a value of it being another one. */
function showsNothing({ action, roles, groups, unchangedGroups, members, rule, attributes }: ResourceSummary): boolean {
  if (action !== 'update' || unchangedGroups !== null) return false;
  return roles === null && groups.length === 0 && members === null && rule === null && attributes.length === 0;
}

function countsOf(actions: readonly ChangeAction[]): Readonly<Record<ChangeAction, number>> {
  const counts = CHANGE_ACTIONS.map((action) => [action, actions.filter((other) => other === action).length]);
  return Object.fromEntries(counts) as Record<ChangeAction, number>;
}
