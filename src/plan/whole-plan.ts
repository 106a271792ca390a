import { resourcesOf } from './module-resources.js';
import { PlanError } from './plan-error.js';
import { type PlanJson } from './plan-json.js';

const WHOLE = 'Pass all of what `terraform show -json plan` prints.';

/**
 * Terraform lists an entry under `resource_changes` for each resource that the plan covers, also where nothing changes. So
 * what would be there after the apply and has no entry was cut out of the plan, by a filter or on the way.
 *
 * @throws PlanError for a plan of which something was cut out
 */
export function requireChangesOfPlanned(plan: PlanJson): void {
  const cut = withoutEntry(plan, plan.planned_values);
  if (cut.length === 0) return;
  throw new PlanError(
    `This is not a whole plan: it plans for ${cut.join(', ')}, but resource_changes does not say what is done to them. ${WHOLE}`,
  );
}

/**
 * The same for what is there before the apply: a whole plan says of it whether it stays or goes. Where Terraform itself says
 * that the plan covers a part, the rest has no entry.
 *
 * @throws PlanError for a plan that does not say what happens to a resource, such as a refresh-only plan
 */
export function requireChangesOfPresent(plan: PlanJson): void {
  if (plan.complete !== true && plan.resource_changes.length > 0) return;
  const open = withoutEntry(plan, plan.prior_state?.values);
  if (open.length === 0) return;
  throw new PlanError(
    `The plan does not say what happens to ${open.join(', ')}. Either something was cut out of it, or it deploys nothing: it ` +
      `was made with -refresh-only, or with a -target that does not exist. ${WHOLE}`,
  );
}

/** What an earlier replacement has left over has the address of the resource, and says nothing of the resource itself. */
function withoutEntry(
  { resource_changes: changes }: PlanJson,
  values: PlanJson['planned_values'] | undefined,
): readonly string[] {
  const covered = new Set(
    changes
      .filter(({ deposed }) => deposed === undefined)
      .flatMap(({ address, previous_address: previous }) => [address, previous]),
  );
  return resourcesOf(values?.root_module)
    .filter(({ mode, address }) => mode === 'managed' && !covered.has(address))
    .map(({ address }) => address);
}
