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
import { requireChangesOfPlanned } from './whole-plan.js';

/** What a plan has, and a state has not: of an empty one Terraform prints nothing but the two versions. */
const OF_A_PLAN = ['planned_values', 'resource_changes', 'configuration'] as const;

/**
 * Reads what `terraform show -json PLANFILE` prints.
 *
 * @throws PlanError for text that is not such a plan, for a state in place of a plan, for a plan of which something was cut
 * out, and for one with actions that are not known
 */
export function readPlanJson(text: string): PlanJson {
  const json = parseJson(text);
  if (isState(json)) {
    throw new PlanError(
      'This is a state, not a plan. Save a plan with `terraform plan -out=plan`, then pass `terraform show -json plan`.',
    );
  }
  const parsed = planSchema.safeParse(json);
  if (!parsed.success) {
    const [mistake] = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new PlanError(
      `This is not a plan as \`terraform show -json\` prints it: ${String(mistake)}. ` +
        'Save a plan with `terraform plan -out=plan`, then pass what `terraform show -json plan` prints.',
    );
  }
  const plan: PlanJson = {
    ...parsed.data,
    resource_changes: parsed.data.resource_changes.map(withAction),
    resource_drift: parsed.data.resource_drift.map(withAction),
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

function isState(json: unknown): boolean {
  if (json === null || typeof json !== 'object' || !('format_version' in json)) return false;
  return String(json.format_version).startsWith('1.') && !OF_A_PLAN.some((member) => member in json);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PlanError(
      text.trim() === ''
        ? 'The plan is empty. Pass what `terraform show -json plan` prints.'
        : 'The plan is not JSON. Pass what `terraform show -json plan` prints, not the plan file itself.',
    );
  }
}
