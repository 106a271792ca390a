import { type PlannedAttributes } from '../provider/plan-subjects.js';
import { type Marks } from '../provider/plan-values.js';
import { resourcesOf } from './module-resources.js';
import { createsFirst, type PlanAction } from './plan-action.js';
import { PlanError } from './plan-error.js';
import { changeAddress } from './plan-json.js';
import { readPlanJson } from './read-plan-json.js';
import { type UnreadParts, unreadParts } from './unread-parts.js';
import { requireChangesOfPresent, uncovered } from './whole-plan.js';

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
  /** Of the shape of `after`, with true for what is known only after the apply. */
  readonly afterUnknown: Marks;
  /** Of a replacement: whether the other object is created before the present one is deleted. Missing where it is not. */
  readonly createsFirst?: true;
}

/** A resource or a data source as it is now or would be, wherever the plan shows it. */
export interface ShownResource {
  readonly address: string;
  readonly type: string;
  readonly values: PlannedAttributes;
}

/** A plan, reduced to what the guard asks of it. */
export interface TerraformPlan {
  readonly terraformVersion: string;
  readonly changes: readonly ResourceChange[];
  /** What the state and the planned values show, data sources included. A resource may stand here twice: as it is, and as it would be. */
  readonly shown: readonly ShownResource[];
  /** Addresses of what is there and is left alone, because Terraform says that the plan covers a part of the configuration. */
  readonly uncovered: readonly string[];
  /** What the plan holds besides the changes of resources. */
  readonly unread: UnreadParts;
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
    shown: [plan.prior_state?.values, plan.planned_values].flatMap((state) =>
      resourcesOf(state?.root_module).map(({ address, type, values = null }) => ({ address, type, values })),
    ),
    uncovered: uncovered(plan),
    unread: unreadParts(plan),
    changes: plan.resource_changes
      .filter(({ mode }) => mode === 'managed')
      .map(({ type, action, change: { actions, before, after, after_unknown: afterUnknown }, ...named }) => ({
        address: changeAddress(named),
        type,
        action,
        before,
        after,
        afterUnknown,
        ...(createsFirst(actions) && { createsFirst: true as const }),
      })),
  };
}
