import { type PlanAction } from './plan-action.js';
import { PlanError } from './plan-error.js';
import { changeAddress } from './plan-json.js';
import { readPlanJson } from './read-plan-json.js';
import { requireChangesOfPresent } from './whole-plan.js';

export { PlanError } from './plan-error.js';

/** One resource in a plan, as `terraform show -json` gives it (Terraform: JSON output format, change representation). */
export interface ResourceChange {
  /** Terraform's address. Of what an earlier replacement has left over, with its key: `ADDRESS (deposed 1a2b3c4d)`. */
  readonly address: string;
  readonly type: string;
  readonly action: PlanAction;
  /** The resource as it stands; null if there is none yet. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** The resource as it would be; null if it would be gone. Values known only after the apply are absent. */
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** A plan, reduced to what the guard asks of it. */
export interface TerraformPlan {
  readonly terraformVersion: string;
  readonly changes: readonly ResourceChange[];
}

/**
 * Reads what `terraform show -json PLANFILE` prints.
 *
 * @throws PlanError for text that is not such a plan, a state in place of a plan, a plan that ended in an error, one with
 * actions that are not known, and one that does not say what happens to a resource
 */
export function parseTerraformPlan(text: string): TerraformPlan {
  const plan = readPlanJson(text);
  if (plan.errored) {
    throw new PlanError('Terraform could not finish this plan, so it does not show all changes. Fix the plan first.');
  }
  requireChangesOfPresent(plan);
  return {
    terraformVersion: plan.terraform_version,
    changes: plan.resource_changes
      .filter(({ mode }) => mode === 'managed')
      .map(({ type, action, change: { before, after }, ...named }) => ({
        address: changeAddress(named),
        type,
        action,
        before,
        after,
      })),
  };
}
