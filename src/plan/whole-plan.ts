import { resourcesOf } from './module-resources.js';
import { PlanError } from './plan-error.js';
import { type PlanJson } from './plan-json.js';
import { resourceType } from './resource-type.js';

const WHOLE = 'Pass all of what `terraform show -json plan` prints.';

/**
 * Terraform lists an entry under `resource_changes` for each resource that the plan covers, also where nothing changes. So
 * what would be there after the apply and has no entry was cut out of the plan, by a filter or on the way. The same holds for
 * what is there now, where the plan itself says that it covers everything.
 *
 * @throws PlanError for a plan of which something was cut out
 */
export function requireChangesOfPlanned(plan: PlanJson): void {
  const cut = withoutEntry(plan, plan.planned_values);
  if (cut.length > 0) {
    throw new PlanError(
      `This is not a whole plan: it plans for ${cut.join(', ')}, but resource_changes does not say what is done to them. ${WHOLE}`,
    );
  }
  if (plan.complete === true && plan.resource_changes.length > 0) requireNoneLeftOpen(uncovered(plan));
}

/**
 * What is there before the apply, and of which the plan does not say whether it stays or goes. A plan of a part of the
 * configuration has no entry for the rest, and a plan that only refreshes has none at all: Terraform leaves that alone. From
 * any other plan it was cut out.
 */
export function uncovered(plan: PlanJson): readonly string[] {
  return withoutEntry(plan, plan.prior_state?.values);
}

/**
 * Requires that a plan which is to be deployed says of everything whether it stays or goes. Where Terraform itself says that the
 * plan covers a part, the rest has no entry. OpenTofu and older versions of Terraform do not say it: their plans have to add up.
 *
 * @throws PlanError for a plan that does not say what happens to a resource, such as a refresh-only plan, and for one whose
 * wholeness cannot be checked
 */
export function requireChangesOfPresent(plan: PlanJson): void {
  if (plan.complete === undefined) requirePriorState(plan);
  if (plan.complete === false && plan.resource_changes.length > 0) return;
  requireNoneLeftOpen(uncovered(plan));
}

function requireNoneLeftOpen(open: readonly string[]): void {
  if (open.length === 0) return;
  throw new PlanError(
    `The plan does not say what happens to ${open.join(', ')}. Either something was cut out of it, or it was made with ` +
      `-refresh-only and deploys nothing, or with -target and covers a part. ${WHOLE} With OpenTofu, plan without -target.`,
  );
}

/** What is there before a change stands in the state too: a plan without a state, and with such a change, is not whole. */
function requirePriorState({ prior_state: state, resource_changes: changes }: PlanJson): void {
  if (state?.values !== undefined) return;
  const present = changes.filter(({ mode, deposed, change }) => {
    return mode === 'managed' && deposed === undefined && change.before !== null;
  });
  if (present.length === 0) return;
  throw new PlanError(
    `This is not a whole plan: it changes ${present.map(({ address }) => address).join(', ')}, but prior_state, which says ` +
      `what is there now, is missing. ${WHOLE}`,
  );
}

/** What an earlier replacement has left over has the address of the resource, and says nothing of the resource itself. */
function withoutEntry(
  { resource_changes: changes }: PlanJson,
  values: PlanJson['planned_values'] | undefined,
): readonly string[] {
  const entries = changes.filter(({ deposed }) => deposed === undefined);
  const resources = resourcesOf(values?.root_module).filter(({ mode }) => mode === 'managed');
  const present = new Set(resources.map(({ address }) => address));
  const covered = new Set(entries.map(({ address }) => address));
  // A move keeps the type, and leads to an address at which nothing is yet: else it covers nothing but its own address.
  for (const { address, previous_address: previous, type } of entries) {
    if (previous !== undefined && resourceType(previous) === type && !present.has(address)) covered.add(previous);
  }
  return [...present].filter((address) => !covered.has(address));
}
