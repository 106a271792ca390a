import { PlanError } from './plan-error.js';
import { readPlanJson } from './read-plan-json.js';
import { requireChangesOfPresent } from './whole-plan.js';

export { PlanError } from './plan-error.js';

/** What Terraform would do to a resource. A replacement is `delete` and `create` together, in either order. */
export type PlanAction = 'no-op' | 'create' | 'read' | 'update' | 'delete' | 'forget';

/** One resource in a plan, as `terraform show -json` gives it (Terraform: JSON output format, change representation). */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly actions: readonly PlanAction[];
  /** The resource as it stands; null if there is none yet. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** The resource as it would be; null if it would be gone. Values known only after the apply are absent. */
  readonly after: Readonly<Record<string, unknown>> | null;
  /** True where the change adopts an existing object. */
  readonly importing: boolean;
}

/** Whether the change does something to the object itself; `forget` only takes it out of the state. */
export function touches(change: ResourceChange): boolean {
  return change.actions.some((action) => action === 'create' || action === 'update' || action === 'delete');
}

/** A plan, reduced to what the guard asks of it. */
export interface TerraformPlan {
  readonly terraformVersion: string;
  readonly changes: readonly ResourceChange[];
}

/**
 * Reads what `terraform show -json PLANFILE` prints.
 *
 * @throws PlanError for text that is not such a plan, a state in place of a plan, a plan that ended in an error, and one that
 * does not say what becomes of a resource
 */
export function parseTerraformPlan(text: string): TerraformPlan {
  const plan = readPlanJson(text);
  if (plan.errored) {
    throw new PlanError('Terraform could not finish this plan, so it does not show all changes. Mend the plan first.');
  }
  requireChangesOfPresent(plan);
  return {
    terraformVersion: plan.terraform_version,
    changes: plan.resource_changes
      .filter((change) => change.mode === 'managed')
      .map(({ address, type, change }) => ({
        address,
        type,
        actions: change.actions,
        before: change.before,
        after: change.after,
        importing: change.importing !== undefined && change.importing !== null,
      })),
  };
}
