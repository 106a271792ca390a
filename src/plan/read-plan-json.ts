import { formFault } from '../text/form-fault.js';
import { quoted } from '../text/quoted.js';
import { planAction } from './plan-action.js';
import { PlanError } from './plan-error.js';
import {
  changeAddress,
  type ParsedResourceChange,
  type PlanJson,
  planSchema,
  type ResourceChangeJson,
} from './plan-json.js';
import { parsePlanText, requirePlan } from './plan-text.js';
import { soundChange } from './sound-change.js';
import { unknownMembers } from './unread-parts.js';
import { requireChangesOfPlanned } from './whole-plan.js';

/**
 * Reads what `terraform show -json PLANFILE` prints.
 *
 * @throws PlanError for text that is not such a plan, for a state or a configuration in place of a plan, for a plan of which something
 * was cut out, for one with actions that are not known, and for one that contradicts itself
 */
export function readPlanJson(text: string): PlanJson {
  const json = parsePlanText(text);
  requirePlan(json);
  const parsed = planSchema.safeParse(json);
  if (!parsed.success) {
    const [mistake] = parsed.error.issues.map((issue) => formFault(issue, issue.path.join('.') || 'the file', ' '));
    throw new PlanError(
      `This is not a plan as \`terraform show -json\` prints it: ${String(mistake)}. ` +
        'Save a plan with `terraform plan -out=plan`, then pass what `terraform show -json plan` prints.',
    );
  }
  const plan: PlanJson = {
    ...parsed.data,
    resource_changes: parsed.data.resource_changes.map(withAction).map(soundChange),
    resource_drift: parsed.data.resource_drift.map(withAction),
    unknownMembers: unknownMembers(json as object),
  };
  requireChangesOfPlanned(plan);
  return plan;
}

/** An action that is not known may do anything, so nothing may be concluded from its plan. */
function withAction(resource: ParsedResourceChange): ResourceChangeJson {
  const action = planAction(resource.change.actions);
  if (action !== undefined) return { ...resource, action };
  throw new PlanError(
    `The plan has the actions ${quoted(resource.change.actions.join(', '))} for ${changeAddress(resource)}. This version of ` +
      'klaviyo-access does not know them, so it cannot say what the deploy would do. Update klaviyo-access, or make the plan ' +
      'with an older version of Terraform or OpenTofu.',
  );
}
